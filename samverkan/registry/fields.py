"""Database fields that keep what a source prints."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db import models


class ExactDecimalField(models.Field):  # type: ignore[type-arg]  # the class takes no arguments when it runs
    """A number with the decimals it was written with: 0.50 stays 0.50, which PostgreSQL's plain ``numeric`` keeps.

    Django's DecimalField fixes the scale and would turn 1.406 and 9.79 into the same number of decimals.
    """

    description = "Tal med källans decimaler"

    def db_type(self, connection: Any) -> str:
        return "numeric"

    def to_python(self, value: Any) -> Decimal | None:
        return None if value in (None, "") else Decimal(str(value))

    def get_prep_value(self, value: Any) -> Decimal | None:
        return self.to_python(super().get_prep_value(value))

    def formfield(self, **kwargs: Any) -> Any:
        from django import forms  # noqa: PLC0415 -- only a form needs it

        return super().formfield(**{"form_class": forms.DecimalField, **kwargs})
