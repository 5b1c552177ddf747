"""Governing documents as files: where a clause begins, and what is wrong with a file that can't be read."""

import pytest

from samverkan.core.faults import FaultError
from samverkan.formats.cases.csvfile import write_rows
from samverkan.formats.charters import read_charter, text_clauses
from tests.charters import FEDERATION


def written(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def faults(path):
    with pytest.raises(FaultError) as raised:
        read_charter(path)
    return raised.value.faults


def test_text_is_parted_at_its_paragraphs_and_the_title_is_none(tmp_path):
    clauses = read_charter(written(tmp_path, "ordning.txt", FEDERATION))
    assert len(clauses) == 20
    assert clauses[1].paragraph == "2 § Medlemmar"
    assert clauses[1].text == "Medlemmar är Granby, Lillsjö och Storfors kommuner."
    assert clauses[1].requirement == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("§ 1 Namn\nHeter X.", [("§ 1 Namn", "Heter X.")]),
        ("# Namn\nHeter X.", [("Namn", "Heter X.")]),
        ("1. Namn\nHeter X.\n2. Säte\nY.", [("1. Namn", "Heter X."), ("2. Säte", "Y.")]),
        ("4 § Förbundet ska ha två revisorer.", [("4 §", "Förbundet ska ha två revisorer.")]),
        ("Heter X.\n\nSäte i\nY.", [("stycke 1", "Heter X."), ("stycke 2", "Säte i Y.")]),
        ("**1 § Namn**\nHeter X.", [("1 § Namn", "Heter X.")]),
        ("## 1 § Namn\nHeter X.", [("1 § Namn", "Heter X.")]),
        (
            "1. Förbundets namn är Fjället\n2. Förbundets säte är Granby",
            [
                ("1", "Förbundets namn är Fjället"),
                ("2", "Förbundets säte är Granby"),
            ],
        ),
        (
            "1 § Uppgifter\nDirektionen ska\n1. fastställa budget\n2. utse revisorer",
            [("1 § Uppgifter", "Direktionen ska 1. fastställa budget 2. utse revisorer")],
        ),
        (
            "1 § Val\nVal sker enligt\n6 § kommunallagen med\n10 ledamöter.",
            [("1 § Val", "Val sker enligt 6 § kommunallagen med 10 ledamöter.")],
        ),
        (
            "Stadgar\n\nFöreningen heter X.\n1 § Säte\nGranby.",
            [("inledning", "Stadgar Föreningen heter X."), ("1 § Säte", "Granby.")],
        ),
        ("1 § Tom\n2 § Full\nText.", [("2 § Full", "Text.")]),
    ],
)
def test_headings_in_their_usual_shapes_part_a_text(text, found):
    assert list(text_clauses(text)) == found


def test_clauses_of_a_case_are_read_as_they_stand(tmp_path):
    clauses = read_charter(written(tmp_path, "ordning.txt", FEDERATION))
    path = tmp_path / "clauses.csv"
    path.write_bytes(write_rows("clauses", clauses))
    assert read_charter(path) == clauses


def test_csv_needs_no_more_than_paragraph_and_text(tmp_path):
    (clause,) = read_charter(written(tmp_path, "o.csv", "paragraph;text\n1 §;Heter X.\n"))
    assert (clause.paragraph, clause.text, clause.requirement) == ("1 §", "Heter X.", "")


def test_csv_with_two_charters_says_which(tmp_path):
    (fault,) = faults(written(tmp_path, "o.csv", "charter,paragraph,text\na,1 §,X.\nb,2 §,Y.\n"))
    assert (fault.code, "a och b" in fault.text) == ("several-charters", True)


def test_toml_gives_requirement_and_every_fault(tmp_path):
    good = '[[clause]]\nparagraph = "1 §"\ntext = "X."\nrequirement = "KL-9-6-1"\n'
    assert read_charter(written(tmp_path, "o.toml", good))[0].requirement == "KL-9-6-1"
    bad = faults(written(tmp_path, "b.toml", '[[clause]]\nparagraph = 1\ntext = "X."\nkrav = "Y"\n'))
    assert [fault.code for fault in bad] == ["not-text", "unknown-key"]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("o.txt", " \n", "empty"),
        ("o.docx", "x", "file-kind"),
        ("o.toml", "clause = 3", "empty"),
        ("o.toml", "[[", "not-toml"),
        ("o.csv", "paragraph,text\n1 §,\n", "blank"),
        ("o.csv", "paragraf,text\n1 §,X\n", "missing-column"),
    ],
)
def test_file_that_cannot_be_used_says_why(tmp_path, name, text, code):
    assert [fault.code for fault in faults(written(tmp_path, name, text))] == [code]


def test_file_in_another_encoding_is_named(tmp_path):
    path = tmp_path / "o.txt"
    path.write_bytes("1 § Säte\nGranby".encode("latin-1"))
    assert faults(path)[0].code == "encoding"
