"""What the pages of agreements show, out of a snapshot."""

from samverkan.agreements.selectors.gaps import gaps, gaps_figure, gaps_table
from samverkan.agreements.selectors.hanging import Hanging, hanging, hanging_counts, hanging_table
from samverkan.agreements.selectors.line import agreements_chart
from samverkan.agreements.selectors.notice import Notice, asked_notice
from samverkan.agreements.selectors.standings import amendments_table, parties_table, standings, term_facts
from samverkan.agreements.selectors.summary import agreement_lede, key_figures, lede
from samverkan.agreements.selectors.table import agreements_table
from samverkan.agreements.selectors.watch import Watched, watched

__all__ = [
    "Hanging",
    "Notice",
    "Watched",
    "agreement_lede",
    "agreements_chart",
    "agreements_table",
    "amendments_table",
    "asked_notice",
    "gaps",
    "gaps_figure",
    "gaps_table",
    "hanging",
    "hanging_counts",
    "hanging_table",
    "key_figures",
    "lede",
    "parties_table",
    "standings",
    "term_facts",
    "watched",
]
