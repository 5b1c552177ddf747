"""Areas, arenas, names and members: what the material leaves unmapped, names twice or doesn't state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samverkan.core.checks.finding import Finding
from samverkan.core.checks.view import View, given, worked
from samverkan.core.checks.words import quoted
from samverkan.core.explain import Explanation
from samverkan.core.records import LEVELS, OBJECT_KINDS, SCOPES, Alias, Area, Membership, Placement
from samverkan.core.swedish import listing, number


def find_conflicting_placements(view: View) -> Iterator[Finding]:
    """*conflicting-placement*: one arena with different level or scope in different areas."""
    for arena in view.case.arenas:
        placed = [row for row in view.case.placements if row.arena == arena.id]
        if _several(row.level for row in placed) or _several(row.scope for row in placed):
            yield _placement(view, arena.id, arena.name, placed)


def _several(values: Iterator[str]) -> bool:
    return len(set(filter(None, values))) > 1


def _placement(view: View, arena: str, name: str, placed: Sequence[Placement]) -> Finding:
    said = [f"{_kind(row)} inom {view.name('omrade', row.area)}" for row in placed]
    text = (
        f"{name} anges som: {'; '.join(said)}. Det avgör vilka som sitter med och om arenan kan flyttas utan regionen. "
        "Fråga den som kallar till mötena vilken krets som stämmer, och rätta där den är fel."
    )
    rows = [given(view.name("omrade", row.area), row.printed or _kind(row), "", view.ref(row)) for row in placed]
    return view.finding(
        "conflicting-placement", arena, "varning", f"{name} beskrivs olika i olika områden", text, subject=("arena", arena),
        explanation=worked(f"Så beskrivs {name}", len({_kind(row) for row in placed}), "olika sätt", "; ".join(said), rows),
    )  # fmt: skip


def _kind(row: Placement) -> str:
    words = (SCOPES[row.scope] if row.scope else "", LEVELS[row.level] if row.level else "")
    return ", ".join(word.lower() for word in words if word) or "ospecificerad"


def find_name_variants(view: View) -> Iterator[Finding]:
    """*name-variants*: several names for one thing."""
    groups: dict[tuple[str, str], list[Alias]] = {}
    for alias in view.case.aliases:
        groups.setdefault((alias.target_kind, alias.target), []).append(alias)
    for (kind, target), aliases in groups.items():
        name = view.name(kind, target)
        other = [alias for alias in aliases if alias.name != name]
        if other:
            yield _variants(view, (kind, target), name, other)


def _variants(view: View, subject: tuple[str, str], name: str, aliases: Sequence[Alias]) -> Finding:
    names = listing(list(dict.fromkeys(quoted(alias.name) for alias in aliases)))
    text = (
        f"{name} kallas också {names} i materialet. Här räknas alla som samma {OBJECT_KINDS[subject[0]].lower()}; annars "
        "skulle samma pengar och möten kunna räknas två gånger. Använd ett namn i det du skriver."
    )
    return view.finding(
        "name-variants", subject[1], "upplysning", f"{name} har flera namn", text, subject=subject,
        explanation=worked(f"Namn på {name}", len({alias.name for alias in aliases} | {name}), "namn", names,
               [given(alias.name, name, "", view.ref(alias), alias.note) for alias in aliases]),
    )  # fmt: skip


def find_unmapped_priorities(view: View) -> Iterator[Finding]:
    """*unmapped-priority*: prioritised areas that no budget row serves, and rows that serve none."""
    priorities = [area for area in view.case.areas if area.kind == "prioriterat"]
    rows = [area for area in view.case.areas if area.kind == "rad" and view.area_lines(area.id)]
    served = {target for row in rows if (target := _priority(view, row))}
    empty = [area for area in priorities if area.id not in served]
    loose = [row for row in rows if not _priority(view, row)]
    if not priorities or not rows:
        return
    if empty:
        yield _empty_priorities(view, empty, len(priorities))
    if loose:
        yield _loose_rows(view, loose, len(rows))


def _priority(view: View, area: Area) -> str:
    """The prioritised area of a row, its own or that of a group above it."""
    seen: set[str] = set()
    held: Area | None = area
    while held is not None and held.id not in seen:
        if held.priority:
            return held.priority
        seen.add(held.id)
        held = view.areas.get(held.parent)
    return ""


def _empty_priorities(view: View, empty: Sequence[Area], total: int) -> Finding:
    names = [f"{area.name} (utgår)" if area.lapsed else area.name for area in empty]
    text = (
        f"{number(len(empty))} av {number(total)} prioriterade områden har ingen budgetrad som källan för dit: "
        f"{listing(names)}. Då går det inte att se vad området kostar eller vilken personal som skulle följa med det. "
        "Fråga vilka rader som betalar för området, eller om det saknar egna pengar."
    )
    return view.finding(
        "unmapped-priority", "omraden", "varning", "Prioriterade områden utan budgetrad", text,
        subject=("samverkan", view.case.slug), explanation=_counted(view, "Områden utan budgetrad", empty, total),
    )  # fmt: skip


def _loose_rows(view: View, loose: Sequence[Area], total: int) -> Finding:
    money = view.root_amount(view.latest_year)
    text = (
        f"{number(len(loose))} av {number(total)} budgetrader förs inte till något prioriterat område i källan: "
        f"{listing([area.name for area in loose])}. {'' if money is None else 'De ingår ändå i avgiften. '}"
        "Bestäm var de hör hemma innan områdena jämförs eller flyttas."
    )
    return view.finding(
        "unmapped-priority", "rader", "upplysning", "Budgetrader utan prioriterat område", text,
        subject=("samverkan", view.case.slug), explanation=_counted(view, "Rader utan område", loose, total),
    )  # fmt: skip


def _counted(view: View, title: str, areas: Sequence[Area], total: int) -> Explanation:
    rows = [given(area.name, "utan koppling", "", view.ref(area), area.note) for area in areas]
    return worked(title, len(areas), "", f"{number(len(areas))} av {number(total)}", rows)


def find_missing_payers(view: View) -> Iterator[Finding]:
    """*missing-payer*: a member that is not stated to pay where others are."""
    members = [row for row in view.case.memberships if row.kind == "medlem"]
    payers = [row for row in members if row.pays]
    for row in members:
        if payers and row.pays is None:
            yield _missing_payer(view, row, payers)


def _missing_payer(view: View, row: Membership, payers: Sequence[Membership]) -> Finding:
    name = view.name("organisation", row.organisation)
    text = (
        f"{name} är medlem i {view.case.cooperation.name}, men källan säger bara att {number(len(payers))} andra medlemmar "
        "betalar. Saknas en betalare blir de andras andel för hög i en jämförelse. Ta reda på om medlemmen betalade, och hur."
    )
    return view.finding(
        "missing-payer", row.id, "upplysning", f"{name}: det framgår inte om medlemmen betalar", text,
        subject=("samverkan", view.case.slug),
        explanation=worked("Medlemmar som anges betala", len(payers), "medlemmar", f"{number(len(payers))} av minst {number(len(payers) + 1)}",
               [given(name, "anges inte", "", view.ref(row), row.note),
                *(given(view.name("organisation", other.organisation), "betalar", "", view.ref(other)) for other in payers)]),
    )  # fmt: skip


def find_remarks(view: View) -> Iterator[Finding]:
    """*remark*: what a reader has noted and no arithmetic finds."""
    for remark in view.case.remarks:
        yield view.finding(
            "remark", remark.id, remark.severity, remark.title, remark.text, subject=("samverkan", view.case.slug),
            explanation=Explanation(remark.title, "noterat", rule="Noterat av en läsare", source=view.ref(remark)),
        )  # fmt: skip
