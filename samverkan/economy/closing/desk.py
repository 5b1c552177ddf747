"""The closing desk of a year: what is done, what comes next, and where one does it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from samverkan.core.accounts import amounts_due
from samverkan.core.closing import OUTCOME, RESTORE, last_year_to_restore
from samverkan.core.records import Decision
from samverkan.core.result import YearResult
from samverkan.core.sums import decimal_of
from samverkan.core.swedish import kronor, listing
from samverkan.economy.closing.hooks import COMMENTS, LEDGER, Progress, progress
from samverkan.economy.closing.services import DECIDED, WITHDRAWN
from samverkan.economy.closing.settling import ATTESTS
from samverkan.economy.selectors.book import Book
from samverkan.economy.selectors.decided_settlements import decided_words
from samverkan.economy.selectors.results import about
from samverkan.economy.work_models import Attest, ClosedYear, SettlementRun
from samverkan.registry.pages import Page

DONE, NOW, WAITS, SPARED = "klart", "att göra", "väntar", "behövs inte"
_TONES = {DONE: "good", NOW: "warn"}


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the checklist; ``href`` leads to where it is done, for those who may, and ``other_href`` to another way."""

    title: str
    state: str
    text: str
    href: str = ""
    action: str = ""
    other_href: str = ""
    other: str = ""

    @property
    def heading(self) -> str:
        """The title as the sentence it begins."""
        return f"{self.title}."

    @property
    def tone(self) -> str:
        """The colour of its tag."""
        return _TONES.get(self.state, "")


@dataclass(frozen=True)
class Desk:
    """A year being closed, as the reader may see it."""

    page: Page
    book: Book
    year: int
    today: date
    run: SettlementRun | None
    attests: Sequence[Attest]
    closed: ClosedYear | None

    @cached_property
    def result(self) -> YearResult:
        """Budget, consumption and what is left."""
        return self.book.result(self.year)

    @property
    def has_outcome(self) -> bool:
        """Whether the year has an outcome, not a forecast only."""
        return self.result.status == OUTCOME

    @property
    def surplus(self) -> Decimal | None:
        """What is to be settled in kr, None where there is no outcome."""
        return decimal_of(self.result.surplus) if self.has_outcome else None

    @property
    def decided(self) -> bool:
        """Whether the settlement is decided."""
        return self.run is not None and self.run.state == DECIDED

    @property
    def decision(self) -> Decision | None:
        """The decision on the settlement."""
        key = self.run.decision if self.run else ""
        return next((row for row in self.page.case.decisions if key and row.id == key), None)

    @cached_property
    def due(self) -> dict[str, Decimal]:
        """What is still to be paid, by member."""
        return amounts_due(self.page.case.entries, self.year)

    @property
    def restores(self) -> int | None:
        """The last year to make the deficit good, where it is restored without the members."""
        return last_year_to_restore(self.year) if self.run and self.run.handling == RESTORE else None

    @property
    def attested_by_reader(self) -> bool:
        """Whether the reader has attested."""
        return any(one.by_id == getattr(self.page.actor.user, "pk", None) for one in self.attests)

    def href(self, what: str = "") -> str:
        """A page of the desk."""
        return self.page.frame.link(
            f"{self.page.frame.base}ekonomi/bokslut/{self.year}/" + (f"{what}/" if what else "")
        )

    @property
    def outcome_href(self) -> str:
        """Where the outcome is entered."""
        return self.href("utfall")

    def may(self, action: str) -> bool:
        """Whether the reader may do an action, on a year that is open."""
        return self.closed is None and self.page.can(action)

    @cached_property
    def steps(self) -> list[Step]:
        """The checklist; the first line that is not done is the one to do now."""
        found: list[Step] = []
        for make in (_outcome, _comments, _proposal, _attests, _decision, _payments, _closing):
            found.append(make(self, all(step.state in (DONE, SPARED) for step in found)))
        return found


def open_desk(page: Page, year: int, today: date) -> Desk:
    """The desk of a year: three queries."""
    slug = page.case.slug
    runs = SettlementRun.objects.filter(cooperation=slug, year=year).exclude(state=WITHDRAWN).select_related("by")
    run = runs.first()
    attests = list(Attest.objects.filter(run__cooperation=slug, run=run).select_related("by")) if run else []
    closed = ClosedYear.objects.filter(cooperation=slug, year=year).select_related("by").first()
    return Desk(page, Book(page.snapshot, page.on, page.frame), year, today, run, attests, closed)


def _state(done: bool, turn: bool) -> str:
    return DONE if done else NOW if turn else WAITS


def _outcome(desk: Desk, turn: bool) -> Step:
    told = progress(LEDGER, desk.page.case, desk.year)
    text = " ".join(filter(None, (_result_words(desk), told.text if told else "")))
    may = desk.may("edit_economy")
    books = (_path(desk, told), told.action) if told and told.path else ("", "")
    if desk.has_outcome:
        return Step(
            "Utfallet är inlagt", DONE, text, desk.outcome_href if may and not desk.run else "", "Ändra", *books
        )
    own = (desk.outcome_href, "Lägg in utfallet") if may else ("", "")
    first, second = (books, own) if told and not told.done and may else (own, books)
    return Step("Lägg in årets utfall", NOW, text, *first, *second)


def _result_words(desk: Desk) -> str:
    budget, used, left = (decimal_of(part) for part in (desk.result.budget, desk.result.consumed, desk.result.surplus))
    if not desk.result.status or left is None:
        return "Varken utfall eller prognos finns för året."
    kind = "överskott" if left >= 0 else "underskott"
    said = about(abs(left), desk.result.precision) or kronor(abs(left)).removesuffix("kr").strip()
    if not desk.has_outcome:
        return f"Det finns bara en prognos, {kind} {said} kr, och en prognos går inte att avräkna."
    if budget is None or used is None:
        return f"Året gav {kind} {said} kr."
    return f"Förbrukat {kronor(used)} av {kronor(budget)}: {kind} {said} kr."


