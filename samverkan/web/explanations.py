"""*Så räknades det*: an explanation as a page of its own, or as the side panel when htmx asks."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from samverkan.core.explain import Explanation
from samverkan.web.frame import Frame
from samverkan.web.numbers import quantity

OPEN_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Step:
    """One node of the tree as a page shows it; ``folded`` hides what lies below until asked for."""

    node: Explanation
    depth: int

    @property
    def value(self) -> str:
        """The value with its unit."""
        return quantity(self.node.value, self.node.unit)

    @property
    def heading(self) -> str:
        """The figure's name and value on one line."""
        return self.node.title if self.node.value is None else f"{self.node.title} · {self.value}"

    @property
    def published(self) -> str:
        """The figure as the source prints it."""
        return quantity(self.node.published, self.node.unit)

    @property
    def residual(self) -> str:
        """What parts ours from the printed figure."""
        return quantity(self.node.residual, self.node.unit)

    @property
    def agrees(self) -> bool:
        """Whether ours is the printed figure to the last digit."""
        return self.node.residual == 0

    @property
    def inputs(self) -> tuple[Step, ...]:
        """The steps that this one rests on."""
        return tuple(Step(node, self.depth + 1) for node in self.node.inputs)

    @property
    def folded(self) -> bool:
        """Whether what lies below is hidden until asked for."""
        return self.depth >= OPEN_DEPTH


def explanation_response(
    request: HttpRequest, frame: Frame, explanation: Explanation, *, back: str = "", back_title: str = ""
) -> HttpResponse:
    """The explanation as a page with a link back, or only the panel's content for a request by htmx."""
    fragment = bool(getattr(request, "htmx", False))
    template = "web/explanation_panel.html" if fragment else "web/explanation.html"
    context = {"frame": frame, "step": Step(explanation, 0), "back": frame.link(back or frame.base)}
    response = render(request, template, context | {"back_title": back_title or "Tillbaka"})
    patch_vary_headers(response, ["HX-Request"])
    return response
