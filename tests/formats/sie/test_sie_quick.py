"""The quick reader and the one that goes line by line give the same."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan.formats.sie import SieFile, read_sie, write_sie
from samverkan.formats.sie.columns import Columns
from samverkan.formats.sie.quick import QuickReader
from samverkan.formats.sie.reading import SMALL
from tests.formats.sie.sie_making import HEAD, read, said, vouchers

NAMES = ("ore", "day", "voucher", "voucher_line")


def quickly(piece):
    """The columns, or ``None`` where the piece was not plain."""
    columns = Columns()
    if not QuickReader(columns, "cp437").read(piece, 0):
        return None
    columns.close()
    return told(columns)


def line_by_line(piece):
    """The columns of the vouchers that are there, read one by one."""
    columns = Columns()
    columns.add(read_sie(io.BytesIO(piece)).vouchers)
    columns.close()
    return told(columns)


def told(columns):
    accounts = [columns.accounts.held[number] for number in columns.account.tolist()]
    lists = [columns.lists.held[number] for number in columns.objects.tolist()]
    return accounts, lists, *(getattr(columns, name).tolist() for name in NAMES)


def vouchers_of(file):
    """The part of a written file from its first voucher on."""
    target = io.BytesIO()
    write_sie(file, target)
    text = target.getvalue().replace(b"\r\n", b"\n")
    return text[text.index(b"#VER") :]


@given(st.lists(vouchers(plain=True), min_size=1, max_size=5))
@settings(max_examples=200, deadline=None)
def test_written_vouchers_are_read_alike(held):
    piece = vouchers_of(SieFile("4E", vouchers=tuple(held)))
    found = quickly(piece)
    assert found is None or found == line_by_line(piece)


PLAIN = "1930 {} 1"
SHAPES = ["0", "-0", "1", "-1.5", "12.34", "1234567.89", "12345678.9", "-123456789012.34", "999999999999", "00012.50"]


@pytest.mark.parametrize("amount", SHAPES)
def test_amounts_of_every_shape_are_taken_and_alike(amount):
    piece = f"#VER A 1 20210105\n{{\n\t#TRANS 1930 {{}} {amount}\n#TRANS 1930 {{}}\t{amount} 20210106\n}}\n".encode()
    found = quickly(piece)
    assert found is not None
    assert found == line_by_line(piece)


@pytest.mark.parametrize(
    "line",
    [
        '#TRANS 1930 {1 "100"} 1', '#TRANS "1930" {} 1', "#TRANS 1930{1 a 6 b}1", "  \t #TRANS  1930   {  }   1  ",
        '#TRANS 1930 {} 1 ""', '#TRANS 1930 {} 1 "20210106"', '#TRANS 1930 {} 1 20240229 "en lång text med blanksteg" 2.5 "EK"',
        '#TRANS 1930 {} 1 "" "" "" EK', f'#TRANS 1930 {{1 "{"x" * 60}" 6 "å"}} 1', '#TRANS 123456789012 {} 1 "" Kassa',
        '#TRANS 1930 {1 ""} 1', '#TRANS 1930 {} 1 "" "x"  ', "#TRANS 12345678 {1 234567 6 1234567} 1",
    ],
)  # fmt: skip
def test_lines_of_every_plain_shape_are_taken_and_alike(line):
    piece = f'#VER "A" "" 20210105 "Text" 20210106 "EK"\n{{\n{line}\n\n{line}\n}}\n'.encode("cp437")
    found = quickly(piece)
    assert found is not None
    assert found == line_by_line(piece)


@pytest.mark.parametrize(
    "line",
    [
        "#RTRANS 1930 {} 1", "#BTRANS 1930 {} 1", "#TRANS 1930 {} 1,5", "#TRANS 1930 {} +1", "#TRANS 1930 {} 1.234",
        "#TRANS 1930 {} 1 20210229", "#TRANS 1930 {} 1 20211301", "#TRANS 1930 {} 1 2021-01-05", '#TRANS 1930 {} 1 "" "slut',
        '#TRANS 1930 {} 1 "" "a\\"b"', "#TRANS 1930 1", '#TRANS 1930 {1 "a}b"} 1', "#TRANS 1930 {1} 1", "#TRANS {} 1",
        "#TRANS 1930 {}", "#TRANS 1930 {", "#TRANS 1930 {} .5", "#TRANS 1930 {} 1234567890123456", "#MOMS 1", "{", "text",
        '#TRANS 1930 {} 1 "" "" x', "#TRANS 1930 {} 1 00000101",
    ],
)  # fmt: skip
def test_anything_unusual_is_left_for_the_other(line):
    assert quickly(f"#VER A 1 20210105\n{{\n{line}\n}}\n".encode()) is None


@pytest.mark.parametrize(
    "head",
    [
        "#VER A 1",
        "#VER A 1 20210230",
        '#VER "A 1 20210105',
        "#VER A 1 20210105 a b c d",
        '#VER A 1 ""',
        "#VERA 1 20210105",
    ],
)
def test_an_unusual_head_is_left_for_the_other(head):
    assert quickly(f"{head}\n{{\n#TRANS 1930 {{}} 1\n}}\n".encode()) is None


def test_many_accounts_and_objects_keep_apart():
    rows = [f'#TRANS {1000 + n % 977} {{1 "{n}" 6 "P{n % 7}"}} {n}.00' for n in range(70_000)]
    piece = "\n".join(["#VER A 1 20210105", "{", *rows, "}", ""]).encode()
    accounts, lists, ore, *_ = quickly(piece)
    assert accounts == [str(1000 + n % 977) for n in range(70_000)]
    assert lists == [(("1", str(n)), ("6", f"P{n % 7}")) for n in range(70_000)]
    assert ore == [n * 100 for n in range(70_000)]


def test_a_large_file_with_odd_places_reads_as_its_parts_do():
    plain = "".join(
        f"#VER A {n} 20210105\n{{\n#TRANS 1930 {{}} {n}\n#TRANS 3010 {{1 {n % 9}}} -{n}\n}}\n" for n in range(2000)
    )
    odd = "#VER A 1 20210105\n{\n#TRANS 1930 {} 5\n#BTRANS 1930 {} 4\n#TRANS 3010 {} -4\n}\n"
    text = HEAD + plain + odd + plain + "#EGEN 1\n" + plain
    assert len(plain) > SMALL
    file = read(text)
    assert told(file.columns) == line_by_line(text.encode())
    assert (file.voucher_count, file.transaction_count) == (6001, 12002)
    first = HEAD.count("\n") + plain.count("\n")
    assert said(file) == [
        (first + 1, "Verifikationens rader summerar till 1\xa0kr i stället för noll."),
        (2 * first - HEAD.count("\n") + 7, "Posten #EGEN hör inte till SIE 4. Den behålls men används inte."),
    ]


def test_a_field_that_nothing_closes_is_looked_for_no_further_than_a_field_is_long():
    rows = "#TRANS 1930 {\n" * 40_000
    assert quickly(f"#VER A 1 20210105\n{{\n{rows}}}\n".encode()) is None
    text = '#TRANS 1930 {} 1 20210105 "' + "x" * 1000 + '"'
    assert quickly(f"#VER A 1 20210105\n{{\n{text}\n}}\n".encode()) is None


def test_sums_beyond_64_bits_are_exact():
    rows = "#TRANS 1930 {} 9999999999999.99\n" * 20_000
    file = read(HEAD + "#VER A 1 20210105\n{\n" + rows + "}\n")
    assert file.columns.by_account()["1930"] == 20_000 * 999_999_999_999_999
