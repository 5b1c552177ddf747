"""Budget, outcome and external money. Private to this slice."""

from django.db import models

from samverkan.core import records
from samverkan.economy import work_models
from samverkan.registry.rows import CaseRow

__all__ = ["work_models"]  # Django finds the models through this module


class BudgetLine(CaseRow, record=records.BudgetLine):
    """An area's budget in a year with its staff."""


class OutcomeLine(CaseRow, record=records.OutcomeLine):
    """What was used or is expected to be left."""


class Grant(CaseRow, record=records.Grant):
    """External money for an area over some months."""


class Fee(CaseRow, record=records.Fee):
    """What a member pays for a year."""


class Instalment(CaseRow, record=records.Instalment):
    """A part of a fee that falls due on a day."""


class MemberEntry(CaseRow, record=records.MemberEntry):
    """A row in the account with a member."""


class Portion(CaseRow, record=records.Portion):
    """A part of money set aside, decided to a purpose."""


class BillingDetail(CaseRow, record=records.BillingDetail):
    """How an organisation sends or takes invoices."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperation", "organisation"], name="billingdetail_once_an_organisation"),
        ]


class Deadline(CaseRow, record=records.Deadline):
    """A day each year by which something must be done."""