def _comments(desk: Desk, turn: bool) -> Step:
    told = progress(COMMENTS, desk.page.case, desk.year)
    notes = [row.note for row in desk.page.case.outcome if row.year == desk.year and row.status == OUTCOME and row.note]
    if told is None or (notes and not told.done):
        text = " ".join(notes) or "Ingen avvikelse behöver kommenteras."
        return Step("Avvikelser är kommenterade", DONE if notes else SPARED, text)
    href = _path(desk, told) if told.path and desk.may("edit_economy") else ""
    title = "Avvikelser är kommenterade" if told.done else "Kommentera avvikelserna"
    return Step(title, _state(told.done, turn), told.text, href, told.action)


def _path(desk: Desk, told: Progress) -> str:
    return desk.page.frame.link(f"{desk.page.frame.base}ekonomi/{told.path}")


def _proposal(desk: Desk, turn: bool) -> Step:
    if desk.surplus == 0:
        return Step("Avräkning", SPARED, "Året gick jämnt ut, så det finns inget att avräkna.")
    if desk.run is None:
        href = desk.href("foresla") if desk.has_outcome and desk.may("edit_economy") else ""
        text = "Välj regel och vad som ska hända med pengarna. Beloppen låses och attesteras sedan av två."
        return Step("Föreslå avräkning", _state(False, desk.has_outcome), text, href, "Lägg ett förslag")
    kind = "Underskottet" if desk.run.surplus < 0 else "Överskottet"
    text = f"{kind} {kronor(abs(desk.run.surplus))}: {desk.run.get_handling_display().lower()}. Förslaget lade {desk.run.by} {desk.run.at:%Y-%m-%d}."
    back = not desk.decided and desk.may("edit_economy")
    return Step("Avräkning är föreslagen", DONE, text, desk.href("aterkalla") if back else "", "Återkalla")


def _attests(desk: Desk, turn: bool) -> Step:
    if desk.surplus == 0:
        return Step("Attest", SPARED, "Det finns ingen avräkning att attestera.")
    names = listing(tuple(f"{one.by} {one.at:%Y-%m-%d}" for one in desk.attests))
    if desk.decided:
        return Step("Attesterad av två", DONE, f"Attesterad av {names}.")
    text = f"{len(desk.attests)} av {ATTESTS} har attesterat{': ' if names else '.'}{names}{'.' if names else ''}"
    can = desk.run is not None and desk.may("attest") and not desk.attested_by_reader
    if desk.attested_by_reader:
        text += " Nu väntar den på någon annan: samma person attesterar inte två gånger."
    return Step("Attestera avräkningen", _state(False, desk.run is not None), text,
                desk.href("attestera") if can else "", "Granska och attestera")  # fmt: skip


def _decision(desk: Desk, turn: bool) -> Step:
    if desk.surplus == 0:
        return Step("Beslut", SPARED, "Det finns inget att besluta om avräkning.")
    if desk.decided:
        return Step("Avräkningen är beslutad", DONE, decided_words(desk.decision) + ".")
    return Step("Beslut", WAITS, "Den andra attesten avgör. Då skrivs beslutet och raderna i medlemmarnas konton.")


def _payments(desk: Desk, turn: bool) -> Step:
    href = desk.href("utbetala") if desk.due and desk.page.can("edit_economy") else ""
    if desk.restores:
        text = f"Underskottet återställs senast {desk.restores} utan att medlemmarna betalar (11 kap. 12 § KL)."
        return Step("Återställande", SPARED, text)
    if not desk.decided and not desk.due:
        spared = desk.surplus == 0
        text = "Ingen har något att få eller betala." if spared else "Görs när avräkningen är beslutad."
        return Step("Utbetalning eller överföring", SPARED if spared else WAITS, text)
    if not desk.due:
        text = "Alla medlemmar är reglerade för året."
        return Step("Utbetald eller överförd", DONE, text)
    owed = sum((amount for amount in desk.due.values() if amount > 0), Decimal(0))
    owing = sum((-amount for amount in desk.due.values() if amount < 0), Decimal(0))
    parts = [f"{kronor(owed)} att betala ut" if owed else "", f"{kronor(owing)} att få in" if owing else ""]
    text = f"{listing(tuple(filter(None, parts)))}, {len(desk.due)} medlemmar."
    return Step("För in betalningarna", _state(False, True), text, href, "För in betalning")


def _closing(desk: Desk, turn: bool) -> Step:
    if desk.closed:
        href = desk.href("oppna") if desk.page.can("reopen_year") else ""
        text = f"Stängt {desk.closed.at:%Y-%m-%d} av {desk.closed.by}. Utfall och avräkning ändras inte."
        return Step("Året är stängt", DONE, text, href, "Öppna igen")
    settled = desk.has_outcome and (desk.surplus == 0 or desk.decided)
    ready = settled and desk.today > date(desk.year, 12, 31)
    text = (
        "Då låses årets bokföring, utfall och avräkning."
        if ready
        else "Görs när utfallet finns och avräkningen är beslutad."
    )
    if ready and desk.due:
        text += " Betalningar kan föras in efteråt också."
    href = desk.href("stang") if ready and desk.may("edit_economy") else ""
    return Step("Stäng året", _state(False, ready and (turn or not desk.due)), text, href, "Stäng året")
