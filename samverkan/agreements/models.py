"""Agreements and what hangs on them. Private to this slice."""

import pgtrigger

from samverkan.agreements.watch import Feed, FeedEntry, Reminder, ReminderStop
from samverkan.core import records
from samverkan.registry.rows import CaseRow

__all__ = ["Agreement", "Dependency", "Feed", "FeedEntry", "Party", "Reminder", "ReminderStop"]

NO_PARTY = """
IF EXISTS (SELECT 1 FROM agreements_agreement a WHERE a.id = {agreement}
           AND NOT EXISTS (SELECT 1 FROM agreements_party p WHERE p.agreement_id = a.id)) THEN
    RAISE EXCEPTION 'agreement_has_party' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_has_party';
END IF;
RETURN NULL;
"""


class Agreement(CaseRow, record=records.Agreement):
    """An agreement with term and notice; at the end of a transaction it has at least one party."""

    class Meta:
        triggers = [
            pgtrigger.Trigger(
                name="has_party",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                timing=pgtrigger.Deferred,
                func=NO_PARTY.format(agreement="NEW.id"),
            )
        ]


class Party(CaseRow, record=records.Party):
    """A party to an agreement."""

    class Meta:
        triggers = [
            pgtrigger.Trigger(
                name="last_party_stays",
                when=pgtrigger.After,
                operation=pgtrigger.Delete | pgtrigger.Update,
                timing=pgtrigger.Deferred,
                func=NO_PARTY.format(agreement="OLD.agreement_id"),
            )
        ]


class Dependency(CaseRow, record=records.Dependency):
    """What hangs on an agreement."""
