"""The register as something people keep: forms of every kind of record, two who save at once, changes, drafts, rules."""
