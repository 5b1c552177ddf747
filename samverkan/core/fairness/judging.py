"""A split judged: who would gain by standing alone, and two reference splits beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from samverkan.core.explain import Explanation, SourceRef
from samverkan.core.fairness.coalitions import CostTable, cost_table
from samverkan.core.fairness.nucleolus import nucleolus
from samverkan.core.fairness.shapley import shapley
from samverkan.core.fairness.stability import blocked, blocking, excesses
from samverkan.core.faults import Fault, FaultError
from samverkan.core.swedish import kronor, listing, number

SHAPLEY = (
    "Tänk dig att medlemmarna går med en i taget, i varje tänkbar ordning. Var och en betalar vad den lägger till "
    "kostnaden, i genomsnitt över alla ordningar (Shapleyvärdet)"
)
NUCLEOLUS = (
    "Den mest missnöjda gruppen, den som betalar mest utöver vad den hade kostat ensam, är så lite missnöjd som det går. "
    "Därefter gäller detsamma den näst mest missnöjda, och så vidare (nukleolen)"
)
TOLD = 5
"""Groups that the text names; the list holds them all."""


@dataclass(frozen=True, slots=True)
class Blocking:
    """A group that pays more in the split than alone, and how much it would save."""

    members: tuple[str, ...]
    saves: Fraction

    @property
    def name(self) -> str:
        """As in a file of costs: ``a+b``."""
        return "+".join(self.members)


@dataclass(frozen=True, slots=True)
class Fairness:
    """``in_core``: no group gains by standing alone. ``stable_exists``: there is a split of which that can be said.
    ``blocking`` are the ``blocked`` groups that gain by it, or the first of them. ``shapley`` and ``nucleolus`` are amounts in
    the order of ``members``."""

    members: tuple[str, ...]
    split: tuple[Fraction, ...]
    blocking: tuple[Blocking, ...]
    blocked: int
    shapley: tuple[Fraction, ...]
    nucleolus: tuple[Fraction, ...]
    shapley_in_core: bool
    stable_exists: bool
    explanation: Explanation

    @property
    def in_core(self) -> bool:
        """Whether the split is stable."""
        return not self.blocked


def judge(
    stated: Mapping[frozenset[str], Fraction],
    split: Mapping[str, Fraction],
    *,
    subadditive: bool = False,
    source: SourceRef | None = None,
) -> Fairness:
    """Judge a split (amount per member) by what each group of members would cost alone.

    FaultError for groups without a cost (unless ``subadditive``), unknown members, more than 20 members, and a split that
    does not sum to what all cost together.
    """
    return judge_table(cost_table(tuple(split), stated, subadditive=subadditive), tuple(split.values()), source=source)


def judge_table(
    table: CostTable, amounts: tuple[Fraction, ...], *, source: SourceRef | None = None, most: int | None = None,
    names: Sequence[str] = (),
) -> Fairness:  # fmt: skip
    """The same from a table: ``amounts`` in its order, at ``most`` so many groups listed, members told by ``names``."""
    _check_sum(amounts, table.cost(table.everyone))
    told = replace(table, members=tuple(names) or table.members)
    found = tuple(Blocking(told.group(mask), saves) for mask, saves in blocking(told, amounts, most))
    count = blocked(table, amounts) if most is not None and len(found) == most else len(found)
    average, least = shapley(table), nucleolus(table)
    exists = not _worst(table, least)
    fair = not _worst(table, average)
    note = " ".join(remarks(found, len(amounts), shapley_stable=fair, stable_exists=exists, count=count))
    explanation = _explained(told.members, (amounts, average, least), "nej" if found else "ja", note, source)
    return Fairness(told.members, amounts, found, count, average, least, fair, exists, explanation)


def _worst(table: CostTable, split: Sequence[Fraction]) -> bool:
    """Whether some group pays more than alone."""
    over, _ = excesses(table, split)
    return bool((over > 0).any())


def _check_sum(amounts: Sequence[Fraction], whole: Fraction) -> None:
    total = sum(amounts, Fraction(0))
    if total != whole:
        gap = "för mycket" if total > whole else "för lite"
        text = (
            f"Fördelningen är tillsammans {kronor(total)}, men alla tillsammans kostar {kronor(whole)}. "
            f"Det är {kronor(abs(total - whole))} {gap}. Ändra beloppen så att de går jämnt ut."
        )
        raise FaultError(Fault("split-sum", text, "amount"))


def _explained(
    members: Sequence[str], splits: Sequence[Sequence[Fraction]], verdict: str, note: str, source: SourceRef | None
) -> Explanation:
    rows = (
        Explanation(
            member, amount, "kr", calculation=f"Shapleyvärdet {kronor(by_order)}, nukleolen {kronor(by_least)}",
            inputs=(Explanation("Shapleyvärdet", by_order, "kr", SHAPLEY), Explanation("Nukleolen", by_least, "kr", NUCLEOLUS)),
            source=source,
        )
        for member, amount, by_order, by_least in zip(members, *splits, strict=True)
    )  # fmt: skip
    return Explanation(
        "Är fördelningen stabil?", verdict,
        rule="En fördelning är stabil om ingen grupp av medlemmar betalar mer än den hade kostat på egen hand",
        inputs=tuple(rows), source=source, note=note,
    )  # fmt: skip


def remarks(
    found: Sequence[Blocking], members: int, *, shapley_stable: bool, stable_exists: bool, count: int
) -> list[str]:
    """The judgement a sentence each: stable or who gains by leaving, and what else could be chosen."""
    if not found:
        told = ["Fördelningen är stabil: ingen grupp av medlemmar betalar mindre på egen hand."]
    else:
        groups = f"{number(count)} {'grupp' if count == 1 else 'grupper'}"
        told = [f"Fördelningen är inte stabil: {groups} skulle tjäna på att stå utanför."]
        told += [
            f"{listing(group.members)} sparar {'tillsammans ' * (len(group.members) > 1)}{kronor(group.saves)}."
            for group in found[:TOLD]
        ]
        if count > len(found[:TOLD]):
            told.append(f"Ytterligare {number(count - len(found[:TOLD]))} sparar lika mycket eller mindre.")
    if not stable_exists:
        return [
            *told,
            "Ingen fördelning är stabil: hur kostnaden än delas finns en grupp som betalar mindre på egen hand.",
        ]
    if found:
        told.append("Det finns stabila fördelningar. Nukleolen är en.")
    if members > 1:
        told.append(
            f"Shapleyvärdet är {'också ' if shapley_stable and not found else ''}{'' if shapley_stable else 'inte '}stabilt."
        )
    return told
