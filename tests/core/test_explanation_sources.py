"""The sources of an explanation, as a reader sees them."""

from __future__ import annotations

from samverkan.core.explain import Explanation, SourceRef

HERE, ELSEWHERE = SourceRef("rapporten", "Rapporten", "Bakgrund"), SourceRef("rapporten", "Rapporten", "Ekonomi")
NAMED_OTHERWISE = SourceRef("", "Rapporten", "Bakgrund")


def test_place_that_reads_the_same_is_told_once_in_the_order_met() -> None:
    below = Explanation("Del", 1, source=ELSEWHERE, published=1, published_source=NAMED_OTHERWISE)
    whole = Explanation("Summa", 1, source=HERE, inputs=(below, below))
    assert whole.sources() == (HERE, ELSEWHERE)
