"""Files as they are met: well made, mislabelled, and broken in every way that can still be understood."""

import io
import zlib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan.core.faults import FaultError
from samverkan.formats.sie import Account, Company, Dimension, Transaction, Unknown, read_sie
from samverkan.formats.sie.checksum import counted
from samverkan.formats.sie.source import BOM, Source
from tests.formats.sie.sie_making import HEAD, read, said

VOUCHER = '#VER A 1 20210105 "Avgift Åre"\n{\n   #TRANS 1930 {} 500.00\n   #TRANS 3010 {1 "100" 6 "P1"} -500\n}\n'


def voucher(*lines, head="#VER A 1 20210105 Text"):
    return "\n".join([head, "{", *lines, "}", ""])


def only_voucher(text):
    (found,) = read(HEAD + text).vouchers
    return found


def test_a_sound_file_reads_without_a_warning():
    file = read(HEAD + VOUCHER)
    assert said(file) == []
    assert (file.form, file.company, file.encoding) == ("4E", Company("Förbundet"), "cp437")
    assert (file.years[0].first, file.years[0].last) == (date(2021, 1, 1), date(2021, 12, 31))
    assert (file.voucher_count, file.transaction_count) == (1, 2)
    (found,) = file.vouchers
    assert (found.series, found.number, found.day, found.text) == ("A", "1", date(2021, 1, 5), "Avgift Åre")
    assert found.lines[1] == Transaction("3010", Decimal("-500.00"), (("1", "100"), ("6", "P1")))
    assert found.lines[1].line == 15


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("cp437", None), ("utf-8", "UTF-8"), ("cp1252", "Windows-1252 (Latin-1)")],
)
def test_letters_come_out_right_whatever_the_file_says_it_is_written_in(encoding, told):
    file = read((HEAD + VOUCHER).replace("Bank", "Räkning för Åre"), encoding)
    assert (file.company.name, file.accounts["1930"].name) == ("Förbundet", "Räkning för Åre")
    assert [text for _, text in said(file)] == (
        []
        if told is None
        else [f"Filen är skriven i {told}, fast SIE föreskriver PC8. Den lästes så; se efter å, ä och ö."]
    )


def test_a_byte_order_mark_is_no_part_of_the_first_record():
    file = read(HEAD + VOUCHER, "utf-8-sig")
    assert said(file) == [(1, "Filen börjar med ett märke för UTF-8. Den lästes som UTF-8.")]
    assert file.company.name == "Förbundet"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_like_and_keep_their_numbers(end):
    text = (HEAD + "\n" + VOUCHER.replace("500.00", "501")).replace("\n", end)
    assert said(read(text)) == [(13, "Verifikationens rader summerar till 1\xa0kr i stället för noll.")]


@given(st.binary(max_size=60) | st.text(st.sampled_from("#VER\r\n"), max_size=60).map(str.encode), st.integers(1, 9))
def test_lines_end_alike_also_where_pieces_of_the_file_meet(data, size):
    pieces = list(Source(io.BytesIO(data), size).pieces())
    whole = data.removeprefix(BOM).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    assert b"".join(pieces) == (whole if whole.endswith(b"\n") or not whole else whole + b"\n")
    assert all(piece.endswith(b"\n") for piece in pieces)


def test_tabs_quotes_and_padding_are_no_part_of_a_field():
    text = (
        HEAD.replace(" ", "\t").replace("3010", '"3010"')
        + '\t#VER\t"A"\t""\t"20210105"\t"x  "\n{\n#TRANS "1930" { } "5.00"\n#TRANS\t3010{}-5\n}\n'
    )
    file = read(text)
    assert said(file) == []
    assert file.accounts["3010"] == Account("3010", "Avgifter")
    (found,) = file.vouchers
    assert (found.series, found.number, found.text, [held.amount for held in found.lines]) == ("A", "", "x", [5, -5])


