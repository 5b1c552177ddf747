"""Drawings on disk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import made_up
import pytest

from samverkan.charts import drawing, keep_in, kept, render_svg
from samverkan.charts.kept import get_kept, keep


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    before = kept._folder
    keep_in(tmp_path / "cache" / "drawings")
    drawing._drawn.cache_clear()
    yield tmp_path / "cache" / "drawings"
    keep_in(before)
    drawing._drawn.cache_clear()


def test_drawing_is_kept_and_read_by_the_next_process(folder: Path) -> None:
    chart = made_up.everyone()[0]
    drawn = render_svg(chart)
    assert len(list(folder.iterdir())) == 1
    assert folder.stat().st_mode & 0o077 == 0
    drawing._drawn.cache_clear()
    assert render_svg(chart) == drawn
    keep(json.dumps(["<g id='kept'/>", 7, 5]).encode(), "svg", chart.key, drawing.WIDE)
    drawing._drawn.cache_clear()
    assert "<g id='kept'/>" in render_svg(chart)


def test_kept_file_that_was_cut_short_is_drawn_again(folder: Path) -> None:
    chart = made_up.everyone()[0]
    drawn = render_svg(chart)
    file = next(folder.iterdir())
    file.write_bytes(file.read_bytes()[:-10])
    drawing._drawn.cache_clear()
    assert render_svg(chart) == drawn
    assert get_kept("svg", chart.key, drawing.WIDE) is not None


def test_folder_keeps_within_its_size_and_may_be_removed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_BYTES", 5_000)
    monkeypatch.setattr(kept, "SWEEP_EVERY", 1)
    for n in range(9):
        keep(b"x" * 1_000, "made", n)
    assert sum(path.stat().st_size for path in folder.iterdir()) <= 5_000
    assert get_kept("made", 8) == b"x" * 1_000
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert get_kept("made", 8) is None
    keep(b"y", "made", 8)
    assert get_kept("made", 8) == b"y"


def test_folder_that_cannot_be_written_only_means_drawing_again(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    keep_in(tmp_path / "file" / "drawings")
    chart = made_up.everyone()[0]
    assert render_svg(chart).startswith("<svg ")
    assert get_kept("svg", chart.key, drawing.WIDE) is None
