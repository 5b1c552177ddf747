"""The only writers of the books as imported, their mapping to areas, forecasts, and a year's outcome in the register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from samverkan.core.faults import Fault, FaultError
from samverkan.core.followup import AccountRange, BookedSum, map_accounts
from samverkan.core.followup.outcome import outcome_records
from samverkan.core.periods import DAY
from samverkan.economy.work_models import AccountMap, ClosedYear, Forecast, LedgerImport, LedgerSum
from samverkan.formats.sie import SieFile, monthly, read_sie
from samverkan.history.services import Ground, on_record
from samverkan.registry.cases import read_case_rows
from samverkan.registry.models import Cooperation
from samverkan.registry.policies import Actor, check_can
from samverkan.registry.services import record_of, record_version, save_records, touch

MOST_WARNINGS = 200
ORE = Decimal("0.01")
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class ReadLedger:
    """A SIE file as it will be kept: who, which year, and the sums by account, objects and month."""

    file: SieFile
    year: int
    until: date
    sums: tuple[BookedSum, ...]
    sha256: str
    size: int


def read_ledger(source: Path | BinaryIO) -> ReadLedger:
    """Read and check a file. Raises FaultError where it can't be understood, names no year, or holds no amounts."""
    digest, size = _digest(source)
    file = read_sie(source)
    if 0 not in file.years:
        raise _fault("no-year", "filen anger inget räkenskapsår (#RAR 0), så det går inte att veta vilket år den gäller. "
                     "Ta ut den igen med räkenskapsåret valt.", "file")  # fmt: skip
    sums = tuple(_sums(file))
    if not any(row.account[:1] in "345678" for row in sums):
        raise _fault(
            "no-result", "filen har inga belopp på resultatkonton (3–8). Ta ut en SIE-fil av typ 2, 3 eller 4.", "file"
        )
    last = file.years[0].last
    return ReadLedger(file, last.year, _until(file, sums, last), sums, digest, size)


def _digest(source: Path | BinaryIO) -> tuple[str, int]:
    if isinstance(source, Path):
        content = source.read_bytes()
        return sha256(content).hexdigest(), len(content)
    source.seek(0)
    held, size = sha256(), 0
    while piece := source.read(1 << 20):
        held.update(piece)
        size += len(piece)
    source.seek(0)
    return held.hexdigest(), size


def _sums(file: SieFile) -> Iterable[BookedSum]:
    for total in monthly(file):
        account = file.accounts.get(total.account)
        amount = Decimal(total.amount) * ORE
        yield BookedSum(total.account, tuple(total.objects), total.month, amount, account.name if account else "")


