"""What the sources say in words: purpose, tasks, steering, ways of working, and the same per area."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from samverkan.core.members import source_ref
from samverkan.core.records import THEMES, Area, Organ, Post, Statement
from samverkan.core.swedish import number
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.snapshots import Snapshot
from samverkan.reports.documents.model import Bullets, Paragraph, Section, TableBlock, section
from samverkan.reports.documents.words import sources_text

_ROLES = {"beslutande": "Beslutande", "verkstallande": "Verkställande", "beredande": "Beredande",
          "beslutande-verkstallande": "Beslutande och verkställande", "styrgrupp": "Styrgrupp", "": ""}  # fmt: skip
_BASES = {"": "", "fast": "fast", "projekt": "projekt", "volontar": "volontär", "kopt": "köpt tjänst",
          "grundavgift": "ingår i grundavgiften", "avtal": "genom avtal"}  # fmt: skip


def mission(snapshot: Snapshot, on: date) -> Section:
    """The section *Uppdrag och organisation*."""
    whole = [row for row in snapshot.case.statements if not row.area and not row.organisation]
    parts = [_theme(snapshot, title, [row for row in whole if row.theme == theme]) for theme, title in THEMES.items()]
    return section("Uppdrag och organisation", *parts, _organs(snapshot), _posts(snapshot))


def areas(snapshot: Snapshot, on: date) -> Section:
    """The section *Områden*: what the sources say of each area, and of organisations that belong to none."""
    rows = [row for row in snapshot.case.statements if row.area or row.organisation]
    parts = [_area(snapshot, area, [row for row in rows if row.area == area.id]) for area in snapshot.case.areas]
    others = dict.fromkeys(row.organisation for row in rows if not row.area)
    parts += [
        _said(
            snapshot, snapshot.organisation_name(key), [row for row in rows if row.organisation == key and not row.area]
        )
        for key in others
    ]
    return section("Områden och verksamheter", *parts)


def _theme(snapshot: Snapshot, title: str, rows: Sequence[Statement]) -> Section:
    if not rows:
        return section(title)
    return section(title, *_texts(snapshot, rows))


def _texts(snapshot: Snapshot, rows: Sequence[Statement]) -> Iterator[Bullets | Paragraph]:
    texts = tuple(row.text for row in rows)
    yield Bullets(texts) if len(texts) > 1 else Paragraph(texts[0])
    yield Paragraph(_sources(snapshot, rows), "source")


def _area(snapshot: Snapshot, area: Area, rows: Sequence[Statement]) -> Section:
    if not rows and not area.purpose:
        return section(area.name)
    purpose = Paragraph(area.purpose) if area.purpose else None
    return section(area.name, purpose, *(_texts(snapshot, rows) if rows else ()))


def _said(snapshot: Snapshot, title: str, rows: Sequence[Statement]) -> Section:
    return section(title, *(_texts(snapshot, rows) if rows else ()))


def _organs(snapshot: Snapshot) -> Section:
    rows = snapshot.case.organs
    if not rows:
        return section("Organ")
    columns = (Column("namn", "Organ"), Column("roll", "Uppgift"), Column("vilka", "Sammansättning"),
               Column("valjs", "Väljs av"), Column("platser", "Platser", "number"))  # fmt: skip
    made = tuple(Row({"namn": Cell(row.name), "roll": Cell(_ROLES[row.role]), "vilka": Cell(row.composition or "anges inte"),
                      "valjs": Cell(row.elected_by or "anges inte"), "platser": _places(row)}, key=row.id)
                 for row in rows)  # fmt: skip
    return section(
        "Organ", TableBlock(Table("organ", "Organ och hur de utses", columns, made, source=_sources(snapshot, rows)))
    )


def _places(row: Organ) -> Cell:
    note = f"{row.per_member} per medlem" if row.per_member else ""
    return Cell(row.seats, note=note)


def _posts(snapshot: Snapshot) -> Section:
    rows = snapshot.case.posts
    if not rows:
        return section("Tjänster")
    columns = (Column("titel", "Tjänst"), Column("var", "Arbetsgivare eller område"), Column("grund", "Grund"),
               Column("aa", "Årsarbetare", "number", "ÅA"), Column("personer", "Personer", "number"))  # fmt: skip
    made = tuple(_post(snapshot, row) for row in rows)
    return section("Tjänster", TableBlock(Table("tjanster", "Tjänster som källorna nämner", columns, made,
                                                source=_sources(snapshot, rows))))  # fmt: skip


def _post(snapshot: Snapshot, row: Post) -> Row:
    names = {area.id: area.name for area in snapshot.case.areas}
    where = [snapshot.organisation_name(row.employer)] if row.employer else []
    where += [names[row.area]] if row.area else []
    each = "en inom varje område" if row.per_area else ""
    staff = Cell(row.fte, text=number(row.fte) if row.fte is not None else each)
    cells = {"titel": Cell(row.title), "var": Cell(", ".join(dict.fromkeys(where)) or "anges inte"),
             "grund": Cell(_BASES[row.basis] or "anges inte"), "aa": staff, "personer": Cell(row.persons)}  # fmt: skip
    return Row(cells, key=row.id)


def _sources(snapshot: Snapshot, rows: Sequence[Organ] | Sequence[Post] | Sequence[Statement]) -> str:
    return sources_text(source_ref(snapshot.case.sources, row) for row in rows)
