"""What a cooperation that has little on record yet will show, and where its editors begin."""

from __future__ import annotations

from dataclasses import dataclass

from samverkan.core.records import Case
from samverkan.registry.pages import Page
from samverkan.registry.policies import can_edit


@dataclass(frozen=True, slots=True)
class FirstStep:
    """A part that is empty: what will stand there, and the address of the form that begins it."""

    title: str
    text: str
    href: str
    action: str


_STEPS = (
    ("memberships", "Medlemmar", "Här visas vilka som är med, hur många som bor där och vad var och en betalar.", "Lägg till en medlem"),
    ("areas", "Områden", "Här visas vad ni samverkar om. Budget, projekt och arenor hör till områdena.", "Lägg till ett område"),
    ("budget", "Budget", "Här visas vart pengarna går: belopp och årsarbetare för varje område och år.", "Lägg till en budgetrad"),
    ("agreements", "Avtal", "Här visas avtalen: hur länge de gäller, när de måste sägas upp och vad som hänger på dem.", "Lägg till ett avtal"),
    ("arenas", "Arenor", "Här visas var man möts, på vilken nivå och om vad.", "Lägg till en arena"),
)  # fmt: skip


def first_steps(page: Page) -> list[FirstStep]:
    """The parts that are empty and that the reader may begin, for a cooperation without a budget."""
    case: Case = page.case
    if case.budget:
        return []
    slug = case.slug
    return [
        FirstStep(title, text, f"/{slug}/redigera/{resource}/ny/", action)
        for resource, title, text, action in _STEPS
        if not getattr(case, resource) and can_edit(page.actor, resource, slug) and (case.areas or resource != "budget")
    ]
