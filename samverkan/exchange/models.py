"""Files on their way in. Private to this slice."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models


class SheetUpload(models.Model):
    """A workbook that someone looks at before it is saved: kept an hour, seen by that person alone, never run."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    cooperation = models.ForeignKey("registry.Cooperation", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.TextField("Filnamn")
    kind = models.TextField("Slag", blank=True)
    content = models.BinaryField()
    remove_missing = models.BooleanField("Ta bort rader som saknas", default=False)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name
