"""The decision basis in some sentences: what is compared, what each alternative costs, what is left open, and by when."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan.core.scenario import Consequences, ScenarioGap, period_words
from samverkan.core.scenario.timeplan import Deadline
from samverkan.core.sums import stated
from samverkan.core.swedish import day, kronor, listing, number, signed
from samverkan.reports.documents.decision.basis import Basis, short
from samverkan.reports.documents.decision.side import total_percent
from samverkan.reports.documents.model import Bullets, Paragraph, Section, section
from samverkan.transition.scenarios.compared import change_of

COUNTS = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio")


def summary(basis: Basis) -> str:
    """The sentence that answers, for the first page."""
    many = len(basis.alternatives)
    count = COUNTS[many] if many < len(COUNTS) else str(many)
    lead = (
        f"Underlaget går igenom alternativet {basis.titles[0]}."
        if many == 1
        else f"Underlaget jämför {count} alternativ: {listing([short(one) for one in basis.alternatives])}."
    )
    return " ".join(filter(None, (lead, _fees(basis), _gaps(basis))))


def in_brief(basis: Basis) -> Section:
    """The chapter *I korthet*: a line each alternative."""
    lines = tuple(_line(one) for one in basis.alternatives)
    return section("I korthet", Bullets(lines), *_choice(basis))


def _fees(basis: Basis) -> str:
    before = stated(basis.first.money.before)
    if before is None:
        return "Medlemmarnas avgifter i dag anges inte, så förändringen går inte att räkna."
    said = [
        f"{kronor(after)} i {short(one)}"
        for one in basis.alternatives
        if (after := stated(one.money.after)) is not None
    ]
    today = f"Medlemmarna betalar {kronor(before)} om året i {basis.first.scenario.year} års budget."
    return f"{today} Det blir {listing(said)}." if said else today


def _gaps(basis: Basis) -> str:
    if not basis.first.gaps:
        return ""
    open_in = [one for one in basis.alternatives if one.open_gaps()]
    if not open_in:
        return "Inget åtagande blir utan grund i något av alternativen."
    said = [f"I {short(one)} blir {_listed(one)} utan grund." for one in open_in]
    closed = [short(one) for one in basis.alternatives if not one.open_gaps()]
    rest = f"{listing(closed)} täcker alla åtaganden." if closed else ""
    return " ".join(filter(None, (*said, rest)))


def _listed(one: Consequences) -> str:
    return listing([_gap(gap) for gap in one.open_gaps()])


def _gap(gap: ScenarioGap) -> str:
    value = stated(gap.money)
    amount = f"{kronor(value)} per år i {gap.label}" if value is not None else gap.label
    return f"{gap.name} ({amount}, {period_words(gap.left[0])})"


def _line(one: Consequences) -> str:
    after, change, percent = stated(one.money.after), stated(change_of(one)), stated(total_percent(one))
    once, moving = stated(one.money.once), stated(one.moving)
    parts = [f"avgifterna blir {kronor(after)} om året" if after is not None else "avgifterna går inte att räkna"]
    if change is not None and percent is not None:
        parts[0] += f" ({signed(change, 0)} kr, {signed(percent, 1)} %)"
    if once:
        parts.append(f"engångskostnaderna {kronor(once)}")
    if moving:
        parts.append(f"{number(moving)} årsarbetare byter arbetsgivare")
    return f"{one.scenario.title}: {listing(parts)}. {_when(one)}".strip()


def _when(one: Consequences) -> str:
    step = council_day(one)
    late = " Den dagen har passerat." if step and step.late else ""
    if step is None:
        return f"Börjar {day(one.scenario.start)}."
    return f"Börjar {day(one.scenario.start)}; fullmäktige i varje medlem behöver besluta senast {day(step.on)}.{late}"


def council_day(one: Consequences) -> Deadline | None:
    """The first step that the members' councils take."""
    return next((step for step in one.deadlines if step.who.startswith(("Fullmäktige i varje", "Varje part"))), None)


def _choice(basis: Basis) -> Iterator[Paragraph]:
    if len(basis.alternatives) > 1:
        yield Paragraph(
            "Underlaget rangordnar inte alternativen. Vilket som väljs beror på hur medlemmarna väger kostnad, inflytande, insyn "
            "och ansvar; avsnitten visar vad vart och ett betyder.", "quiet",
        )  # fmt: skip
