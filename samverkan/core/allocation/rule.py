"""A rule applied to members: parts of a total, or rates that make one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction

from samverkan.core.allocation.bounds import share_within
from samverkan.core.allocation.keys import Figures
from samverkan.core.allocation.limits import damping_limits
from samverkan.core.allocation.model import Allocation, AllocationRule, Component, Member
from samverkan.core.allocation.parts import Piece, Pieces, each_pieces, part_amounts, part_pieces
from samverkan.core.allocation.payers import Chosen, paying
from samverkan.core.allocation.rates import rate_pieces
from samverkan.core.allocation.rounding import Entry, Heading, build, round_half_up, whole_number_of_units
from samverkan.core.allocation.shares import integers_of
from samverkan.core.allocation.weights import PRECISION
from samverkan.core.allocation.wording import equals, plain
from samverkan.core.allocation.years import dated, doubtful_limits
from samverkan.core.apportion import Divided, divide
from samverkan.core.explain import Explanation, SourceRef
from samverkan.core.faults import Fault, FaultError
from samverkan.core.keys import Statistics
from samverkan.core.numerals import NumeralError, decimal_of
from samverkan.core.periods import holds
from samverkan.core.swedish import kronor, listing


def allocate(
    rule: AllocationRule,
    members: Sequence[Member],
    *,
    total: Decimal | None,
    statistics: Statistics | None,
    on: date | None = None,
) -> Allocation:
    """Divide ``total`` kronor by the rule among the members on the day ``on`` (parts), or charge each its rates
    (``total`` None: the sum is the total). A negative total is a deficit.

    Amounts of a rule's components are added exactly and rounded once, to the rule's unit. Raises FaultError where the
    members, the total or the rule's bounds can't be met; MissingStatisticError where a key's date is not held.
    """
    with localcontext() as context:
        context.prec = PRECISION
        _check_members(members, on)
        components = in_force(rule, on)
        payers, chosen = paying(rule, components, members, on)
        figures = Figures(rule, statistics, on)
        if rule.by_rates:
            return _by_rates(figures, components, chosen, payers, total)
        return _by_parts(figures, components, chosen, payers, total)


def _check_members(members: Sequence[Member], on: date | None) -> None:
    repeated = sorted(code for code, times in Counter(member.code for member in members).items() if times > 1)
    if repeated:
        text = f"Medlemmen står mer än en gång: {listing(repeated)}. Låt varje medlem stå en gång."
        raise FaultError(Fault("duplicate", text, "member"))
    if on is None and any(member.since or member.until for member in members):
        raise FaultError(Fault("missing-day", "Medlemmarna är med olika tider. Ange vilken dag som gäller.", "on"))


def in_force(rule: AllocationRule, on: date | None) -> list[Component]:
    """The parts that hold on the day, with the year's figures. FaultError where there are none."""
    if on is None and any(component.since or component.until for component in rule.components):
        raise FaultError(Fault("missing-day", "Regelns delar gäller olika tider. Ange vilken dag som gäller.", "on"))
    found = [component for component in rule.components if on is None or holds(component.since, component.until, on)]
    if not found:
        raise FaultError(
            Fault("no-component", f"Ingen del av regeln ”{rule.title}” gäller den dagen.", "[[component]]")
        )
    return [_worded(dated(rule, component, on), found) for component in found]


def _worded(component: Component, others: Sequence[Component]) -> Component:
    """The component's note with what it replaces and includes and who is paid; limits in two intervals are flagged."""
    titles = [other.title for other in others if other.id in component.replaces]
    doubts = doubtful_limits(component.bands)
    words = (
        component.note,
        f"Ersätter {listing(titles)}." if titles else "",
        f"Däri ingår {listing(component.includes)}." if component.includes else "",
        f"Betalas till {component.payee}." if component.payee else "",
        f"Oklart i källan: {listing(doubts)} står i två intervall." if doubts else "",
    )
    return replace(component, note=" ".join(filter(None, words)))


def _heading(rule: AllocationRule, text: str, method: str) -> Heading:
    return Heading(
        title=rule.title, rule=text, unit=rule.rounding.unit, method=method, status=rule.status, legal=rule.legal,
        percent_decimals=rule.rounding.percent_decimals, source=SourceRef(rule.id, rule.source), note=rule.note,
    )  # fmt: skip


