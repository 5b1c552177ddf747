"""Rules edited as text."""

from __future__ import annotations

import pytest
from django.test import Client

from samverkan.formats.cases.rulefiles import PARSERS
from samverkan.history.selectors import row_changes
from samverkan.registry.editing.ruletext import START, line_faults, read_rule
from samverkan.registry.editing.selectors import RULE_KINDS
from samverkan.registry.models import RuleText
from samverkan.registry.snapshots import get_snapshot
from tests.registry.editing.forms_posted import form_of, submit, words

ADDRESS = "/jamtland/redigera/rules/kommunavtalet-avgift/"


def rule(key: str = "kommunavtalet-avgift"):
    return next(row for row in get_snapshot("jamtland").case.rules if row.id == key)


@pytest.mark.django_db
def test_changed_rule_is_saved_recorded_and_undone(director: Client) -> None:
    text = rule().text
    response = submit(
        director, ADDRESS, text=text.replace('unit = "1"', 'unit = "1000"'), **{"grund-reason": "hela tusental"}
    )
    assert response.status_code == 302, words(response)
    assert 'unit = "1000"' in rule().text
    change = row_changes(RuleText, "jamtland/kommunavtalet-avgift")[0]
    assert (change.by, change.ground) == ("director@prov.example", "hela tusental")
    html = director.get(response.url).content.decode()
    assert "Ångra" in html
    page = director.get(f"{ADDRESS}andringar/")
    form = page.content.decode().split("andringar/aterstall/")[1]
    values = form_of(type("Page", (), {"content": f'<form class="x" x="{form}'.encode()})(), "x").values
    assert director.post(f"{ADDRESS}andringar/aterstall/", values).status_code == 302
    assert rule().text == text


@pytest.mark.django_db
def test_fault_is_told_at_its_line_and_the_text_is_kept(director: Client) -> None:
    bad = rule().text.replace('key = "population"', 'key = "popsulation"')
    line = next(n for n, text in enumerate(bad.splitlines(), 1) if "popsulation" in text)
    response = submit(director, ADDRESS, text=bad)
    assert response.status_code == 400
    assert f"Rad {line}: Fördelningsnyckeln ”popsulation” finns inte." in words(response)
    assert form_of(response).values["text"][0].replace("\r\n", "\n").rstrip() == bad.rstrip()
    assert "popsulation" not in rule().text


@pytest.mark.django_db
def test_two_who_change_a_rule_at_once(director: Client, signed) -> None:
    opened = form_of(director.get(ADDRESS))
    other = signed("economist")
    assert submit(other, ADDRESS, text=rule().text + "# deras\n").status_code == 302
    conflict = director.post(ADDRESS, {**opened.values, "text": rule().text + "# mitt\n", "_gor": "spara"})
    assert conflict.status_code == 409
    form = form_of(conflict, "choose")
    assert director.post(ADDRESS, {**form.values, "_gor": "spara"}).status_code == 302
    assert "# mitt" in rule().text


@pytest.mark.django_db
def test_new_rule_and_its_id(director: Client) -> None:
    text = (
        START.replace('id = ""', 'id = "ny-avgift"')
        .replace('title = ""', 'title = "Ny avgift"')
        .replace('source = ""', 'source = "prov"')
    )
    assert submit(director, "/jamtland/redigera/rules/ny/", text=text).status_code == 302
    assert rule("ny-avgift").kind == "allocation"
    twice = submit(director, "/jamtland/redigera/rules/ny/", text=text)
    assert "används redan av en annan regel" in words(twice)
    renamed = submit(director, "/jamtland/redigera/rules/ny-avgift/", text=text.replace("ny-avgift", "annan"))
    assert "Regelns id är ”ny-avgift” och ändras inte" in words(renamed)
    assert submit(director, "/jamtland/redigera/rules/ny-avgift/ta-bort/").status_code == 302


@pytest.mark.django_db
def test_rule_that_is_used_is_not_taken_out(director: Client) -> None:
    assert "Kan inte tas bort ännu." in words(director.get("/jamtland/redigera/rules/kommunavtalet/ta-bort/"))


@pytest.mark.django_db
def test_fee_rules_are_the_economists_and_terms_the_coordinators(signed) -> None:
    term = next(row.id for row in get_snapshot("jamtland").case.rules if row.kind == "term")
    economist, coordinator = signed("economist"), signed("coordinator")
    assert submit(economist, ADDRESS, text=rule().text + "# en\n").status_code == 302
    assert submit(coordinator, ADDRESS, text=rule().text + "# två\n").status_code == 403
    assert submit(coordinator, f"/jamtland/redigera/rules/{term}/", text=rule(term).text + "# tre\n").status_code == 302
    assert submit(economist, f"/jamtland/redigera/rules/{term}/", text=rule(term).text + "# fyra\n").status_code == 403


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[rule\n", 1),
        ('[rule]\nid = "a"\nx = \n', 3),
        ('[rule]\nid = "a"\nkind = "allocation"\n[rounding]\nunit = "x"\n', 5),
        (
            '[rule]\nid = "a"\nkind = "allocation"\n[[component]]\npart = "rest"\n[[component]]\npart = "rest"\nfoo = 1\n',
            8,
        ),
        ('[rule]\nid = "a"\nkind = "ingen"\n', 3),
        ("", None),
        ("x", 1),
    ],
)
def test_line_of_a_fault(text: str, line: int | None) -> None:
    from samverkan.core.faults import FaultError

    with pytest.raises(FaultError) as error:
        read_rule(text)
    assert line in [fault.line for fault in line_faults(text, error.value)]


def test_every_kind_of_rule_has_a_name_and_editors() -> None:
    assert set(RULE_KINDS) == set(PARSERS)
