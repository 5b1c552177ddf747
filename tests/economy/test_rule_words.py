"""A rule in words, as a reader of its page meets it: nothing of what the rule says is left out."""

from __future__ import annotations

import tomllib

import pytest

from samverkan.core.allocation import parse_allocation
from samverkan.economy.selectors.wording import worded

HEAD = '[rule]\nid = "x"\nkind = "allocation"\ntitle = "X"\nstatus = "antagen"\nsource = "S"\nlegal = []\n'


@pytest.mark.parametrize(
    ("component", "said"),
    [
        ('rate = { "2018-2019" = "42.25", "2020-" = "43" }\nkey = "equal"',
         "42,25 kr 2018–2019 och 43 kr 2020 och framåt för varje enhet efter lika för alla."),
        ('rate = "0.4‰"\nkey = "column:skatt"\nless = "column:betalt"', "0,4 ‰ för varje enhet efter skatt, minskat med betalt."),
        ('each = "400000"\nonly = "not class:gäst"', "400 000 kr till varje medlem för alla utom gäst."),
        ('part = "75% of rest"\nkey = "participation"\nservices = ["it"]', "75 % av resten fördelas efter andel av tjänsterna."),
        ('part = "rest"\nkey = "equal"\nmax_decrease = "10%"\nagainst = "column:f"',
         "Hela beloppet fördelas efter lika för alla (sänkning högst 10 % mot förra året)."),
        ('base = "5"\ncharged = "entry-year"\n[[component.adjust]]\ntitle = "Återinträde"\npercent = "50%"\nfor = "class:å"',
         "5 kr per medlem, det år en medlem går in, justerat: Återinträde."),
        ('key = "equal"\nbands = [{ below = 7, amount = "1" }, { from = 7, rate = { "2020" = "2" } }]',
         "Under 7: 1 kr och från 7: 2 kr 2020 per enhet efter lika för alla."),
        ('rate = "6"\nkey = "column:m3-{year-1}"\nto = 2021-12-31\n[[column]]\nname = "m3-{year-1}"\ntitle = "Vatten {year-1}"',
         "6 kr för varje enhet efter vatten året före, till och med 31 december 2021."),
        ('each = "column:k"\nonly = ["1264"]\nfrom = 2010-01-01\n[[column]]\nname = "k"\ntitle = "Egen kostnad"',
         "Till var och en egen kostnad för 1 medlem, från och med 1 januari 2010."),
        ('base = "5"\nincludes = ["tidigare avtal"]', "5 kr per medlem, i vilket ingår tidigare avtal."),
    ],
)  # fmt: skip
def test_component_in_words(component: str, said: str) -> None:
    (step,) = worded(parse_allocation(tomllib.loads(f"{HEAD}[[component]]\n{component}\n"))).steps
    assert step.replace("\u00a0", " ") == said