def _by_parts(
    figures: Figures, components: Sequence[Component], chosen: Chosen, payers: Sequence[Member], total: Decimal | None
) -> Allocation:
    rule = figures.rule
    _check_total(total)
    given = [each_pieces(figures, *row) for row in zip(components, chosen, strict=True)]
    amounts, whole = part_amounts(components, given, total)
    count = whole_number_of_units(_decimal(whole), rule.rounding.unit)
    pieces = [
        own if own is not None else part_pieces(figures, component, members, amount)
        for own, component, members, amount in zip(given, components, chosen, amounts, strict=True)
    ]
    entries = _damped(figures, _entries(payers, pieces, whole), payers, whole)
    weights = integers_of([abs(entry.exact) for entry in entries]) if whole else [1] * len(entries)
    divided = divide(count, weights, [entry.code for entry in entries], rule.rounding.method)
    heading = _heading(rule, f"{kronor(whole)} delas enligt regeln", rule.rounding.method)
    return build(heading, entries, divided)


def _by_rates(
    figures: Figures, components: Sequence[Component], chosen: Chosen, payers: Sequence[Member], total: Decimal | None
) -> Allocation:
    if total is not None:
        text = "Regeln räknar fram summan av sina avgifter. Ange inget belopp att dela."
        raise FaultError(Fault("total-of-rates", text, "total"))
    unit = figures.rule.rounding.unit
    pieces = [rate_pieces(figures, *row) for row in zip(components, chosen, strict=True)]
    entries = _clamped(figures, _entries(payers, pieces, None), payers)
    counts = tuple(round_half_up(entry.exact, unit) for entry in entries)
    whole = sum(counts)
    entries = [
        replace(entry, share=Fraction(n, whole) if whole else Fraction(0))
        for entry, n in zip(entries, counts, strict=True)
    ]
    heading = _heading(figures.rule, "Varje medlem betalar sina avgifter; summan är avgifternas summa", "half-up")
    return build(heading, entries, Divided(counts))


def _check_total(total: Decimal | None) -> None:
    try:
        decimal_of(total if total is not None else 0)
    except NumeralError as error:
        raise FaultError(Fault("not-number", str(error), "total")) from None


def _decimal(whole: Fraction) -> Decimal:
    """The fraction as a decimal: a total is one, and a sum of amounts is."""
    return Decimal(whole.numerator) / Decimal(whole.denominator)


def _entries(members: Sequence[Member], pieces: Sequence[Pieces], whole: Fraction | None) -> list[Entry]:
    return [
        _entry(member, [piece[member.code] for piece in pieces if member.code in piece], whole, len(pieces))
        for member in members
    ]


def _entry(member: Member, pieces: Sequence[Piece], whole: Fraction | None, parts: int) -> Entry:
    exact = sum((piece.amount for piece in pieces), Fraction(0))
    alone = pieces[0].share if parts == 1 and pieces else Fraction(0)
    share = exact / whole if whole else alone
    written = " + ".join(plain(piece.amount) for piece in pieces) if len(pieces) > 1 else ""
    calculation = f"{written} {equals(exact)}" if written else pieces[0].explanation.calculation if pieces else "0"
    return Entry(member.code, member.label, exact, share, calculation, tuple(piece.explanation for piece in pieces))


def _damped(figures: Figures, entries: list[Entry], members: Sequence[Member], whole: Fraction) -> list[Entry]:
    """The rule's own damping of what all parts come to, solved like bounds."""
    if not figures.rule.dampings:
        return entries
    if whole < 0:
        raise FaultError(Fault("bounds-of-deficit", "Dämpning gäller inte när ett underskott delas.", "[damping]"))
    limits = damping_limits(figures.rule.dampings, members, figures.rule.rounding.unit, figures.year)
    weights = integers_of([entry.exact for entry in entries])
    amounts = share_within(whole, weights, limits, "[damping]")
    reasons = [limit.reason(entry.exact, amount) for limit, entry, amount in zip(limits, entries, amounts, strict=True)]
    return [_moved(*row, whole) for row in zip(entries, amounts, reasons, strict=True)]


def _clamped(figures: Figures, entries: list[Entry], members: Sequence[Member]) -> list[Entry]:
    """The rule's own damping of what all rates come to; there is no total to meet, so nothing is shared again."""
    if not figures.rule.dampings:
        return entries
    limits = damping_limits(figures.rule.dampings, members, figures.rule.rounding.unit, figures.year)
    amounts = [limit.clamp(entry.exact) for limit, entry in zip(limits, entries, strict=True)]
    reasons = [limit.reason(entry.exact, amount) for limit, entry, amount in zip(limits, entries, amounts, strict=True)]
    return [_moved(*row, Fraction(0)) for row in zip(entries, amounts, reasons, strict=True)]


def _moved(entry: Entry, amount: Fraction, reason: str, whole: Fraction) -> Entry:
    if not reason:
        return entry
    node = Explanation(
        "Dämpning", amount, "kr", rule="Ändringen mot förra året begränsas", note=reason, inputs=entry.inputs,
        calculation=f"{plain(entry.exact)} → {plain(amount)}",
    )  # fmt: skip
    share = amount / whole if whole else entry.share
    return replace(entry, exact=amount, share=share, inputs=(node,), calculation=node.calculation)
