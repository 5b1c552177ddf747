"""What the pages of the decision basis show: the issued versions, what there is to choose, and what has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch
from django.utils import timezone

from samverkan.core.faults import FaultError
from samverkan.core.swedish import listing
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.pages import Page
from samverkan.reports.decision.issuing import SILENT, STOPPED, phase, watched
from samverkan.reports.decision.policies import can_issue_basis
from samverkan.reports.decision.services import STEPS, Choice, earlier_version
from samverkan.reports.documents.decision import decision_basis, every_chapter, open_basis
from samverkan.reports.documents.decision.basis import worked_alternatives
from samverkan.reports.documents.decision.changes import (
    Difference,
    Stated,
    counted,
    differences,
    differences_table,
    stated_in,
)
from samverkan.reports.models import UNDER_WAY, WAITING, WORKING, BasisFile, DecisionBasis, Issuing
from samverkan.transition.tabs import SECTION

FORMATS = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel", "html": "Webbsida"}


@dataclass(frozen=True, slots=True)
class Option:
    """A box to tick."""

    key: str
    title: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Broken:
    """An alternative that can't be worked through, and why."""

    title: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How an issued version stands against what holds now; ``fault`` where it can't be made any longer."""

    found: tuple[Difference, ...]
    fault: str = ""

    @property
    def words(self) -> str:
        """``3 ändrade``; "" where nothing differs."""
        return counted(self.found)

    @property
    def differs(self) -> bool:
        """Whether a new version would say something else."""
        return bool(self.found or self.fault)


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the work with a version stands (``issuing.phase``); ``number`` is the version that came of it."""

    row: Issuing
    phase: str
    number: int | None

    @property
    def sign(self) -> str:
        """Differs where something else is to be shown."""
        return f"{self.phase} {self.row.step}"

    @property
    def moving(self) -> bool:
        """Whether it may change by itself."""
        return self.phase in (WAITING, WORKING, SILENT)

    @property
    def silent(self) -> bool:
        """Whether no worker answers."""
        return self.phase == SILENT

    @property
    def stopped(self) -> bool:
        """Whether the worker went away."""
        return self.phase == STOPPED

    @property
    def words(self) -> str:
        """``3 av 5: Word``; "" before it has begun."""
        return f"{self.row.step} av {len(STEPS)}: {STEPS[self.row.step - 1]}" if self.row.step else ""


def progress(slug: str, issuing: UUID) -> Progress | None:
    """How far the work has come, from one question to the database."""
    row = watched().filter(cooperation=slug, pk=issuing).select_related("basis").defer("basis__stated").first()
    return None if row is None else Progress(row, phase(row), row.basis.number if row.basis else None)


def asked(page: Page) -> list[str]:
    """Addresses of what is under way, for those who may issue."""
    if not can_issue_basis(page.actor, page.case.slug):
        return []
    rows = Issuing.objects.filter(cooperation=page.case.slug, state__in=UNDER_WAY).values_list("pk", flat=True)
    return [address(page, f"gors/{key}/") for key in rows]


def address(page: Page, rest: str = "") -> str:
    """An address of these pages."""
    return page.frame.link(f"{page.frame.base}{SECTION}/underlag/{rest}")


def alternatives(page: Page, chosen: Sequence[str]) -> list[Option]:
    """The alternatives that can be worked through; all are chosen where none is."""
    worked = worked_alternatives(page.snapshot, page.on).worked
    return [Option(one.scenario.id, one.scenario.title, not chosen or one.scenario.id in chosen) for one in worked]


def reports_table(page: Page) -> Table:
    """A row each alternative with its report."""
    columns = [Column("alternativ", "Alternativ"), *_format_columns()]
    rows = [
        Row({"alternativ": Cell(one.title), **_files(page, f"alternativ/{one.key}")}, key=one.key)
        for one in alternatives(page, ())
    ]
    return Table("scenariorapporter", "Rapport om ett alternativ", columns, rows)


def _format_columns() -> Iterator[Column]:
    return (Column(key, title, sortable=False) for key, title in FORMATS.items())


def _files(page: Page, name: str) -> Mapping[str, Cell]:
    return {key: Cell(title, href=address(page, f"{name}.{key}")) for key, title in FORMATS.items()}


def broken(page: Page) -> list[Broken]:
    """The alternatives that can't be."""
    faults = worked_alternatives(page.snapshot, page.on).faults
    return [Broken(scenario.title, tuple(fault.text for fault in held)) for scenario, held in faults]


