"""The sections of a background report, one module a subject. Each gives None or an empty section where there is nothing."""
