"""Tables of the closing desk and of the accounts with the members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from samverkan.core.accounts import MemberAccount, account_balance, member_accounts, paid_parts, settled_amounts
from samverkan.core.closing import closing_rules
from samverkan.core.faults import FaultError
from samverkan.core.records import ENTRY_KINDS, Case, MemberEntry
from samverkan.core.settlement import Settlement, compare_settlements, settle
from samverkan.core.sums import decimal_of
from samverkan.economy.closing.desk import Desk
from samverkan.economy.selectors.settlements import rule_title
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.pages import Page
from samverkan.web.tables import order_key

ZERO = Decimal(0)
OPEN = "oppna"


def seen_entries(page: Page) -> tuple[MemberEntry, ...]:
    """The rows of the accounts; where a day is asked for, those entered by then."""
    day = page.on if page.frame.on_given else None
    return tuple(row for row in page.case.entries if day is None or row.on is None or row.on <= day)


def seen_accounts(page: Page, members: Sequence[str] | None = None) -> tuple[MemberAccount, ...]:
    """The accounts by the members' names; of some members where given."""
    rows = [row for row in seen_entries(page) if members is None or row.organisation in members]
    found = member_accounts(page.case, page.snapshot.organisation_name, rows)
    return tuple(sorted(found, key=lambda one: order_key(one.name)))


def account_href(page: Page, member: str, year: int | None = None) -> str:
    """A member's account, or how a year's balance came to be."""
    tail = f"{year}/" if year is not None else ""
    return page.frame.link(f"{page.frame.base}ekonomi/mellanhavanden/{member}/{tail}")


def accounts_table(page: Page, accounts: Sequence[MemberAccount]) -> Table:
    """A row a member, a column a year: the balance as the year ends."""
    years = sorted({one.year for account in accounts for one in account.years})
    columns = [Column("medlem", "Medlem"), *(Column(str(year), str(year), "number", "kr", 0) for year in years),
               Column("saldo", "Saldo", "number", "kr", 0)]  # fmt: skip
    rows = [Row(_account_cells(page, account, years), account.member) for account in accounts]
    sums = {str(year): Cell(sum((_closing(one, year) or ZERO for one in accounts), ZERO)) for year in years}
    total = decimal_of(account_balance(accounts)) or ZERO
    foot = [Row({"medlem": Cell("Summa"), **sums, "saldo": Cell(total)}, "summa", kind="sum")]
    return Table(
        "mellanhavanden", "Saldo vid årets slut", columns, rows, foot if len(rows) > 1 else (),
        note="Plus: medlemmen har att få. Minus: medlemmen har att betala.",
        empty="Inga rader ännu. De kommer när en avräkning beslutas eller en avgift förs in.",
    )  # fmt: skip


def _account_cells(page: Page, account: MemberAccount, years: Sequence[int]) -> dict[str, Cell]:
    cells = {"medlem": Cell(account.name, href=account_href(page, account.member))}
    for year in years:
        held = account.year(year)
        figure = account_href(page, account.member, year) if held else ""
        cells[str(year)] = Cell(_closing(account, year), figure=figure, text="" if account.closing(year) else "–")
    return cells | {"saldo": Cell(account.balance, figure=account_href(page, account.member, account.years[-1].year))}


def _closing(account: MemberAccount, year: int) -> Decimal | None:
    found = account.closing(year)
    return decimal_of(found) if found else None


def account_table(case: Case, account: MemberAccount, figure: Mapping[int, str] | None = None) -> Table:
    """A member's account: each year with its opening balance, its rows and its closing balance. ``figure`` is by year where it is
    told how the balance came to be."""
    columns = [
        Column("vad", "Rad", sortable=False),
        Column("dag", "Dag", "date", sortable=False),
        Column("belopp", "Belopp", "number", "kr", _decimals(account), sign=True, sortable=False),
        Column("saldo", "Saldo", "number", "kr", _decimals(account), sortable=False),
        Column("grund", "Beslut eller referens", sortable=False),
    ]
    rows: list[Row] = []
    for held in account.years:
        balance = decimal_of(held.opening) or ZERO
        rows.append(
            Row({"vad": Cell(str(held.year)), "saldo": Cell(balance, note="ingående")}, f"{held.year}", kind="group")
        )
        for entry in held.entries:
            balance += entry.amount or ZERO
            rows.append(Row(_entry_cells(case, entry, balance), entry.id, level=1))
        closing = Cell(balance, figure=(figure or {}).get(held.year, ""))
        rows.append(Row({"vad": Cell(f"Saldo {held.year}"), "saldo": closing}, f"saldo-{held.year}", kind="sum"))
    return Table("konto", f"Mellanhavande med {account.name}", columns, rows,
                 note="Plus: medlemmen har att få. Minus: medlemmen har att betala.")  # fmt: skip


def _decimals(account: MemberAccount) -> int:
    amounts = (row.amount for held in account.years for row in held.entries)
    return 0 if all(amount is None or amount == amount.to_integral_value() for amount in amounts) else 2


def _entry_cells(case: Case, entry: MemberEntry, balance: Decimal) -> dict[str, Cell]:
    decided = next((row for row in case.decisions if entry.decision and row.id == entry.decision), None)
    said = [entry.reference]
    if decided and not entry.reference:
        paragraph = f"§ {decided.paragraph}" if decided.paragraph else ""
        said = [" ".join(filter(None, (decided.body, str(decided.on or ""), paragraph)))]
    text = ", ".join(filter(None, (*said, entry.note)))
    return {
        "vad": Cell(ENTRY_KINDS[entry.kind]),
        "dag": Cell(entry.on, text="" if entry.on else "–"),
        "belopp": Cell(entry.amount),
        "saldo": Cell(balance),
        "grund": Cell(text or None, text="" if text else "–"),
    }


