"""What people have decided of findings: accepted with a reason, resolved, opened again. A finding follows from the facts and
stays as long as they do; a judgement says that someone has taken a stand on it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from samverkan.core.faults import Fault, FaultError
from samverkan.history.services import Ground, on_record
from samverkan.registry.models import Cooperation
from samverkan.registry.people import Judgement
from samverkan.registry.policies import Actor, check_can
from samverkan.registry.services import touch
from samverkan.registry.snapshots import Snapshot

REOPEN = "oppna"
VERDICTS = {"accepterad": "Accepterad", "atgardad": "Åtgärdad"}
LONGEST = 2000


def judgements(snapshot: Snapshot) -> Mapping[str, Judgement]:
    """The judgements of a cooperation by finding; every one gives the cooperation a new revision, so they are read once."""
    return snapshot.once(
        "judgements",
        lambda: {row.finding: row for row in _rows(snapshot.case.slug).select_related("by")},
    )


def version(judgement: Judgement | None) -> str:
    """A mark of what a judgement says, to tell whether someone judged meanwhile; "" where there is none."""
    return "" if judgement is None else f"{judgement.verdict} {judgement.at.isoformat()}"


@transaction.atomic
def judge(*, slug: str, finding: str, verdict: str, reason: str, seen: str, by: Actor) -> None:
    """Accept a finding or mark it as resolved, in the place of the judgement that was there; on record.

    Raises PermissionDenied where ``by`` may not, FaultError without a reason or where another judgement than the one
    ``seen`` (see :func:`version`) is there.
    """
    check_can(by, "judge_findings", slug)
    if verdict not in VERDICTS:
        raise _fault("bad-verdict", "välj om anmärkningen godtas eller är åtgärdad.", "verdict")
    reason = _checked_reason(reason)
    if not reason:
        raise _fault("no-reason", "skriv varför, så att den som läser kan bedöma skälet.", "reason")
    row = _held(slug, finding, seen) or Judgement(cooperation_id=slug, finding=finding)
    row.verdict, row.reason, row.by, row.at = verdict, reason, by.user, timezone.now()
    with on_record(by=by.name, ground=Ground(reason=reason)):
        row.save()


@transaction.atomic
def reopen(*, slug: str, finding: str, reason: str, seen: str, by: Actor) -> None:
    """Take a judgement away, so that the finding is open again; on record. Raises as :func:`judge` does."""
    check_can(by, "judge_findings", slug)
    reason = _checked_reason(reason)
    row = _held(slug, finding, seen)
    if row is None:
        raise _fault("not-judged", "anmärkningen är redan öppen.", "")
    with on_record(by=by.name, ground=Ground(reason=reason)):
        row.delete()


def _held(slug: str, finding: str, seen: str) -> Judgement | None:
    # The cooperation's row is locked, so that one judges at a time.
    Cooperation.objects.select_for_update().get(slug=slug)
    row = _rows(slug).select_related("by").filter(finding=finding).first()
    if version(row) != seen:
        raise _fault("judged-meanwhile", f"{_said(row)} Läs det och bedöm sedan igen om det behövs.", "")
    touch(slug)
    return row


def _said(row: Judgement | None) -> str:
    if row is None:
        return "någon annan öppnade anmärkningen medan du hade sidan uppe."
    return f"{row.by} bedömde anmärkningen som {VERDICTS[row.verdict].lower()} medan du hade sidan uppe: {row.reason}"


def _checked_reason(reason: str) -> str:
    reason = reason.replace("\x00", "").strip()
    if len(reason) > LONGEST:
        raise _fault("long-reason", f"skälet är {len(reason)} tecken. Skriv högst {LONGEST}.", "reason")
    return reason


def _rows(slug: str) -> QuerySet[Judgement]:
    return Judgement.objects.filter(cooperation=slug)


def _fault(code: str, text: str, where: str) -> FaultError:
    return FaultError(Fault(code, text, where))
