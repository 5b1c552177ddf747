"""``python manage.py make_word_template``: the Word template of reports, made afresh."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from samverkan.reports.documents.word_template import TEMPLATE, make_template


class Command(BaseCommand):
    """Writes ``templates_word/rapport.docx``; what was edited in it is lost."""

    help = "Skriv Wordmallen för rapporter på nytt. Det som är ändrat i den går förlorat."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the template and say where."""
        make_template()
        self.stdout.write(str(TEMPLATE))
