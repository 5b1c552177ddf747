"""``samverkan sie``: the contract's document, words, and files written whole or not at all."""

import json
from decimal import Decimal

import pytest

from samverkan.cli import main
from samverkan.formats.sie import read_sie, write_sie
from samverkan.testing.sie_year import AreaYear, sie_year

STRUCK = """#FLAGGA 0
#PROGRAM "Prov" 1.0
#FORMAT PC8
#GEN 20220110
#SIETYP 4
#FNAMN "Förbundet"
#ORGNR 222000-0000
#RAR 0 20210101 20211231
#KONTO 1930 "Bank"
#KONTO 3010 "Avgifter"
#DIM 1 "Ansvar"
#OBJEKT 1 "100" "Kansli"
#IB 0 1930 0.00
#PSALDO 0 202101 3010 {1 "100"} -500.00
#VER A 1 20210105 "Avgift Åre"
{
#TRANS 1930 {} 500.00
#RTRANS 3010 {1 "100"} -500.00
#TRANS 3010 {1 "100"} -500.00
#BTRANS 3010 {} -500.00
}
"""


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "bok.se"
    path.write_bytes(STRUCK.encode("cp437"))
    return path


def document(capsys, *args):
    assert main(["sie", *map(str, args), "--json"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return json.loads(said.out)


def test_read_gives_the_document_of_the_contract(ledger, capsys):
    found = document(capsys, "read", ledger)
    assert found["company"] | {"name": "Förbundet", "orgnr": "222000-0000"} == found["company"]
    assert found["years"] == [{"year": 0, "from": "2021-01-01", "to": "2021-12-31"}]
    assert (found["type"], found["accounts"], found["objects"]) == ("4E", 2, 1)
    assert (found["vouchers"], found["transactions"]) == (1, 2)
    assert found["balances"][1] == {
        "kind": "PSALDO", "year": 0, "account": "3010", "objects": [["1", "100"]], "period": "2021-01",
        "amount": "-500.00", "quantity": None,
    }  # fmt: skip
    assert found["warnings"] == []
    assert "lines" not in found


def test_lines_are_those_that_count(ledger, capsys):
    found = document(capsys, "read", ledger, "--lines")
    assert found["lines"] == [
        {"series": "A", "voucher": "1", "date": "2021-01-05", "account": "1930", "objects": [], "amount": "500.00",
         "text": "Avgift Åre", "line": 17},
        {"series": "A", "voucher": "1", "date": "2021-01-05", "account": "3010", "objects": [["1", "100"]],
         "amount": "-500.00", "text": "Avgift Åre", "line": 18},
    ]  # fmt: skip


def test_a_file_without_vouchers_has_no_lines(ledger, capsys):
    ledger.write_bytes(STRUCK.partition("#VER")[0].encode("cp437"))
    assert document(capsys, "read", ledger, "--lines")["lines"] == []


def test_warnings_carry_their_line(ledger, capsys):
    ledger.write_bytes(STRUCK.replace("1930 {} 500", "1930 {} 501").encode("cp437"))
    told = [{"line": 15, "text": "Verifikationens rader summerar till 1\xa0kr i stället för noll."}]
    assert document(capsys, "read", ledger)["warnings"] == told
    assert main(["sie", "read", str(ledger)]) == 0
    assert "rad 15: Verifikationens rader summerar till 1\xa0kr" in capsys.readouterr().out


def test_words_tell_what_the_file_holds(ledger, capsys):
    assert main(["sie", "read", str(ledger), "--lines"]) == 0
    out = capsys.readouterr().out
    assert "Förbundet 222000-0000" in out
    assert "Transaktioner              2" in out
    assert "Inga anmärkningar." in out
    assert "2021-01-05 A 1 3010 1:100 −500,00 Avgift Åre" in [" ".join(line.split()) for line in out.splitlines()]


def test_what_can_not_be_understood_is_told_with_its_line_and_exits_2(ledger, capsys):
    ledger.write_bytes(STRUCK.replace("} 500.00", "} fem").encode("cp437"))
    assert main(["sie", "read", str(ledger), "--json"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "samverkan: bok.se, rad 17: ”fem” i #TRANS är inget belopp. Skriv till exempel -1234.50.\n"


def test_write_makes_the_same_records(ledger, capsys):
    new = ledger.with_name("ny.se")
    assert document(capsys, "write", ledger, new, "--checksum") == {"file": str(new), "type": "4E", "warnings": []}
    found = read_sie(new)
    assert list(found.vouchers) == list(read_sie(ledger).vouchers)
    assert (found.checksum, found.warnings) == (True, ())


@pytest.mark.parametrize(("kind", "form"), [("1", "1"), ("2", "2"), ("3", "3"), ("4", "4E"), ("4I", "4I")])
def test_write_makes_another_type(tmp_path, capsys, kind, form):
    old, new = tmp_path / "bok.se", tmp_path / "ny.se"
    write_sie(sie_year(2021, [AreaYear("100", "Kansli", {1: Decimal(5000)})]), old)
    assert main(["sie", "write", str(old), str(new), "--type", kind]) == 0
    assert f"är skriven som typ {form}." in capsys.readouterr().out
    assert (read_sie(new).form, read_sie(new).warnings) == (form, ())


def test_write_replaces_nothing(ledger, capsys):
    assert main(["sie", "write", str(ledger), str(ledger)]) == 2
    assert capsys.readouterr().err == f"samverkan: {ledger}: finns redan. Välj ett annat namn.\n"
    assert ledger.read_bytes() == STRUCK.encode("cp437")


def test_write_tells_what_the_type_lacks_and_leaves_nothing(ledger, capsys):
    ledger.write_bytes(STRUCK.partition("#VER")[0].encode("cp437"))
    new = ledger.with_name("ny.se")
    assert main(["sie", "write", str(ledger), str(new), "--type", "4I"]) == 2
    told = "samverkan: Filen kan inte skrivas som typ 4I, för den har inga verifikationer.\n"
    assert capsys.readouterr().err == told
    assert not new.exists()