def test_an_escaped_quote_is_a_quote_and_another_backslash_is_itself():
    file = read(HEAD.replace("Förbundet", 'AB \\"Sol\\"') + '#FNR "C:\\Bok\\" \n#PROSA "a\\\\b"\n')
    assert (file.company.name, file.company.number, file.origin.note) == ('AB "Sol"', "C:\\Bok\\", "a\\\\b")


def test_an_object_may_hold_a_brace_and_blanks():
    found = only_voucher(voucher('#TRANS 1930 {1 "a}b" "6" "Ö stra"} 0'))
    assert found.lines[0].objects == (("1", "a}b"), ("6", "Ö stra"))


def test_an_added_line_counts_once_though_it_stands_twice():
    lines = (
        '#RTRANS 1930 {1 "2"} 5 20210210 "" "" "EK"',
        '#TRANS 1930 { "1" "2"} 5.00 20210105 "rättat"',
        "#TRANS 3010 {} -5",
    )
    found = only_voucher(voucher(*lines))
    added = Transaction("1930", Decimal("5.00"), (("1", "2"),), date(2021, 1, 5), "rättat", None, "EK", "added",
                        date(2021, 2, 10))  # fmt: skip
    assert found.transactions == (added, Transaction("3010", Decimal("-5.00")))
    assert read(HEAD + voucher(*lines)).columns.ore.tolist() == [500, -500]


def test_two_equal_lines_that_were_added_count_as_two():
    lines = ("#RTRANS 1930 {} 5", "#TRANS 1930 {} 5", "#RTRANS 1930 {} 5", "#TRANS 1930 {} 5", "#TRANS 1930 {} 5")
    assert len(only_voucher(voucher(*lines)).transactions) == 3


def test_an_added_line_without_its_twin_counts():
    found = only_voucher(voucher("#RTRANS 1930 {} 5", "#TRANS 3010 {} -5"))
    assert [(held.change, held.amount) for held in found.transactions] == [("added", 5), ("", -5)]


def test_a_struck_line_is_kept_and_counts_as_nothing():
    text = HEAD + voucher("#TRANS 1930 {} 5", "#BTRANS 3010 {} -4", "#TRANS 3010 {} -5")
    file = read(text)
    assert (file.transaction_count, said(file)) == (2, [])
    (found,) = file.vouchers
    assert [held.change for held in found.lines] == ["", "struck", ""]


def test_a_record_that_the_format_does_not_know_is_kept_and_told():
    file = read(HEAD + '#MOMSKOD 3010 {1 "x"} 10\n')
    assert file.unknown == (Unknown("MOMSKOD", ("3010", (("1", "x"),), "10")),)
    assert said(file) == [(12, "Posten #MOMSKOD hör inte till SIE 4. Den behålls men används inte.")]


def test_a_sub_dimension_names_its_parent():
    file = read(HEAD + '#DIM 1 "Ansvar"\n#UNDERDIM 21 "Grupp" 1\n')
    assert file.dimensions == {"1": Dimension("1", "Ansvar"), "21": Dimension("21", "Grupp", "1")}


