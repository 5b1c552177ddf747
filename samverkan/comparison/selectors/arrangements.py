"""How the bodies are arranged: form, age, members, deciding bodies, areas and positions, side by side with sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from samverkan.comparison.selectors.bodies import Desk
from samverkan.core.measures import own_facts
from samverkan.core.periods import holds
from samverkan.core.records import FORMS, MEMBER_KINDS, Case, Membership, Organ, Post
from samverkan.core.swedish import number
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.web.numbers import NOT_STATED

MEMBERS = {
    "medlem": ("medlem", "medlemmar"),
    "part": ("part genom avtal", "parter genom avtal"),
    "adjungerad": ("adjungerad", "adjungerade"),
    "observator": ("observatör", "observatörer"),
}
ROLES = {"beslutande": "beslutar", "verkstallande": "verkställer", "beredande": "bereder", "styrgrupp": "styrgrupp",
         "beslutande-verkstallande": "beslutar och verkställer"}  # fmt: skip


def arrangements_table(desk: Desk) -> Table:
    """Aspects by row, bodies by column."""
    columns = [Column("vad", "Uppgift", sortable=False)]
    columns += [Column(slug, name, sortable=False) for slug, name in desk.names.items()]
    rows = [
        Row({"vad": Cell(title), **{case.slug: make(desk, case) for case in desk.cases}}, key=title.lower())
        for title, make in _ASPECTS
    ]
    return Table("ordning", f"Form, medlemmar och organ, per {desk.on.isoformat()}", columns, rows)


def _said(desk: Desk, case: Case, words: Sequence[str], rows: Sequence[object], href: str = "") -> Cell:
    text = "; ".join(word for word in words if word)
    if not text:
        return Cell(None, NOT_STATED, tone="muted")
    return Cell(text, href=href, note=desk.where(case, rows))


def _form(desk: Desk, case: Case) -> Cell:
    rows = [row for row in case.forms if not row.alternative and holds(row.since, row.until, desk.on)]
    return _said(desk, case, [FORMS[row.form] for row in rows], rows)


def _since(desk: Desk, case: Case) -> Cell:
    body = case.cooperation
    return _said(desk, case, [body.printed or (body.since.isoformat() if body.since else "")], [body])


def _members(desk: Desk, case: Case) -> Cell:
    rows = [row for row in case.memberships if holds(row.since, row.until, desk.on)]
    if rows:
        words = [_count(rows, kind) for kind in MEMBER_KINDS]
        return _said(desk, case, words, rows, desk.link(case.slug, "medlemmar/"))
    facts = [fact for fact in own_facts(case, "medlemmar", desk.year) if fact.value is not None]
    return _said(desk, case, [f"{number(fact.value or 0)} medlemmar, inte uppräknade" for fact in facts[:1]], facts[:1])


def _count(rows: Sequence[Membership], kind: str) -> str:
    held = sum(row.kind == kind for row in rows)
    return f"{held} {MEMBERS[kind][held > 1]}" if held else ""


def _organs(desk: Desk, case: Case) -> Cell:
    return _said(desk, case, [_organ(row) for row in case.organs], case.organs)


def _organ(row: Organ) -> str:
    role = ROLES.get(row.role, "")
    each = f"{row.per_member} {'plats' if row.per_member == 1 else 'platser'} per medlem" if row.per_member else ""
    seats = f"{row.seats} platser" if row.seats else ""
    told = ", ".join(filter(None, (role, each, seats)))
    return f"{row.name} ({told})" if told else row.name


def _areas(desk: Desk, case: Case) -> Cell:
    rows = [row for row in case.areas if not row.lapsed and row.kind in ("prioriterat", "arbetsomrade")]
    return _said(desk, case, list(dict.fromkeys(row.name for row in rows)), rows)


def _posts(desk: Desk, case: Case) -> Cell:
    return _said(desk, case, [_post(desk, case, row) for row in case.posts], case.posts)


def _post(desk: Desk, case: Case, row: Post) -> str:
    much = [
        f"{number(row.fte)} ÅA" if row.fte is not None else "",
        f"{row.persons} personer" if row.persons and row.persons > 1 else "",
        "en inom varje område" if row.per_area else "",
    ]
    told = ", ".join(filter(None, much))
    elsewhere = row.employer and row.employer != case.cooperation.organisation
    title = f"{row.title} hos {desk.snapshot.organisation_name(row.employer)}" if elsewhere else row.title
    return f"{title} ({told})" if told else title


_ASPECTS: tuple[tuple[str, Callable[[Desk, Case], Cell]], ...] = (
    ("Organisationsform", _form),
    ("Period som källan skriver den", _since),
    ("Medlemmar", _members),
    ("Organ", _organs),
    ("Områden", _areas),
    ("Tjänster som källan nämner", _posts),
)
