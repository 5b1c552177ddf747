"""Puts a model's rows on record: every insert, update and delete becomes an event with the row as it was."""

from __future__ import annotations

from typing import Any

import pghistory
from django.db import models


def tracked(model: type[models.Model]) -> type[models.Model]:
    """The model with triggers that write an event a change. An update's event holds the row after it, a delete's the row
    before; the event says who, when and on which ground (see ``services.on_record``)."""
    track: Any = pghistory.track(
        pghistory.InsertEvent("insert"), pghistory.UpdateEvent("update"), pghistory.DeleteEvent("delete")
    )
    return track(model)  # type: ignore[no-any-return]
