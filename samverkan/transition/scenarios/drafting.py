"""The only writers, and the finders, of drafts of alternatives; establishing one makes it a rule of the case."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.http import Http404

from samverkan.core.faults import Fault, FaultError
from samverkan.core.records import Case, Rule
from samverkan.core.scenario import KIND, check_scenario, parse_scenario
from samverkan.economy.feerules.ruletoml import rule_text
from samverkan.history.services import Ground
from samverkan.registry.cases import read_case_rows
from samverkan.registry.editing.drafting import owner_of_new
from samverkan.registry.editing.keys import free_key
from samverkan.registry.editing.ruletext import read_rule, written
from samverkan.registry.models import Cooperation
from samverkan.registry.policies import Actor, can, can_see_owned, check_can
from samverkan.registry.services import save_records
from samverkan.registry.snapshots import get_snapshot
from samverkan.transition.models import DISCARDED, DRAFT, ESTABLISHED, ScenarioDraft
from samverkan.transition.scenarios.worked import work_through


class StaleDraftError(Exception):
    """Someone saved the draft after it was opened. ``current`` is the draft as it now stands."""

    def __init__(self, current: ScenarioDraft) -> None:
        self.current = current
        super().__init__("Utkastet har ändrats av någon annan sedan du öppnade det.")


def may_see(actor: Actor, draft: ScenarioDraft) -> bool:
    """Whether the person may see a draft: no member sees another's."""
    return can_see_owned(actor, draft.cooperation_id, draft.organisation_id, draft.author_id)


def may_change(actor: Actor, draft: ScenarioDraft) -> bool:
    """Whether the person may change a draft: its author and those who speak for its owner; for the staff's own, who
    investigates."""
    slug = draft.cooperation_id
    if draft.state != DRAFT or not can(actor, "write_drafts", slug) or not may_see(actor, draft):
        return False
    if actor.user is not None and actor.user.pk == draft.author_id:
        return True
    owner = draft.organisation_id
    return can(actor, "investigate", slug) if owner is None else owner in actor.organisations(slug)


def seen_drafts(actor: Actor, slug: str) -> list[ScenarioDraft]:
    """The drafts that the person may see and nobody has thrown away, the latest first: one query, none for who may see none."""
    if not actor.roles(slug):
        return []
    rows = ScenarioDraft.objects.filter(cooperation_id=slug, state=DRAFT).select_related("author", "organisation")
    return [row for row in rows if may_see(actor, row)]


def find_draft(actor: Actor, slug: str, key: UUID) -> ScenarioDraft:
    """A draft that the person may see. Http404 where there is none."""
    rows = ScenarioDraft.objects.select_related("author", "organisation", "saved_by")
    draft = rows.filter(cooperation_id=slug, pk=key).first()
    if draft is None or not may_see(actor, draft):
        raise Http404("Utkastet finns inte.")
    return draft


@transaction.atomic
def start_draft(actor: Actor, slug: str, *, title: str, text: str) -> ScenarioDraft:
    """A new draft, owned by whom the person speaks for."""
    check_can(actor, "write_drafts", slug)
    _check_title(title)
    return ScenarioDraft.objects.create(
        cooperation_id=slug, title=title.strip(), text=_kept(text), author=actor.user, saved_by=actor.user,
        organisation_id=owner_of_new(actor, slug),
    )  # fmt: skip


@transaction.atomic
def save_draft(actor: Actor, slug: str, key: UUID, *, title: str, text: str, version: int) -> ScenarioDraft:
    """Save a draft, finished or not, that was opened at a version. StaleDraftError where someone saved it since, FaultError
    where it has no title or is a draft no longer."""
    draft = _opened(actor, slug, key, version)
    _check_title(title)
    draft.title, draft.text = title.strip(), _kept(text)
    return _saved(actor, draft)


@transaction.atomic
def discard_draft(actor: Actor, slug: str, key: UUID, *, version: int) -> ScenarioDraft:
    """Throw a draft away."""
    draft = _opened(actor, slug, key, version)
    draft.state = DISCARDED
    return _saved(actor, draft)


@transaction.atomic
def hand_over_draft(actor: Actor, slug: str, key: UUID, *, version: int) -> ScenarioDraft:
    """Give a member's draft to those who investigate; its author sees it still."""
    draft = _opened(actor, slug, key, version)
    draft.organisation = None
    return _saved(actor, draft)


