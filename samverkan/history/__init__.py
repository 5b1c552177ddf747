"""Who changed what, when and on which ground. Rows are recorded by triggers, so nothing that writes can avoid it."""
