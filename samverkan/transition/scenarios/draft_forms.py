"""Small forms of drafts: a new one, and establishing one; and the text that a new one starts with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from samverkan.core.budget import case_budget
from samverkan.core.records import Case
from samverkan.core.scenario import KIND, KINDS, WAYS
from samverkan.core.scenario.consequences import agreement_end
from samverkan.core.scenario.model import NEW, STAY
from samverkan.economy.feerules.ruletoml import rule_text
from samverkan.registry.editing.keys import free_key
from samverkan.registry.people_forms import FaultForm

RECORD = "fall:"


class NewDraftForm(FaultForm):
    """What a new alternative is called and starts from."""

    use_required_attribute = False

    title = forms.CharField(
        label="Benämning", max_length=200, help_text="Till exempel ”Kommunförbund med delad ledning”."
    )
    start = forms.ChoiceField(label="Börja från")

    def __init__(self, held: Sequence[tuple[str, str]], data: Any = None) -> None:
        super().__init__(data)
        copies = [(f"{RECORD}{key}", f"Kopia av {title}") for key, title in held]
        self.fields["start"].choices = [*WAYS.items(), *copies]  # type: ignore[attr-defined]


class EstablishForm(FaultForm):
    """Whether an alternative on record gives way."""

    use_required_attribute = False

    replace = forms.BooleanField(
        label="Ersätter alternativet som redan är fastställt under samma nyckel", required=False
    )


def start_text(case: Case, way: str, title: str, on: date) -> str:
    """The text that a new draft starts with: from the day after today's agreement, on the latest budget, by today's key."""
    taken = {rule.id for rule in case.rules}
    years = (
        [year for year in case_budget(case).years if year <= on.year] or [row.year for row in case.fees] or [on.year]
    )
    head = {"id": free_key(title, taken, "rules"), "kind": KIND, "title": title, "status": "antagen", "source": "Utredarens alternativ",
            "legal": []}  # fmt: skip
    start = agreement_end(case, on)
    said = {"way": way, "start": start if start and start > on else date(on.year + 1, 1, 1), "year": max(years)}
    kinds = ("arena", "avtal") if way == NEW else tuple(KINDS)
    return rule_text({"rule": head, "scenario": said, "default": dict.fromkeys(kinds, STAY)})
