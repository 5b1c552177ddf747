"""OpenPEPPOL's example documents, and its cases of the Swedish rules: one document each, with the verdict in the file's name."""

import re
from decimal import Decimal

import pytest

from samverkan.core.faults import FaultError
from samverkan.formats import peppol
from samverkan.testing.samples import samples_dir

FOLDER = samples_dir() / "standards" / "peppol"
EXAMPLES = sorted(FOLDER.glob("*.xml"))
CASES = sorted((FOLDER / "se").glob("*.xml"))
WHOLE = [path for path in CASES if b"IssueDate" in path.read_bytes()]
"""Some cases hold only what their rule looks at."""
OUTSIDE_THE_SCHEMA = {"GR-base-example-TaxRepresentative.xml", "GR-base-example-correct.xml"}
"""Two Greek examples put AdditionalDocumentReference after the parties, where the UBL 2.1 schema has no place for it."""
NAMED = re.compile(r"UBL-(?:IN|CN)_(?P<rule>SE-R-\d{3})-\d+-(?P<verdict>success|error|warning)\.xml")


def verdict_on(rule, data):
    said = {held.severity.value for held in peppol.validate(data) if held.rule == rule}
    return said.pop() if said else "success"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_swedish_rule_gives_the_verdict_in_the_name_of_the_file(path):
    named = NAMED.fullmatch(path.name)
    assert verdict_on(named["rule"], path.read_bytes()) == named["verdict"]


def test_every_swedish_rule_is_tried_both_ways():
    tried = {NAMED.fullmatch(path.name).groups() for path in CASES}
    assert {rule for rule, _ in tried} == {f"SE-R-{number:03}" for number in range(1, 14)}
    assert len({rule for rule, verdict in tried if verdict != "success"}) == 13


@pytest.mark.parametrize(
    "path", [path for path in EXAMPLES if path.name not in OUTSIDE_THE_SCHEMA], ids=lambda path: path.stem
)
def test_official_example_breaks_no_rule(path):
    assert not peppol.validate(path.read_bytes())


@pytest.mark.parametrize("name", sorted(OUTSIDE_THE_SCHEMA))
def test_example_that_departs_from_the_schema_is_told_where(name):
    found = [held for held in peppol.validate((FOLDER / name).read_bytes()) if held.rule == "UBL-XSD"]
    assert [held.where for held in found] == ["/Invoice/cac:AdditionalDocumentReference[1]"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_official_example_is_read_and_summed_to_what_it_states(path):
    data = path.read_bytes()
    stated = re.search(rb"<cbc:PayableAmount[^>]*>([^<]+)<", data)[1].decode()
    assert peppol.totals(peppol.read_document(data)).payable == Decimal(stated)


@pytest.mark.parametrize("path", [*EXAMPLES, *WHOLE], ids=lambda path: path.stem)
def test_what_is_read_is_written_alike_twice(path):
    written = peppol.write_invoice(peppol.read_document(path.read_bytes()))
    assert peppol.write_invoice(peppol.read_document(written)) == written


@pytest.mark.parametrize("path", sorted({*CASES} - {*WHOLE}), ids=lambda path: path.stem)
def test_a_case_without_a_day_is_judged_but_not_read(path):
    with pytest.raises(FaultError) as raised:
        peppol.read_document(path.read_bytes())
    assert {fault.code for fault in raised.value.faults} == {"missing"}
