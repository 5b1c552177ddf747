"""Criteria that the background report weighs forms by, in its order: a start, to change or take out."""

SUGGESTED = {
    "tydlighet": "Tydlighet: struktur och spelregler över tid",
    "tyngd": "Tyngd gentemot andra aktörer",
    "rorlighet": "Rörlighet: lätt att förändra",
    "representativitet": "Demokratisk representativitet",
    "kostnad": "Kostnad",
    "uppgifter": "Möjligheten att ta över uppgifter",
    "insyn": "Insyn",
}
