"""The rows that search reads: one for each thing in a cooperation that can be found."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models


class SearchEntry(models.Model):
    """Something to be found. It is made from other rows and written anew whenever they change.

    ``sections`` are those that a reader must be allowed to see all of. ``draft``, ``secret``, ``owner`` (an organisation) and
    ``author`` (a person) say who finds a document that is not open. ``folded_title`` and ``folded`` are title, and title
    with text, without accents and in small letters, so that the server's locale does not matter.
    """

    cooperation = models.ForeignKey("registry.Cooperation", on_delete=models.CASCADE, related_name="+")
    kind = models.TextField()
    key = models.TextField()
    title = models.TextField()
    text = models.TextField(blank=True)
    href = models.TextField()
    sections = ArrayField(models.TextField(), default=list)
    draft = models.BooleanField(default=False)
    secret = models.BooleanField(default=False)
    owner = models.TextField(blank=True)
    author = models.BigIntegerField(null=True, blank=True)
    folded_title = models.TextField()
    folded = models.TextField()
    words = models.GeneratedField(
        expression=SearchVector("folded", config="swedish"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cooperation", "kind", "key"], name="searchentry_once")]
        indexes = [
            GinIndex(fields=["words"], name="searchentry_words"),
            GinIndex(OpClass("folded_title", name="gin_trgm_ops"), name="searchentry_title_trigrams"),
            GinIndex(OpClass("folded", name="gin_trgm_ops"), name="searchentry_trigrams"),
        ]

    def __str__(self) -> str:
        return f"{self.cooperation_id}/{self.kind}/{self.key}"
