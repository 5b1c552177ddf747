"""Terms of an agreement: current period, last day of notice, end and renewal, from a rule of kind ``term``."""

from samverkan.core.terms.bank_days import is_bank_day, next_bank_day
from samverkan.core.terms.dates import TermDates
from samverkan.core.terms.durations import Duration, parse_duration
from samverkan.core.terms.notice import last_notice_day
from samverkan.core.terms.parse import parse_term
from samverkan.core.terms.periods import TermPeriod, term_periods
from samverkan.core.terms.rule import Amendment, TermRule, Transfer
from samverkan.core.terms.state import TermState, term_state
from samverkan.core.terms.wording import clauses

__all__ = [
    "Amendment",
    "Duration",
    "TermDates",
    "TermPeriod",
    "TermRule",
    "TermState",
    "Transfer",
    "clauses",
    "is_bank_day",
    "last_notice_day",
    "next_bank_day",
    "parse_duration",
    "parse_term",
    "term_periods",
    "term_state",
]