SOUND_BUT_ODD = [
    ("#TRANS 1930 {} 5,50\n#TRANS 3010 {} -5.50", 14, "Beloppet ”5,50” är inte skrivet som SIE föreskriver. Det lästes som 5.50."),
    ("#TRANS 1930 {} +5.505\n#TRANS 3010 {} -5.51", 14, "Beloppet ”+5.505” är inte skrivet som SIE föreskriver. Det lästes som 5.51."),
    ("#TRANS 1930 5\n#TRANS 3010 {} -5", 14, "#TRANS saknar objektlista. Raden läses som om där stod {}."),
    ("#TRANS 1930 {} 5 20210230\n#TRANS 3010 {} -5", 14, "Radens datum ”20210230” är inget datum (ÅÅÅÅMMDD). Det används inte."),
    ('#TRANS 1930 {} 5 "" "" x\n#TRANS 3010 {} -5', 14, "”x” är ingen kvantitet. Den används inte."),
    ('#TRANS 1930 {} 5 "" "utan slut\n#TRANS 3010 {} -5', 14, "Citattecken eller klamrar går inte ihop på raden med #TRANS. Kontrollera texten."),
    ("#TRANS 1930 {} 5\n#TRANS 3011 {} -5", 15, "Konto 3011 finns inte i filens kontoplan."),
    ("#TRANS 1930 {} 5\n#TRANS 3010 {21 x} -5", 15, "Dimension 21 saknar #DIM."),
    ("#TRANS 1930 {} 5 20220101\n#TRANS 3010 {} -5", 12, "Verifikationen har rader utanför räkenskapsåret 2021-01-01 – 2021-12-31."),
    ("#TRANS 1930 {} 5\n#MOMS 1\n#TRANS 3010 {} -5", 15, "Posten #MOMS inne i en verifikation hör inte till SIE 4. Den används inte."),
    ("#TRANS 1930 {} 5\nfel\n#TRANS 3010 {} -5", 15, "Raden ”fel” börjar inte med # och en etikett. Den används inte."),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "line", "text"), SOUND_BUT_ODD)
def test_what_can_be_understood_is_read_with_a_warning(lines, line, text):
    file = read(HEAD + voucher(lines))
    assert said(file) == [(line, text)]
    assert file.transaction_count == 2


def test_braces_that_are_missing_are_told():
    text = (
        HEAD + "#VER A 1 20210101\n#TRANS 1930 {} 0\n#VER A 2 20210101\n{\n#TRANS 1930 {} 0\n#VER A 3 20210101\n}\n}\n"
    )
    file = read(text)
    assert file.voucher_count == 3
    assert said(file) == [
        (13, "Verifikationens rader saknar ”{” före sig."),
        (14, "Verifikationen på rad 12 saknar ”}” efter sig."),
        (17, "Verifikationen på rad 14 saknar ”}” efter sig."),
        (18, "”}” står där ingen verifikation väntar på den."),
        (19, "”}” står där ingen verifikation väntar på den."),
    ]


