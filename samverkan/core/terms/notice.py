"""Ways to count from a notice to the end, each as one function: the earliest last day if notice is given on a day."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Protocol

from samverkan.core.terms.bank_days import next_bank_day
from samverkan.core.terms.durations import Duration

_DAY = timedelta(days=1)
_LOOK_BACK = 366 * 120  # a notice is at most a century, and then some


class Notice(Protocol):
    """A way to count. ``earliest_end`` never goes back when the notice is given a day later; ``has_deadline`` is whether
    notices up to a day all lead to the same end."""

    @property
    def has_deadline(self) -> bool: ...

    def earliest_end(self, given: date) -> date:
        """The earliest last day (inclusive) after a notice given that day."""
        ...

    def text(self) -> str:
        """The clause in Swedish."""
        ...


@dataclass(frozen=True, slots=True)
class NoticePeriod:
    """So long a notice: ``1 year``."""

    length: Duration
    has_deadline: ClassVar[bool] = False

    def earliest_end(self, given: date) -> date:
        """The day so long after the notice."""
        return self.length.after(given)

    def text(self) -> str:
        """The clause in Swedish."""
        return f"uppsägningstid {self.length.text()}"


@dataclass(frozen=True, slots=True)
class NoticeBefore:
    """Notice before a day of the year, then so long from the end of that year: ``before 07-01, then 2 years``. With
    ``bank_day`` a last day that is no bank day moves to the next."""

    month: int
    day: int
    then: Duration
    bank_day: bool = False
    has_deadline: ClassVar[bool] = True

    def earliest_end(self, given: date) -> date:
        """Counted from the end of the year whose deadline the notice meets."""
        year = given.year - 1  # a deadline at the turn of the year may have moved into the new one
        while self._deadline(year) < given:
            year += 1
        return self.then.after(date(self._eve(year).year, 12, 31))

    def text(self) -> str:
        """The clause in Swedish."""
        return f"uppsägning före {self.month:02d}-{self.day:02d} och sedan {self.then.text()} från årsskiftet"

    def _eve(self, year: int) -> date:
        return date(year, self.month, self.day) - _DAY

    def _deadline(self, year: int) -> date:
        return next_bank_day(self._eve(year)) if self.bank_day else self._eve(year)


@dataclass(frozen=True, slots=True)
class NoticeYearEnd:
    """Until the end of the year in which notice is given, or ``years`` later; the year begins on ``month``-``day``."""

    years: int
    month: int = 1
    day: int = 1
    has_deadline: ClassVar[bool] = True

    def earliest_end(self, given: date) -> date:
        """The last day of that year."""
        begun = given.year if (given.month, given.day) >= (self.month, self.day) else given.year - 1
        return date(begun + self.years + 1, self.month, self.day) - _DAY

    def text(self) -> str:
        """The clause in Swedish."""
        kind = "kalenderår" if (self.month, self.day) == (1, 1) else "verksamhetsår"
        which = {0: f"det {kind} då uppsägningen görs", 1: f"{kind}et efter uppsägningen"}
        return f"till slutet av {which[self.years]}"


def last_notice_day(notice: Notice, last: date) -> date | None:
    """The latest day on which a notice still ends the agreement by ``last`` (inclusive); None where no day does."""
    low = max(last.toordinal() - _LOOK_BACK, date(2, 1, 1).toordinal())
    days = range(low, last.toordinal() + 1)
    found = bisect_right(days, last, key=lambda number: notice.earliest_end(date.fromordinal(number)))
    return date.fromordinal(days[found - 1]) if found else None
