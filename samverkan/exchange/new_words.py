"""What the guide to a new cooperation offers: forms in a sentence each, and areas that many cooperate in."""

from __future__ import annotations

from dataclasses import dataclass

from samverkan.law import fact, legal_forms

_FORM_WORDS = {
    "kommunalforbund-fullmaktige": ("En egen juridisk person. Förbundsfullmäktige beslutar och tillsätter en förbundsstyrelse.", "KL-9-5a"),
    "kommunalforbund-direktion": ("En egen juridisk person. En förbundsdirektion både beslutar och är styrelse.", "KL-9-5a"),
    "ideell-forening": ("En förening med egna stadgar och styrelse, en egen juridisk person utan egen lag.", "IF-1"),
    "avtalssamverkan": ("En kommun utför en uppgift åt en annan enligt avtal. Det bildas ingen ny organisation.", "KL-9-37a"),
    "gemensam-namnd": ("En nämnd som är gemensam för flera kommuner och ingår i värdkommunens organisation.", "KL-9-20"),
    "kommunalt-bolag": ("Ett aktiebolag som kommunerna äger och som får en kommunal angelägenhet att sköta.", "KL-10-1a"),
    "utan-rattspersonlighet": ("En frivillig samverkan utan egen lag och utan egen rättspersonlighet.", "RSS-1"),
}  # fmt: skip
"""A sentence on each form, and the fact that it rests on."""

AREAS = {
    "social-valfard": "Social välfärd", "utbildning": "Utbildning och skola", "kompetensforsorjning": "Kompetensförsörjning",
    "naringsliv": "Näringsliv och tillväxt", "infrastruktur": "Infrastruktur och kollektivtrafik",
    "samhallsbyggnad": "Samhällsbyggnad", "digitalisering": "Digitalisering", "energi-och-klimat": "Energi och klimat",
    "kultur-och-fritid": "Kultur och fritid", "besoksnaring": "Besöksnäring", "folkhalsa": "Folkhälsa",
    "raddning-och-beredskap": "Räddningstjänst och beredskap", "upphandling": "Upphandling", "eu-och-internationellt": "EU och internationellt",
}  # fmt: skip
"""Areas that many municipalities cooperate in, to start from; the names can be changed afterwards."""


@dataclass(frozen=True, slots=True)
class FormChoice:
    """A legal form that a new cooperation may have, in a sentence with its paragraph."""

    id: str
    title: str
    text: str
    citation: str
    legal_person: bool


def form_choices() -> tuple[FormChoice, ...]:
    """The forms that can be chosen; one without a sentence of ours shows the first fact that defines it."""
    return tuple(
        FormChoice(form.id, form.title, *_told(form.id, form.facts[0].id), form.legal_person)
        for form in legal_forms().values()
        if form.selectable
    )


def _told(form: str, first: str) -> tuple[str, str]:
    text, held = _FORM_WORDS.get(form, ("", first))
    return text or fact(held).text, fact(held).citation
