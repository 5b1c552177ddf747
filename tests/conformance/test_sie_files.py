"""SIE files of all types from many programs (MIT, Johan Idstam 2015): read, agreeing with what they state, and written."""

import io
import re
from collections import Counter
from dataclasses import replace

import pytest

from samverkan.formats.sie import as_form, monthly, read_sie, write_sie
from samverkan.testing.samples import samples_dir

FOLDER = samples_dir() / "standards" / "sie"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix.lower() in {".se", ".si"})
CONTRADICTING = {
    "Sie4.se": {"#UB 2440", "#UB 2640", "#RES 4010"},
    "Sie4.si": 29,
}
"""Files whose vouchers do not give the balances they state: the balances, or how many."""
KEPT = (
    "form", "company", "origin", "years", "accounts", "dimensions", "objects", "chart", "currency", "tax_year", "scope",
    "imported", "unknown", "checksum",
)  # fmt: skip

every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)


def labels(path):
    """The labels of the lines, told without our reader."""
    return Counter(match[1].upper() for match in re.finditer(rb"^[ \t]*#(\w+)", path.read_bytes(), re.M))


def test_all_files_are_here():
    assert len(FILES) == 38


@every_file
def test_every_record_of_a_file_is_read(path):
    file, met = read_sie(path), labels(path)
    found = Counter(held.kind.encode() for held in file.balances)
    assert found == {kind: met[kind] for kind in found | dict.fromkeys((b"IB", b"UB", b"RES"), 0) if met[kind]}
    assert (file.voucher_count, file.transaction_count) == (met[b"VER"], met[b"TRANS"])
    struck = sum(line.change == "struck" for voucher in file.vouchers for line in voucher.lines)
    added = sum(line.change == "added" for voucher in file.vouchers for line in voucher.lines)
    assert (struck, added) == (met[b"BTRANS"], met[b"RTRANS"])
    assert len(file.objects) <= met[b"OBJEKT"]
    assert sum(len(account.sru) for account in file.accounts.values()) <= met[b"SRU"]


@every_file
def test_totals_of_accounts_agree_with_the_balances_stated_or_a_warning_says_so(path):
    file = read_sie(path)
    moved = Counter()
    for held in monthly(file):
        moved[held.account] += held.amount
    if not file.transaction_count and not any(held.kind == "PSALDO" for held in file.balances):
        return  # the balances are all there is
    of_year = [held for held in file.balances if held.year == 0]
    opening = {held.account: held.ore for held in of_year if held.kind == "IB"}
    differing = {
        f"#{held.kind} {held.account}"
        for held in of_year
        if (held.kind == "UB" and held.ore != opening.get(held.account, 0) + moved[held.account])
        or (held.kind == "RES" and held.ore != moved[held.account])
    }
    told = {
        " ".join(warning.text.split()[:2])
        for warning in file.warnings
        if " är " in warning.text and ", men " in warning.text
    }
    assert told == differing
    known = CONTRADICTING.get(path.name, set())
    assert (len(differing) if isinstance(known, int) else differing) == known


@every_file
def test_what_is_written_reads_back_as_the_same_records(path):
    file = read_sie(path)
    found = rewritten(file)
    assert {name: getattr(found, name) for name in KEPT} == {name: getattr(file, name) for name in KEPT}
    assert list(found.vouchers) == list(file.vouchers)
    assert _sorted(found.balances) == _sorted(file.balances)
    assert sorted(monthly(found), key=repr) == sorted(monthly(file), key=repr)


@pytest.mark.parametrize("path", [path for path in FILES if labels(path)[b"VER"]], ids=lambda path: path.name)
def test_vouchers_as_period_balances_give_the_same_totals(path):
    file = read_sie(path)
    bare = replace(file, balances=[held for held in file.balances if held.kind != "PSALDO"])
    assert by_month(rewritten(as_form(bare, "3"))) == by_month(file)


def by_month(file):
    """Sums of accounts by month, whatever their objects."""
    found = Counter()
    for held in monthly(file):
        found[held.account, held.month] += held.amount
    return {key: total for key, total in found.items() if total}


def test_the_sum_of_control_that_another_program_wrote_agrees():
    file = read_sie(FOLDER / "Sie1.se")
    assert file.checksum
    assert file.warnings == ()


def rewritten(file):
    target = io.BytesIO()
    write_sie(file, target)
    target.seek(0)
    return read_sie(target)


def _sorted(balances):
    return sorted((replace(held, line=0) for held in balances), key=repr)
