"""What is written reads back as the same records."""

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from samverkan.core.faults import FaultError
from samverkan.formats.sie import Account, SieFile, Transaction, Voucher, monthly, read_sie, write_sie
from samverkan.testing.sie_year import AreaYear, even, sie_year
from tests.formats.sie.sie_making import HEAD, files, read, said, stream

KEPT = (
    "form", "company", "origin", "years", "accounts", "dimensions", "objects", "chart", "currency", "tax_year", "scope",
    "imported", "unknown", "checksum",
)  # fmt: skip


def written(file):
    target = io.BytesIO()
    write_sie(file, target)
    return target.getvalue()


@given(files())
@settings(max_examples=150, deadline=None)
def test_what_is_written_reads_back_as_the_same_records(file):
    found = read_sie(stream(written(file)))
    assert {name: getattr(found, name) for name in KEPT} == {name: getattr(file, name) for name in KEPT}
    assert list(found.vouchers) == list(file.vouchers)
    assert sorted(map(repr, _without_lines(found.balances))) == sorted(map(repr, _without_lines(file.balances)))
    assert not [text for _, text in said(found) if "Kontrollsumman" in text or "Citattecken" in text]
    assert written(found) == written(file)


def _without_lines(balances):
    return [replace(held, line=0) for held in balances]


def test_a_text_that_ends_in_a_backslash_keeps_it():
    lines = (Transaction("1930", Decimal(0), text="C:\\"), Transaction("1930", Decimal(0), text="C:\\ ”x\\"))
    file = SieFile("4E", vouchers=(Voucher("A", "1\\", None, "\\", lines=lines),))
    found = next(iter(read_sie(stream(written(file))).vouchers))
    assert [line.text for line in found.lines] == ["C:\\", 'C:\\ "x\\']
    assert (found.number, found.text) == ("1\\", "\\")


def test_signs_that_pc8_lacks_are_spelled_otherwise_and_told():
    file = SieFile("4E", accounts={"1": Account("1", "Resor – 5 €, Škoda, ”Åre”\nny rad ☃")})
    target = io.BytesIO()
    told = write_sie(file, target)
    assert '#KONTO 1 "Resor - 5 EUR, Skoda, \\"Åre\\" ny rad ?"\r\n' in target.getvalue().decode("cp437")
    assert [held.text for held in told][:2] == [
        "Tecknet ”–” finns inte i PC8 och skrevs som ”-”.",
        "Tecknet ”€” finns inte i PC8 och skrevs som ”EUR”.",
    ]


def test_an_added_line_is_written_twice_and_a_struck_one_once():
    lines = (
        Transaction("1930", Decimal(5), change="added", sign="EK"),
        Transaction("1930", Decimal(7), change="struck", sign="EK"),
    )
    file = SieFile("4E", vouchers=(Voucher("A", "1", None, lines=lines),))
    text = written(file).decode("cp437")
    assert [line.split()[0] for line in text.splitlines() if "TRANS" in line] == ["#RTRANS", "#TRANS", "#BTRANS"]


def test_lines_end_in_cr_lf_and_records_stand_in_order():
    text = written(read(HEAD + '#VER A 1 20210101 "x"\n{\n#TRANS 1930 {} 0\n}\n#EGEN 1\n')).decode("cp437")
    assert text.count("\n") == text.count("\r\n")
    labels = [line.split()[0] for line in text.splitlines() if line.startswith("#")]
    assert labels == ["#FLAGGA", "#PROGRAM", "#FORMAT", "#GEN", "#SIETYP", "#FNAMN", "#RAR", "#KONTO", "#KONTO", "#KONTO",
                      "#IB", "#VER", "#EGEN"]  # fmt: skip


def test_a_file_may_be_written_over_the_one_it_was_read_from(tmp_path):
    path = tmp_path / "bok.se"
    path.write_bytes(written(sie_year(2021, [AreaYear("100", "Kansli", even(Decimal(1200)))])))
    before = path.read_bytes()
    file = read_sie(path)
    write_sie(file, path)
    assert path.read_bytes() == before
    assert [held.name for held in tmp_path.iterdir()] == ["bok.se"]


def test_a_write_that_fails_leaves_what_was_there(tmp_path):
    path = tmp_path / "bok.se"
    path.write_bytes(b"kvar")

    def broken():
        yield Voucher("A", "1", None)
        raise FaultError([])

    with pytest.raises(FaultError):
        write_sie(SieFile("4E", vouchers=broken()), path)
    assert path.read_bytes() == b"kvar"
    assert [held.name for held in tmp_path.iterdir()] == ["bok.se"]


def test_a_made_up_year_reads_without_a_warning_and_sums_to_what_was_asked():
    areas = [
        AreaYear("100", "Kansli", even(Decimal("1242000.07")), even(Decimal(1300000)), even(Decimal(1250000))),
        AreaYear("210", "FoU Nära vård", even(Decimal(540000)), {3: Decimal(600000)}, project="P12"),
    ]
    file = read_sie(stream(written(sie_year(2021, areas))))
    assert (file.form, said(file), file.checksum) == ("4E", [], True)
    costs = {code: sum(held.amount for held in monthly(file) if held.amount > 0 and dict(held.objects).get("1") == code)
             for code in ("100", "210")}  # fmt: skip
    assert costs == {"100": 124200007, "210": 54000000}