def _until(file: SieFile, sums: Sequence[BookedSum], last: date) -> date:
    """The last day that the file speaks of: as it says itself, else the end of the last month with an amount."""
    if file.scope:
        return file.scope
    months = [row.month for row in sums if row.month]
    if not months or any(row.month is None for row in sums):
        return last
    latest = max(months)
    return min(last, date(latest.year + latest.month // _DECEMBER, latest.month % _DECEMBER + 1, 1) - DAY)


def import_ledger(*, slug: str, ledger: ReadLedger, file_name: str, by: Actor) -> LedgerImport:
    """Keep the books of a year, all or nothing, in the place of those of the same year. Raises PermissionDenied; FaultError where
    the year is closed or the very same file is there already."""
    check_can(by, "edit_economy", slug)
    with transaction.atomic():
        Cooperation.objects.select_for_update().get(slug=slug)
        check_open(slug, ledger.year)
        before = LedgerImport.objects.filter(cooperation=slug, year=ledger.year, undone=None).first()
        if before and before.sha256 == ledger.sha256:
            said = f"filen är redan inläst, den {before.at.date().isoformat()} av {before.by}. Inget är ändrat."
            raise _fault("same-file", said, "file")
        with on_record(by=by.name):
            if before:
                _undo(before, by)
            row = LedgerImport.objects.create(
                cooperation_id=slug, year=ledger.year, until=ledger.until, file_name=file_name[:200], sha256=ledger.sha256,
                size=ledger.size, company=ledger.file.company.name, orgnr=ledger.file.company.orgnr,
                sie_type=ledger.file.form, program=ledger.file.origin.program, vouchers=ledger.file.voucher_count,
                transactions=ledger.file.transaction_count, by=by.user,
                objects_named={objects_key([pair]): held.name for pair, held in ledger.file.objects.items()},
                warnings=[[told.line, told.text] for told in ledger.file.warnings[:MOST_WARNINGS]],
            )  # fmt: skip
        LedgerSum.objects.bulk_create(
            [LedgerSum(ledger=row, account=held.account, account_name=held.name, objects_key=objects_key(held.objects),
                       month=held.month, amount=held.amount) for held in ledger.sums], batch_size=2000,
        )  # fmt: skip
        touch(slug)
    return row


def undo_import(*, slug: str, ledger: UUID, by: Actor) -> LedgerImport:
    """Take the books of an import away; it stays on record as undone. Raises LedgerImport.DoesNotExist, FaultError where the year is
    closed."""
    check_can(by, "edit_economy", slug)
    with transaction.atomic():
        Cooperation.objects.select_for_update().get(slug=slug)
        row = LedgerImport.objects.select_related("by").get(pk=ledger, cooperation=slug, undone=None)
        check_open(slug, row.year)
        with on_record(by=by.name):
            _undo(row, by)
        touch(slug)
    return row


def _undo(row: LedgerImport, by: Actor) -> None:
    LedgerSum.objects.filter(ledger=row).delete()
    row.undone, row.undone_by = timezone.now(), by.user
    row.save()


def check_open(slug: str, year: int) -> None:
    """Raises FaultError where the year is closed."""
    if ClosedYear.objects.filter(cooperation=slug, year=year).exists():
        raise _fault("closed-year", f"året {year} är stängt. Öppna det på sidan Bokslut om något måste rättas.", "")


def save_mapping(*, slug: str, rows: Sequence[AccountRange], by: Actor) -> None:
    """Put the mapping in the place of the earlier one, all or nothing. Raises FaultError with ``where`` the number of the row."""
    check_can(by, "edit_economy", slug)
    _check_mapping(slug, rows)
    with transaction.atomic(), on_record(by=by.name):
        Cooperation.objects.select_for_update().get(slug=slug)
        before = {
            (row.first, row.last, row.dimension, row.object): row for row in AccountMap.objects.filter(cooperation=slug)
        }
        for row in rows:
            key = (row.first, row.last, row.dimension, row.object)
            held = before.pop(key, None)
            if held is None:
                AccountMap.objects.create(cooperation_id=slug, first=row.first, last=row.last, dimension=row.dimension,
                                          object=row.object, area=row.area)  # fmt: skip
            elif held.area != row.area:
                held.area = row.area
                held.save()
        for gone in before.values():
            gone.delete()
        touch(slug)


def _check_mapping(slug: str, rows: Sequence[AccountRange]) -> None:
    areas = {area.id for area in read_case_rows(Cooperation.objects.get(slug=slug)).areas}
    faults, seen = list[Fault](), set[tuple[str, str, str, str]]()
    for number, row in enumerate(rows):
        faults += [Fault("mapping", text, str(number)) for text in _row_faults(row, areas, seen)]
        seen.add((row.first, row.last, row.dimension, row.object))
    if faults:
        raise FaultError(faults)


def _row_faults(row: AccountRange, areas: set[str], seen: set[tuple[str, str, str, str]]) -> list[str]:
    faults = []
    if not (row.first.isdecimal() and row.last.isdecimal() and int(row.first) <= int(row.last)):
        faults.append(f"kontona ”{row.first}” till ”{row.last}” är inget intervall. Skriv till exempel 4000 till 6999.")
    if row.area and row.area not in areas:
        faults.append(f"området ”{row.area}” finns inte. Välj ett ur listan.")
    if bool(row.dimension) != bool(row.object):
        faults.append("dimension och objekt hör ihop. Fyll i båda eller ingen.")
    if (row.first, row.last, row.dimension, row.object) in seen:
        faults.append("samma konton och objekt står på två rader. Behåll en av dem.")
    return faults


@dataclass(frozen=True, slots=True)
class Said:
    """A forecast and the words on a deviation as filled in; ``amount`` None: no forecast of its own."""

    area: str
    amount: Decimal | None
    note: str


def save_forecasts(*, slug: str, year: int, month: int, rows: Sequence[Said], by: Actor) -> int:
    """Keep what is said of areas after a month; a row that says nothing takes the earlier away. Gives how many were changed."""
    check_can(by, "edit_economy", slug)
    with transaction.atomic(), on_record(by=by.name):
        Cooperation.objects.select_for_update().get(slug=slug)
        check_open(slug, year)
        held = {row.area: row for row in Forecast.objects.filter(cooperation=slug, year=year, month=month)}
        changed = sum(_save_forecast((slug, year, month), row, held.get(row.area), by) for row in rows)
        if changed:
            touch(slug)
    return changed


def _save_forecast(place: tuple[str, int, int], said: Said, held: Forecast | None, by: Actor) -> bool:
    slug, year, month = place
    empty = said.amount is None and not said.note
    if held is None:
        if not empty:
            Forecast.objects.create(cooperation_id=slug, area=said.area, year=year, month=month, amount=said.amount,
                                    note=said.note, by=by.user)  # fmt: skip
        return not empty
    if empty:
        held.delete()
        return True
    if (held.amount, held.note) == (said.amount, said.note):
        return False
    held.amount, held.note, held.by = said.amount, said.note, by.user
    held.save()
    return True


def write_outcome(*, slug: str, year: int, by: Actor, ground: Ground | None = None) -> int:
    """Make the books of a whole year the outcome of the register, area by area in whole kronor, in the place of the year's earlier
    lines. Gives the number of lines. Raises FaultError where the year is closed, not whole, or not all of it on areas."""
    check_can(by, "edit_economy", slug)
    with transaction.atomic():
        cooperation = Cooperation.objects.select_for_update().get(slug=slug)
        check_open(slug, year)
        row = LedgerImport.objects.filter(cooperation=slug, year=year, undone=None).first()
        if row is None:
            raise _fault("no-books", f"bokföringen för {year} är inte inläst. Läs in en SIE-fil först.", "")
        if row.until is None or (row.until.month, row.until.year) != (_DECEMBER, year):
            raise _fault("part-year", f"bokföringen sträcker sig till {row.until}. Läs in hela året först.", "")
        case = read_case_rows(cooperation)
        mapped = map_accounts(booked_sums(row), account_ranges(slug))
        put, remove = outcome_records(
            case, year, mapped, file=row.file_name, read_on=row.at.date(), company=row.company
        )
        expected = {place: record_version(record_of(case, *place)) for place in remove}
        save_records(slug, put=put, remove=remove, expected=expected, by=by.name, ground=ground)
    return sum(resource == "outcome" for resource, _ in put)


def booked_sums(ledger: LedgerImport) -> tuple[BookedSum, ...]:
    """The sums of an import, in one query."""
    rows = LedgerSum.objects.filter(ledger=ledger)
    return tuple(
        BookedSum(row.account, objects_of(row.objects_key), row.month, row.amount, row.account_name) for row in rows
    )


def account_ranges(slug: str) -> tuple[AccountRange, ...]:
    """The mapping of a cooperation, in one query."""
    rows = AccountMap.objects.filter(cooperation=slug)
    return tuple(AccountRange(row.first, row.last, row.area, row.dimension, row.object) for row in rows)


def objects_key(objects: Sequence[tuple[str, str]]) -> str:
    """Objects as they are kept: ``1=400;6=P12``, in the order of dimensions."""
    return ";".join(f"{dimension}={number}" for dimension, number in sorted(objects))


def objects_of(key: str) -> tuple[tuple[str, str], ...]:
    """The objects that a key holds."""
    pairs = (part.partition("=") for part in key.split(";") if part)
    return tuple((dimension, number) for dimension, _, number in pairs)


def _fault(code: str, text: str, where: str) -> FaultError:
    return FaultError(Fault(code, text, where))