def chapters(chosen: Sequence[str]) -> list[Option]:
    """The chapters; all are chosen where none is."""
    return [Option(row.key, row.title, not chosen or row.key in chosen) for row in every_chapter()]


def versions(slug: str) -> list[DecisionBasis]:
    """Every issued version, the latest first, without its content: two queries."""
    files = Prefetch("files", BasisFile.objects.defer("content"))
    rows = DecisionBasis.objects.filter(cooperation_id=slug).defer("stated")
    return list(rows.select_related("issued_by").prefetch_related(files))


def version(slug: str, number: int) -> DecisionBasis | None:
    """One version with what it stated."""
    files = Prefetch("files", BasisFile.objects.defer("content"))
    rows = DecisionBasis.objects.filter(cooperation_id=slug, number=number)
    return rows.select_related("issued_by").prefetch_related(files).first()


def versions_table(page: Page, rows: Sequence[DecisionBasis]) -> Table:
    """A row each version with its files."""
    columns = [
        Column("version", "Version"), Column("utgiven", "Utgiven", "date"), Column("sett", "Sett per", "date"),
        Column("alternativ", "Alternativ"), *_format_columns(),
    ]  # fmt: skip
    made = [
        Row({
            "version": Cell(f"Version {row.number}", href=address(page, f"{row.number}/")), "utgiven": Cell(timezone.localdate(row.issued)),
            "sett": Cell(row.on), "alternativ": Cell(listing([one["title"] for one in row.alternatives])), **files_of(page, row),
        }, key=str(row.number))
        for row in rows
    ]  # fmt: skip
    return Table("versioner", "Utgivna versioner", columns, made)


def files_of(page: Page, row: DecisionBasis) -> Mapping[str, Cell]:
    """Links to the version's files."""
    held = {file.format for file in row.files.all()}
    return {
        key: Cell(title, href=address(page, f"{row.number}.{key}")) for key, title in FORMATS.items() if key in held
    }


def choice_of(page: Page, row: DecisionBasis) -> Choice:
    """The same alternatives and chapters again, seen on the page's day."""
    return Choice(tuple(one["id"] for one in row.alternatives), tuple(row.chapters), page.on)


def stated_now(page: Page, choice: Choice) -> tuple[Stated, ...]:
    """What a version of the choice would say now. FaultError where it can't be made."""

    def work() -> tuple[Stated, ...]:
        return stated_in(decision_basis(open_basis(page.snapshot, choice.alternatives, choice.on), choice.chapters))

    return page.snapshot.once(("basis", choice), work)


def standing(page: Page, row: DecisionBasis) -> Standing:
    """How the version stands against what holds now."""
    try:
        return Standing(differences(earlier_version(row).stated, stated_now(page, choice_of(page, row))))
    except FaultError as error:
        return Standing((), " ".join(fault.text for fault in error.faults))


def against(row: DecisionBasis, before: DecisionBasis | None) -> Table | None:
    """What the version changed from the one before it; None for the first."""
    if before is None:
        return None
    found = differences(earlier_version(before).stated, earlier_version(row).stated)
    return differences_table(found, "mot-foregaende", f"Ändrat från version {before.number}")


def now_table(found: Sequence[Difference], number: int) -> Table:
    """What has changed since the version."""
    return differences_table(found, "nu", f"Ändrat sedan version {number}")