REFUSED = [
    (HEAD + voucher("#TRANS 1930 {} fem"), "filen, rad 14: ”fem” i #TRANS är inget belopp. Skriv till exempel -1234.50."),
    (HEAD + voucher("#TRANS 1930 {}"), "filen, rad 14: ”” i #TRANS är inget belopp. Skriv till exempel -1234.50."),
    (HEAD + voucher("#TRANS {} 5"), "filen, rad 14: #TRANS saknar konto."),
    (HEAD + "#TRANS 1930 {} 5\n", "filen, rad 12: #TRANS står utanför en verifikation. Skriv raden mellan { och } efter en #VER."),
    (HEAD + "#VER A 1 20210101\n{\n#TRANS 1930 {} 5\n", "filen, rad 14: Filen slutar mitt i verifikationen på rad 12. Den är avkortad: hämta den på nytt."),
    (HEAD + "#UB 0 1930 x\n", "filen, rad 12: ”x” i #UB är inget belopp. Skriv till exempel -1234.50."),
    (HEAD + "#UB noll 1930 5\n", "filen, rad 12: #UB ska ha ett årsnummer och ett konto."),
    (HEAD + "#PSALDO 0 jan 3010 {} 5\n", "filen, rad 12: ”jan” i #PSALDO är ingen period. Skriv ÅÅÅÅMM."),
    (HEAD + "#KSUMMA\n", "filen, rad 12: Den avslutande #KSUMMA saknas, så slutet av filen har gått förlorat. Hämta filen på nytt."),
    ("", "filen: Filen har inga poster med etiketter som #FLAGGA. Den är ingen SIE-fil."),
    ("root:x:0:0\n", "filen: Filen har inga poster med etiketter som #FLAGGA. Den är ingen SIE-fil."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sentence"), REFUSED)
def test_what_can_not_be_understood_is_refused_with_its_line(text, sentence):
    with pytest.raises(FaultError) as refused:
        read(text)
    assert str(refused.value) == sentence


def test_every_fault_is_told_and_of_a_thousand_alike_the_first():
    with pytest.raises(FaultError) as refused:
        read(HEAD + "#UB 0 1930 x\n" * 1000 + "#RES noll 3010 5\n")
    told = [fault.sentence() for fault in refused.value.faults]
    assert len(told) == 202
    assert told[-2].startswith("filen, rad 1012: #RES")
    assert told[-1] == "filen: Ytterligare 800 rader har samma fel som 200 rader som redan nämnts (belopp)."


def test_a_line_without_end_is_no_sie_file():
    with pytest.raises(FaultError, match="längre än en miljon tecken"):
        read(b"#" + b"x" * 3_000_000)


def test_a_sum_of_control_that_agrees_is_silent_and_another_is_told():
    body = HEAD.partition("\n")[2]
    right = zlib.crc32(counted(body.encode("cp437")))
    assert said(read(f"#FLAGGA 0\n#KSUMMA\n{body}#KSUMMA {right}\n")) == []
    ((line, text),) = said(read(f"#FLAGGA 0\n#KSUMMA\n{body}#KSUMMA 17\n"))
    assert (line, text.split(".")[0]) == (13, f"Kontrollsumman är 17 men filens innehåll ger {right}")


@pytest.mark.parametrize(
    ("stated", "balances", "form"), [("1", "#IB 0 1930 0\n", "1"), ("3", "", "3"), ("4", "", "4I")]
)
def test_the_type_is_the_one_stated_and_type_4_without_balances_goes_into_a_ledger(stated, balances, form):
    assert read(HEAD.replace("#SIETYP 4", f"#SIETYP {stated}").replace("#IB 0 1930 0.00\n", balances)).form == form


def test_balances_that_contradict_the_vouchers_are_told():
    text = HEAD + "#IB 0 1930 100\n#UB 0 1930 600\n#RES 0 3010 -400\n#PSALDO 0 202101 3010 {} -300\n" + VOUCHER
    assert [text for _, text in said(read(text)) if "men" in text] == [
        "#RES 3010 är −400\xa0kr, men verifikationerna ger −500\xa0kr. Skillnaden är 100\xa0kr.",
        "Periodsaldona på konto 3010 är −300\xa0kr, men verifikationerna ger −500\xa0kr. Skillnaden är 200\xa0kr.",
    ]


def test_vouchers_can_be_read_again_after_the_file_was_removed(tmp_path):
    path = tmp_path / "bok.se"
    path.write_bytes((HEAD + VOUCHER).encode("cp437"))
    file = read_sie(path)
    path.unlink()
    assert list(file.vouchers) == list(file.vouchers) == list(read(HEAD + VOUCHER).vouchers)


def reading_or_sentences(data):
    """The file, or what is wrong with it; anything else raised is a failure."""
    try:
        return read_sie(io.BytesIO(data)), ()
    except FaultError as refused:
        return None, refused.faults


PARTS = ['"', "\\", "{", "}", " ", "\n", "#", "#TRANS 1 {} 1", "#VER", "1", "#IB 0 1 ", "#KSUMMA", "å"]


@given(st.lists(st.sampled_from(PARTS)))
@settings(max_examples=300, deadline=None)
def test_no_file_whatever_is_in_it_gives_anything_but_a_reading_or_sentences(parts):
    file, faults = reading_or_sentences((HEAD + "".join(parts)).encode("cp437"))
    assert all(fault.where.startswith("filen") for fault in faults)
    assert faults if file is None else sum(1 for _ in file.vouchers) == file.voucher_count


@given(st.binary(max_size=300))
def test_no_bytes_give_anything_but_a_reading_or_sentences(data):
    file, faults = reading_or_sentences(data)
    assert bool(faults) == (file is None)
