"""Power in words that an elected member can use."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from samverkan.core.explain import Explanation, SourceRef
from samverkan.core.swedish import listing, number, percent, rounded
from samverkan.core.voting.groups import Groups, SmallGroups
from samverkan.core.voting.model import Condition, MemberPower

BANZHAF = (
    "Tänk dig alla grupper som kan rösta ja tillsammans. En medlem är tungan på vågen i en grupp som förlorar utan "
    "medlemmen och vinner med den. Banzhafs mått är medlemmens del av alla sådana tillfällen"
)
SHAPLEY_SHUBIK = (
    "Tänk dig att medlemmarna ansluter sig till ett förslag en i taget, i varje tänkbar ordning. Shapley–Shubiks mått "
    "är hur stor del av ordningarna som avgörs just när medlemmen ansluter sig"
)


def explained(
    rows: Sequence[MemberPower], conditions: Sequence[Condition], winning: int, source: SourceRef | None
) -> Explanation:
    """The vote, what it takes to win, and every member's two measures with their calculation."""
    total = sum(row.swings for row in rows)
    return Explanation(
        "Makt i omröstningar", Fraction(winning, 2 ** len(rows)) * 100, "%", rule=what_wins(conditions),
        calculation=f"{number(winning)} av {number(2 ** len(rows))} tänkbara grupper vinner",
        inputs=tuple(_member(row, total, source) for row in rows), source=source,
        rounding=_rounding(rows[0]),
        note=" ".join(remarks(rows, conditions, winning)),
    )  # fmt: skip


def _rounding(row: MemberPower) -> str:
    if row.exact:
        return ""
    what = "Shapley–Shubiks mått är avrundat, resten är exakt." if row.counted else "Talen är avrundade."
    return f"Medlemmarna är för många för en exakt räkning. {what}"


def what_wins(conditions: Sequence[Condition]) -> str:
    """``En grupp vinner med mer än 1/2 av rösterna``."""
    demands = [f"{condition.quota.words()} {condition.title}" for condition in conditions]
    return f"En grupp vinner med {listing(demands)}"


def remarks(rows: Sequence[MemberPower], conditions: Sequence[Condition], winning: int) -> list[str]:
    """What stands out, a sentence each: who decides alone, who can stop everything, who never matters, and the weights
    that mislead."""
    return [*notable(rows, winning), *_misleading(rows, conditions[0])]


def notable(rows: Sequence[MemberPower], winning: int) -> list[str]:
    """A sentence each: who decides alone, who can stop everything, who never matters."""
    alone = [row.member for row in rows if row.swings == winning == 2 ** (len(rows) - 1) and row.counted]
    vetoes = [row.member for row in rows if row.veto and row.member not in alone]
    nulls = [row.member for row in rows if not row.swings and row.counted]
    told = [f"{listing(alone)} avgör ensam varje omröstning."] if alone else []
    told += [
        f"Utan {listing(vetoes)} går inget beslut igenom: {'var och en' if len(vetoes) > 1 else 'den'} kan ensam stoppa."
    ] * bool(vetoes)
    told += [f"{listing(nulls)} avgör aldrig någon omröstning, hur de andra än röstar."] * bool(nulls)
    if winning > 2 ** (len(rows) - 1):
        told.append("Kravet är så lågt att två grupper utan gemensam medlem kan vinna samtidigt.")
    return told


def groups_text(groups: Groups) -> str:
    """``Minsta grupp som kan stoppa ett beslut: 2 medlemmar. Det finns 7 sådana: …``, and the same of who can decide."""
    if groups.deciding and groups.stopping == groups.deciding:
        return _group_text("stoppa eller driva igenom", groups.stopping)
    told = [_group_text("stoppa", groups.stopping)]
    if groups.deciding:
        told.append(_group_text("driva igenom", groups.deciding))
    return " ".join(told)


def _group_text(does: str, groups: SmallGroups) -> str:
    if groups.size == 1 and groups.count and groups.count > len(groups.told):
        return f"Var och en av {number(groups.count)} medlemmar kan ensam {does} ett beslut."
    if groups.size == 1:
        return f"Kan ensam {does} ett beslut: {listing([group[0] for group in groups.told])}."
    if groups.count is None:
        which = f"till exempel {listing(groups.told[0])}" if groups.told else "vilka det är går inte att räkna upp"
    elif groups.count == len(groups.told):
        which = f"{'den enda gruppen är' if groups.count == 1 else f'grupperna är {number(groups.count)}:'} {_listed(groups)}"
    else:
        which = f"grupperna är {number(groups.count)}, bland annat {listing(groups.told[0])}"
    return f"Det krävs minst {number(groups.size)} medlemmar för att {does} ett beslut; {which}."


def _listed(groups: SmallGroups) -> str:
    """Every group; where they differ in one member only, those that they share and the others to choose among."""
    shared = [name for name in groups.told[0] if all(name in group for group in groups.told)]
    if len(groups.told) == 1 or len(shared) != groups.size - 1 or not shared:
        return "; ".join(listing(group) for group in groups.told)
    others = [next(name for name in group if name not in shared) for group in groups.told]
    return f"{listing(shared)} och en av {listing(others)}"


def _misleading(rows: Sequence[MemberPower], condition: Condition) -> list[str]:
    """The member whose power is furthest from its part of the weights, where that is a percentage point or more."""
    total = sum((Fraction(weight) for weight in condition.weights), Fraction(0))
    gaps = [row.banzhaf - Fraction(row.weight) / total for row in rows]
    widest = max(range(len(rows)), key=lambda place: abs(gaps[place]))
    if abs(gaps[widest]) < Fraction(1, 100):
        return []
    row = rows[widest]
    share = percent(Fraction(row.weight) / total * 100, 1)
    return [
        f"{row.member} har {share} av {condition.title} men {percent(row.banzhaf * 100, 1)} av makten enligt Banzhaf."
    ]


def _member(row: MemberPower, total: int, source: SourceRef | None) -> Explanation:
    weight = Explanation("Vikt", row.weight, source=source)
    tips = f"{number(row.swings)} av {number(total)} tillfällen"
    orders = Explanation(
        f"Shapley–Shubik, {row.member}", rounded(row.shapley_shubik * 100, 2), "%", SHAPLEY_SHUBIK, inputs=(weight,)
    )
    return Explanation(
        f"Banzhaf, {row.member}", rounded(row.banzhaf * 100, 2), "%", BANZHAF, tips, (weight, orders),
        rounding="Visas med två decimaler", note=_blocking(row),
    )  # fmt: skip


def _blocking(row: MemberPower) -> str:
    return f"{row.member} kan fälla {percent(row.prevent * 100, 1)} av de grupper som vinner genom att lämna dem."