def proposal_table(desk: Desk, settlements: Sequence[Settlement]) -> Table:
    """A row a member: the part by the rule in force, and by every other rule with what it would change."""
    first, *others = settlements
    columns = [
        Column("medlem", "Medlem"),
        Column("andel", "Andel", "percent", "%", 2),
        Column("forsta", first.rule_title, "number", "kr", 0),
    ]
    for n, other in enumerate(others):
        columns += [Column(f"regel{n}", rule_title(desk.book, other), "number", "kr", 0),
                    Column(f"skillnad{n}", "Skillnad", "number", "kr", 0, sign=True)]  # fmt: skip
    differences = [{row.member: row for row in compare_settlements(first, other)} for other in others]
    rows = []
    for share in sorted(first.shares, key=lambda share: order_key(share.name)):
        cells = {"medlem": Cell(share.name), "andel": Cell(share.share * 100), "forsta": Cell(share.amount)}
        for n, held in enumerate(differences):
            cells |= {
                f"regel{n}": Cell(held[share.member].second, tone="muted"),
                f"skillnad{n}": Cell(held[share.member].difference),
            }
        rows.append(Row(cells, share.member))
    sums = {
        "medlem": Cell("Summa"),
        "andel": Cell(sum(share.share for share in first.shares) * 100),
        "forsta": Cell(first.surplus),
    }
    sums |= {f"regel{n}": Cell(other.surplus) for n, other in enumerate(others)}
    caption = f"{'Underskottet' if first.surplus < 0 else 'Överskottet'} {desk.year} per medlem"
    return Table("forslag", caption, columns, rows, [Row(sums, "summa", kind="sum")])


def possible_settlements(desk: Desk) -> list[Settlement]:
    """The year by every rule that may be used, the one in force first; those that can't be used for the year are left out."""
    found = []
    for rule in closing_rules(desk.page.case, desk.year, desk.surplus or ZERO):
        try:
            found.append(settle(desk.page.case, desk.year, statistics=desk.page.snapshot.statistics, rule=rule.id))
        except FaultError:
            continue
    return found


def run_table(desk: Desk) -> Table | None:
    """The proposed or decided shares as they are frozen; once decided with what is repaid, carried on and left."""
    if desk.run is None:
        return None
    case, year = desk.page.case, desk.year
    amounts = {member: Decimal(amount) for member, amount in desk.run.shares.items()}
    booked = desk.decided and bool(settled_amounts(case.entries, year))
    columns = [Column("medlem", "Medlem"), Column("belopp", "Belopp", "number", "kr", 0, bar=True)]
    if booked:
        columns += [Column("betalt", "Återbetalt" if desk.run.surplus > 0 else "Inbetalt", "number", "kr", 0),
                    Column("fort", "Fört vidare", "number", "kr", 0), Column("kvar", "Kvar", "number", "kr", 0)]  # fmt: skip
    repaid, carried = paid_parts(case.entries, year)
    members = dict.fromkeys((*amounts, *repaid, *carried)) if booked else amounts
    rows = []
    for member in sorted(members, key=lambda key: order_key(desk.page.snapshot.organisation_name(key))):
        values = [amounts.get(member, ZERO), repaid.get(member, ZERO), carried.get(member, ZERO)]
        rows.append(Row(_run_cells(desk, member, values, booked=booked), member))
    numbers = [column.key for column in columns[1:]]
    sums = {key: Cell(sum((_value(row, key) for row in rows), ZERO)) for key in numbers}
    title = "Beslutad avräkning" if desk.decided else "Föreslagen avräkning"
    return Table(
        "avrakning", f"{title} {year}", columns, rows, [Row({"medlem": Cell("Summa"), **sums}, "summa", kind="sum")]
    )


def _run_cells(desk: Desk, member: str, values: Sequence[Decimal], *, booked: bool) -> dict[str, Cell]:
    name = desk.page.snapshot.organisation_name(member)
    amount, repaid, carried = values
    cells = {"medlem": Cell(name, href=account_href(desk.page, member) if booked else ""), "belopp": Cell(amount)}
    if not booked:
        return cells
    return cells | {"betalt": Cell(repaid), "fort": Cell(carried), "kvar": Cell(amount - repaid - carried)}


def _value(row: Row, key: str) -> Decimal:
    value = row.cells[key].value
    return value if isinstance(value, Decimal) else ZERO


def years_table(page: Page, rows: Sequence[tuple[int, str, Decimal | None, str, str]]) -> Table:
    """A row a year: what is left of it, how far its closing has come, and the desk."""
    columns = [Column("ar", "År"), Column("kvar", "Över- eller underskott", "number", "kr", 0), Column("lage", "Avräkning"),
               Column("reglera", "Kvar att reglera", "number", "kr", 0)]  # fmt: skip
    found = []
    for year, tag, surplus, state, due in rows:
        href = page.frame.link(f"{page.frame.base}ekonomi/bokslut/{year}/")
        cells = {"ar": Cell(str(year), href=href), "kvar": Cell(surplus, tag=tag), "lage": Cell(state)}
        found.append(Row(cells | {"reglera": Cell(Decimal(due)) if due else Cell(text="–", tone="muted")}, str(year)))
    return Table(
        "bokslut",
        "Bokslut år för år",
        columns,
        list(reversed(found)),
        empty="Här kommer åren att stå när det finns en budget.",
    )
