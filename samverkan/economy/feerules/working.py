"""The rule form as one works with it: opened from a proposal or as it was sent, as fields or as text, and what it comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.records import Rule
from samverkan.core.swedish import number
from samverkan.economy.feerules import tables
from samverkan.economy.feerules.fields import RuleFields, member_names, rule_fields
from samverkan.economy.feerules.reading import typed_of
from samverkan.economy.feerules.ruletoml import rule_text
from samverkan.economy.feerules.services import Draft
from samverkan.economy.feerules.trial import Trial, earlier_years, placed, read_text, read_total, try_rule
from samverkan.economy.feerules.typed import TypedPart, TypedRule, posted, with_change
from samverkan.economy.feerules.writing import data_of
from samverkan.economy.work_models import FeeProposal
from samverkan.registry.editing.ruletext import line_faults, read_rule, written
from samverkan.registry.snapshots import Snapshot

FORM, TEXT = "formular", "text"
NEW_PART = TypedPart({"title": "", "takes": "rest", "key": "population"})


@dataclass(frozen=True, slots=True)
class Working:
    """What stands in the form. ``mode``: fields or text; ``focus`` is the part to stand in after a button."""

    snapshot: Snapshot
    proposal: FeeProposal
    title: str
    year_text: str
    total_text: str
    mode: str
    typed: TypedRule
    text: str
    version: int
    focus: int | None = None

    @property
    def year(self) -> int:
        """The year typed; that of the proposal where it can't be read."""
        return int(self.year_text) if self.year_text.isdecimal() and len(self.year_text) == 4 else self.proposal.year

    def data(self) -> dict[str, Any]:
        """The rule's data. FaultError with what can't be read."""
        return read_text(self.text) if self.mode == TEXT else data_of(self.typed)

    def draft(self) -> Draft:
        """What is saved, finished or not. FaultError where the year, the sum or rule text can't be read."""
        faults = [*self._year_faults()]
        total: Decimal | None = None
        try:
            total = read_total(self.total_text)
        except FaultError as error:
            faults += error.faults
        if faults:
            raise FaultError(faults)
        return Draft(self.title, self.year, self._saved_text(), total)

    def _year_faults(self) -> Sequence[Fault]:
        if self.year_text.isdecimal() and len(self.year_text) == 4:
            return ()
        return (Fault("bad-year", f"Året ”{self.year_text[:20]}” är inget år. Skriv fyra siffror.", "year"),)

    def _saved_text(self) -> str:
        """The text; as it was, with its comments, where the fields say the same."""
        if self.mode == TEXT:
            return self.text
        data = data_of(self.typed, unfinished=True)
        try:
            if data == data_of(typed_of(read_text(self.proposal.rule_text)), unfinished=True):
                return self.proposal.rule_text
        except FaultError:
            pass
        return rule_text(data)

    def trial(self) -> Trial:
        """The rule tried on the year, or what is wrong with it."""
        try:
            draft_total = read_total(self.total_text)
            if faults := self._year_faults():
                raise FaultError(list(faults))
            data = self.data()
        except FaultError as error:
            return replace(try_nothing(self.snapshot, self.year), faults=self._placed(error))
        return self._with_key(try_rule(self.snapshot, self.year, data, draft_total), data)

    def _with_key(self, trial: Trial, data: Mapping[str, Any]) -> Trial:
        """Also what a rule's text must be to be kept: a key that can stand in addresses."""
        if trial.fees is None:
            return trial
        try:
            read_rule(rule_text(data))
        except FaultError as error:
            return replace(trial, fees=None, faults=self._placed(error))
        return trial

    def _placed(self, error: FaultError) -> dict[int, list[str]]:
        if self.mode == TEXT:
            lines = line_faults(self.text, error)
            return {0: [f"Rad {fault.line}: {fault.text}" if fault.line else fault.text for fault in lines]}
        return placed(error)

    def fields(self, trial: Trial) -> RuleFields:
        """The form's fields with what is wrong at each part."""
        return rule_fields(self.snapshot, self.year, self.typed, trial.faults, self.focus)

    def changed(self, change: str) -> Working:
        """The form after a button that adds, moves or takes out a part."""
        typed, focus = with_change(self.typed, change, NEW_PART)
        return replace(self, typed=typed, focus=focus)

    def as_text(self) -> Working:
        """The same as text to edit; a form that can't be read stays a form."""
        try:
            return replace(self, mode=TEXT, text=self._saved_text())
        except FaultError:
            return self

    def as_form(self) -> Working:
        """The same as fields; a text that can't be read stays text."""
        try:
            typed = typed_of(read_text(self.text))
        except FaultError:
            return self
        return replace(self, mode=FORM, typed=typed, title=typed.get("title") or self.title)


def opened(snapshot: Snapshot, proposal: FeeProposal, *, as_text: bool = False) -> Working:
    """The form of a proposal as it is saved; as text where the text can't be read."""
    total = "" if proposal.total is None else number(proposal.total)
    working = Working(
        snapshot,
        proposal,
        proposal.title,
        str(proposal.year),
        total,
        TEXT,
        TypedRule(),
        proposal.rule_text,
        proposal.version,
    )
    return working if as_text else working.as_form()


def sent(snapshot: Snapshot, proposal: FeeProposal, post: Any) -> Working:
    """The form as it was sent."""
    version = post.get("version", "")
    title, year = post.get("titel", "").replace("\x00", "").strip(), post.get("ar", "").strip()
    working = Working(
        snapshot, proposal, title, year, post.get("summa", "").replace("\x00", ""), TEXT if post.get("lage") == TEXT else FORM, TypedRule(),
        written(post.get("text", "").replace("\x00", "")), int(version) if version.isdecimal() and len(version) < 9 else 0,
    )  # fmt: skip
    if working.mode == TEXT:
        return working
    typed = posted(post, list(member_names(snapshot, working.year)))
    return replace(working, typed=TypedRule({**typed.texts, "title": title}, typed.parts))


def try_nothing(snapshot: Snapshot, year: int) -> Trial:
    """A trial of no rule: only the year."""
    return Trial(year)


def shown(snapshot: Snapshot, trial: Trial) -> dict[str, Any]:
    """What the page shows of a trial: the amounts, how each came to be, and earlier years."""
    earlier = earlier_years(snapshot, trial.year, trial.rule) if trial.rule else []
    steps: list[tuple[str, Explanation]] = (
        [(fee.name, fee.explanation) for fee in tables.ordered(trial.fees)] if trial.fees else []
    )
    return {
        "trial": trial, "result": tables.trial_table(trial), "earlier": tables.earlier_table(earlier), "steps": steps,
        "sentence": tables.trial_sentence(trial), "faults": sum(len(texts) for texts in trial.faults.values()),
    }  # fmt: skip


def start_text(case_rule: Rule | None, key: str, title: str, source: str) -> str:
    """The text that a new proposal starts with: a rule of the case under a key and title of its own, or one by population."""
    components: Any = [{"title": "Efter folkmängd", "part": "rest", "key": "population", "on": "12-31", "lag_years": 1}]
    data: dict[str, Any] = {"rounding": {"unit": "1", "method": "largest-remainder"}, "component": components}
    if case_rule is not None:
        data = {name: value for name, value in case_rule.data.items() if name != "rule"}
    head = {"id": key, "kind": "allocation", "title": title, "status": "antagen", "source": source, "legal": []}
    return rule_text({"rule": head, **data})