@transaction.atomic
def copy_draft(actor: Actor, slug: str, key: UUID) -> ScenarioDraft:
    """A new draft with what another says, under a key of its own."""
    draft = find_draft(actor, slug, key)
    return start_draft(
        actor, slug, title=draft.title, text=rekeyed(draft.text, read_case_rows(draft.cooperation), draft.title)
    )


@transaction.atomic
def draft_of_record(actor: Actor, slug: str, key: str, *, same: bool) -> ScenarioDraft:
    """A new draft of an alternative on record: the ``same``, to take its place when established, or another. Http404 where
    there is none."""
    case = read_case_rows(Cooperation.objects.get(slug=slug))
    rule = next((row for row in case.rules if row.id == key and row.kind == KIND), None)
    if rule is None:
        raise Http404("Alternativet finns inte.")
    title = parse_scenario(rule.data).title
    text = rule.text if same else rekeyed(rule.text, case, title)
    return start_draft(actor, slug, title=title, text=text)


@transaction.atomic
def establish(
    actor: Actor, slug: str, key: UUID, *, version: int, ground: Ground, on: date, replace: bool = False
) -> Rule:
    """Make a draft a rule of the case, on record; it must hold as seen ``on`` the day. ``replace`` says that an alternative on record under the same key gives way.

    StaleDraftError, and FaultError with everything that does not hold: what can't be read, what is placed twice or not at
    all, a fee rule that can't divide, a key that another rule has.
    """
    check_can(actor, "investigate", slug)
    draft = _opened(actor, slug, key, version, changing=False)
    case = read_case_rows(draft.cooperation)
    rule = read_rule(draft.text)
    if rule.kind != KIND:
        raise FaultError(
            Fault("wrong-kind", f'Texten är en regel av slaget ”{rule.kind}”. Skriv kind = "{KIND}".', "[rule], kind")
        )
    check_scenario(case, parse_scenario(rule.data))
    _check_key(case, rule, replace=replace)
    worked = work_through(get_snapshot(slug), parse_scenario(rule.data), on)
    if worked.found is None:
        raise FaultError(list(worked.faults))
    save_records(slug, put=[("rules", rule)], by=actor.name, ground=ground)
    draft.state = ESTABLISHED
    _saved(actor, draft)
    return rule


def rekeyed(text: str, case: Case, title: str) -> str:
    """An alternative's text under a key that no rule of the case has; a text that can't be read stays."""
    try:
        rule = read_rule(text)
    except FaultError:
        return text
    taken = {row.id for row in case.rules}
    head = {**rule.data["rule"], "id": free_key(title, taken, "rules")}
    return text if rule.id not in taken else rule_text({**rule.data, "rule": head})


def _check_key(case: Case, rule: Rule, *, replace: bool) -> None:
    held = next((row for row in case.rules if row.id == rule.id), None)
    if held is None:
        return
    if held.kind != KIND:
        text = f"Nyckeln ”{rule.id}” är redan en annan regels. Skriv en annan, till exempel {rule.id}-2."
        raise FaultError(Fault("taken", text, "[rule], id"))
    if not replace:
        text = f"Alternativet ”{rule.id}” är redan fastställt. Kryssa i att det ersätts, eller byt nyckel."
        raise FaultError(Fault("established-already", text, "replace"))


def _check_title(title: str) -> None:
    if not title.strip():
        raise FaultError(
            Fault("missing-title", "Skriv vad alternativet heter, till exempel ”Kommunförbund”.", "[rule], title")
        )


def _kept(text: str) -> str:
    return written(text.replace("\x00", ""))


def _opened(actor: Actor, slug: str, key: UUID, version: int, *, changing: bool = True) -> ScenarioDraft:
    """The draft, alone to write in the cooperation, at the version that the person has seen."""
    Cooperation.objects.select_for_update().get(slug=slug)
    draft = find_draft(actor, slug, key)
    if draft.state != DRAFT:
        text = f"Utkastet är {draft.get_state_display().lower()} och går inte att ändra. Kopiera det till ett nytt i stället."
        raise FaultError(Fault("wrong-state", text, "state"))
    if changing and not may_change(actor, draft):
        check_can(actor, "investigate", slug)
    if draft.version != version:
        raise StaleDraftError(draft)
    return draft


def _saved(actor: Actor, draft: ScenarioDraft) -> ScenarioDraft:
    draft.version += 1
    draft.saved_by = actor.user
    draft.save()
    return draft
