import re

import made_up
import pytest

from samverkan.charts import render_inline, render_png, render_svg
from samverkan.charts.palette import DARK, LIGHT

CHARTS = made_up.everyone()
EACH = pytest.mark.parametrize("chart", CHARTS, ids=[chart.id for chart in CHARTS])


@EACH
def test_svg_is_one_image_with_title_and_description(chart):
    svg = render_svg(chart)
    assert svg.startswith("<svg ")
    assert f'role="img" aria-labelledby="{chart.id}-light-t" aria-describedby="{chart.id}-light-d"' in svg
    assert f">{chart.title}</title>" in svg
    assert len(chart.description) > 20
    assert svg.count("role=") == 1


@EACH
def test_svg_passes_a_strict_content_security_policy(chart):
    svg = render_inline(chart)
    assert not re.search(r"style=|<style|<script|\son[a-z]+=|href=|data:", svg)


@EACH
def test_svg_is_drawn_only_in_colours_of_the_palette(chart):
    colours = set(re.findall(r'(?:fill|stroke)="([^"]+)"', render_svg(chart))) - {"none", "transparent"}
    assert colours <= set(LIGHT.values())


@EACH
def test_svg_in_dark_exchanges_every_colour(chart):
    colours = set(re.findall(r'(?:fill|stroke)="(#[^"]+)"', render_svg(chart, theme="dark")))
    assert colours <= set(DARK.values())


@EACH
def test_inline_has_three_drawings_with_ids_of_their_own(chart):
    svg = render_inline(chart)
    ids = re.findall(r' id="([^"]+)"', svg)
    assert svg.count("<svg ") == 3
    assert len({i for i in ids if i.endswith(("-t", "-d"))}) == 6


@EACH
def test_narrow_drawing_is_about_as_wide_as_a_phone(chart):
    assert 280 <= int(re.search(r'viewBox="0 0 (\d+) ', render_svg(chart, width=340))[1]) <= 360


@EACH
def test_png_is_a_picture(chart):
    assert render_png(chart, scale=1).startswith(b"\x89PNG\r\n")


@EACH
def test_table_names_every_row(chart):
    assert chart.table.rows
    assert all(row.cells[chart.table.columns[0].key].value for row in chart.table.rows)


def test_numbers_are_swedish_with_no_break_space_and_minus():
    svg = render_svg(made_up.fees())
    assert "605\u00a0920 (+197)" in svg
    assert "95\u00a0360 (\u2212522)" in svg
    assert "200\u00a0000<" in svg


def test_letters_are_kept():
    svg = render_svg(made_up.fees())
    assert "Bråvalla" in svg
    assert "Åsele och Norra Härsjö" in svg


def test_not_stated_is_written_and_never_drawn_as_zero():
    svg = render_svg(made_up.compared())
    assert "anges inte" in svg
    assert ">0,0<" not in svg


def test_same_content_has_the_same_key_and_other_content_another():
    assert made_up.fees().key == made_up.fees().key
    assert len({chart.key for chart in CHARTS}) == len(CHARTS)


def test_agreement_line_says_notice_day_and_what_is_without_ground():
    chart = made_up.agreements()
    assert "Utan grund efter avtalets slut: Arkivet." in chart.description
    assert "uppsägning senast 2021-12-31" in render_svg(chart)


def test_budget_sums_blank_as_nothing_but_shows_it_as_not_stated():
    rows = made_up.budget().table.rows
    assert [str(row.cells["summa"].value) for row in rows] == ["7679", "8174", "1986"]
    assert rows[2].cells["Välfärd, klimat och kompetens"].value is None
