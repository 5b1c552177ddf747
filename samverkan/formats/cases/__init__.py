"""The case: a folder that holds a cooperation as text, a Frictionless data package plus TOML for rules."""

from samverkan.formats.cases.csvfile import read_rows, write_rows
from samverkan.formats.cases.reader import read_case, read_with_references
from samverkan.formats.cases.references import RowFault, row_faults
from samverkan.formats.cases.rulefiles import parse_rule_text
from samverkan.formats.cases.writer import case_files, write_case

__all__ = [
    "RowFault",
    "case_files",
    "parse_rule_text",
    "read_case",
    "read_rows",
    "read_with_references",
    "row_faults",
    "write_case",
    "write_rows",
]
