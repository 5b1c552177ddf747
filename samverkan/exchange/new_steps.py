"""The guide's steps in order, and the draft that is kept of what was typed until the cooperation is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import URLPattern, URLResolver, get_resolver

from samverkan.core.records import Case
from samverkan.exchange.new import Answers, Director, bodies_to_copy
from samverkan.exchange.new_forms import AboutForm, AreasForm, Known, MembersForm, SourceForm, StepForm
from samverkan.exchange.new_words import AREAS
from samverkan.registry.policies import Actor
from samverkan.registry.snapshots import get_cooperations, get_snapshot

DRAFT = "new_cooperation"
"""Where the session keeps it."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the guide: its key, title, form and address."""

    key: str
    title: str
    form: type[StepForm] | None
    href: str


STEPS = (
    Step("om", "Namn och form", AboutForm, "/ny/"),
    Step("medlemmar", "Medlemmar", MembersForm, "/ny/medlemmar/"),
    Step("omraden", "Områden", AreasForm, "/ny/omraden/"),
    Step("kalla", "Källa och ansvar", SourceForm, "/ny/kalla/"),
    Step("sammanfattning", "Sammanfattning", None, "/ny/sammanfattning/"),
)


class Guide:
    """The guide as one person has come: the forms of the steps with what was typed in them."""

    def __init__(self, request: HttpRequest, actor: Actor) -> None:
        self.session, self.actor = request.session, actor
        self.cooperations = get_cooperations()
        titles = {slug: row.title for slug, row in self.cooperations.items()}
        self.known = Known(taken_addresses(titles), bodies_to_copy(self.cooperations, actor))

    def keep(self, step: str, data: QueryDict) -> None:
        """Keep what was typed in a step, whatever it is."""
        draft = dict(self.session.get(DRAFT, {}))
        draft[step] = {name: values for name, values in data.lists() if name not in ("csrfmiddlewaretoken", "_gor")}
        self.session[DRAFT] = draft

    def forget(self) -> None:
        """Throw the draft away."""
        self.session.pop(DRAFT, None)

    def form(self, step: str) -> Any:
        """The form of a step with what was typed in it; an empty one where nothing was."""
        made = next(one.form for one in STEPS if one.key == step)
        assert made is not None  # noqa: S101 - the summary has no form
        typed = self.session.get(DRAFT, {}).get(step)
        return made(None if typed is None else _query(typed), known=self.known)

    def unfinished(self) -> Step | None:
        """The first step that is not filled in, or no longer holds."""
        return next((step for step in STEPS if step.form and not self.form(step.key).is_valid()), None)

    def answers(self) -> Answers:
        """What was said, all steps valid."""
        said: dict[str, Any] = {}
        for step in STEPS:
            if step.form:
                form = said[step.key] = self.form(step.key)
                form.is_valid()
        about, areas, source = (said[key].cleaned_data for key in ("om", "omraden", "kalla"))
        return Answers(
            slug=about["slug"], name=about["name"].strip(), short_name=about["short_name"].strip(),
            form=about["form"], since=about["since"],
            members=said["medlemmar"].cleaned_data["chosen"], others=said["medlemmar"].others(),
            areas=_areas(said["omraden"]), copied=self._copied(areas),
            parts=areas["parts"] if areas["start"] == "kopia" else (),
            source_title=source["title"].strip(), source_kind=source["kind"], source_dated=source["dated"].strip(),
        )  # fmt: skip

    def director(self) -> Director | None:
        """Who is invited to lead, None for the person themself."""
        form = self.form("kalla")
        said = form.cleaned_data if form.is_valid() else {}
        return Director(said["email"], said["person"]) if said.get("director") == "annan" else None

    def _copied(self, areas: Mapping[str, Any]) -> Case | None:
        if areas["start"] != "kopia":
            return None
        return get_snapshot(areas["copy_from"], self.cooperations).case


def _areas(form: Any) -> list[str]:
    said = form.cleaned_data
    if said["start"] != "lista":
        return []
    chosen = [AREAS[key] for key in said["areas"]]
    return [*chosen, *(name for name in form.own_areas() if name not in chosen)]


def _query(typed: Mapping[str, list[str]]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, values in typed.items():
        data.setlist(name, values)
    return data


def taken_addresses(titles: Mapping[str, str]) -> dict[str, str]:
    """The addresses that can't be had: those of the site itself, and of the cooperations by title."""
    return dict.fromkeys(("static", *site_words()), "webbplatsen") | dict(titles)


def site_words() -> set[str]:
    """The first words of the site's own addresses."""
    return set(_words(get_resolver().url_patterns))


def _words(patterns: list[URLPattern | URLResolver]) -> list[str]:
    found = []
    for pattern in patterns:
        route = str(pattern.pattern)
        if not route and isinstance(pattern, URLResolver):
            found += _words(pattern.url_patterns)
        first = route.partition("/")[0]
        if first and "<" not in first:
            found.append(first)
    return found
