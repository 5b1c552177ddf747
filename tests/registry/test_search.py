"""Search: what is found, how, and by whom."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from django.db.migrations import Migration
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from samverkan.registry.cases import read_case_rows
from samverkan.registry.models import Cooperation
from samverkan.registry.search import Group
from samverkan.registry.search_fill import MIGRATION, fill_after_migrate
from samverkan.registry.search_index import KINDS
from samverkan.registry.search_rows import SearchEntry
from samverkan.registry.search_text import fold, highlighted, snippet, words
from samverkan.registry.services import save_case, save_records

pytestmark = pytest.mark.django_db
NEW = count()
"""Makes an address new, so that the page is made and not one that was kept."""


def found(client: Client, query: str, slug: str = "jamtland") -> dict[str, Group]:
    answer = client.get(f"/{slug}/sok/", {"q": query, "ny": next(NEW)})
    assert answer.status_code == 200
    return {group.kind: group for group, _ in answer.context["groups"]}


def titles(group: Group) -> list[str]:
    return ["".join(piece.text for piece in hit.title) for hit in group.hits]


@pytest.mark.parametrize("query", ["Ostersund", "östersund", "ÖSTERSUND", "Ostersnd", "öster", "O\u0308stersund"])
def test_name_is_found_without_accents_with_a_typing_error_and_while_typing(client: Client, query: str) -> None:
    assert titles(found(client, query)["organisation"])[0] == "Östersund"


def test_part_of_a_compound_is_found_and_marked(client: Client) -> None:
    groups = found(client, "arkiv")
    assert "Föreningsarkivet" in titles(groups["omrade"])
    marked = client.get("/jamtland/sok/?q=arkiv").content.decode()
    assert "Förenings<mark>arkiv</mark>et</a>" in marked


def test_words_are_found_in_every_inflection(client: Client) -> None:
    told = found(client, "kommunernas avtalet")["utsaga"]
    assert any("kommun" in "".join(p.text for p in hit.text).lower() for hit in told.hits)


def test_a_phrase_a_minus_and_eller_are_understood(client: Client) -> None:
    assert titles(found(client, "”fast anställda”")["tjanst"]) == ["Fast anställda"]
    assert "tjanst" not in found(client, '"anställda fast"')
    every, some = found(client, "avtal förlängning"), found(client, "avtal -förlängning")
    assert every["anmarkning"].count > 0
    assert not any("förläng" in title for title in titles(some["anmarkning"]))
    either = found(client, "arkiv eller museum")
    assert either["utsaga"].count >= max(found(client, word).get("utsaga", _none()).count for word in ("museum",))


def _none() -> Group:
    return Group("", "", (), 0)


def test_every_kind_of_thing_that_the_case_has_is_found() -> None:
    kinds = set(SearchEntry.objects.filter(cooperation="jamtland").values_list("kind", flat=True))
    assert kinds == {
        "samverkan",
        "organisation",
        "avtal",
        "omrade",
        "arena",
        "projekt",
        "medel",
        "tjanst",
        "utsaga",
        "uppgift",
        "kalla",
    }
    assert kinds <= set(KINDS)


def test_findings_are_found_by_what_they_say(client: Client) -> None:
    group = found(client, "Föreningsarkivet medlemmar")["anmarkning"]
    assert "Föreningsarkivet: två uppgifter om medlemmar" in titles(group)


def test_every_hit_leads_to_a_page(client: Client) -> None:
    hrefs = set(SearchEntry.objects.values_list("href", flat=True))
    assert len(hrefs) > 100
    assert [href for href in sorted(hrefs) if client.get(href).status_code != 200] == []


@pytest.mark.parametrize(
    "query",
    [
        "'",
        "&",
        "!!",
        '"',
        "-",
        "()|:*",
        "\\",
        "%",
        "_",
        "a'b",
        "\x00",
        "a:*",
        "<script>",
        "or",
        " or ",
        '-"',
        "½²",
        "och",
        "😀",
        "a" * 5000,
    ],
)
def test_odd_input_is_no_error(client: Client, query: str) -> None:
    assert client.get("/jamtland/sok/", {"q": query}).status_code == 200
    assert client.get("/sok/", {"q": query}).status_code == 200
    assert client.get("/jamtland/sok/", {"q": query, "slag": query}).status_code == 200


def test_query_is_shown_as_text_and_bounded(client: Client) -> None:
    html = client.get("/jamtland/sok/", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in html
    html = client.get("/jamtland/sok/", {"q": "a" * 5000}).content.decode()
    assert f'value="{"a" * 200}"' in html


def test_nothing_found_suggests_names_that_look_alike_and_other_words(client: Client) -> None:
    html = client.get("/jamtland/sok/?q=Österbro").content.decode()
    assert "Menade du" in html
    assert ">Östersund</a>" in html
    assert "Försök så här" in client.get("/jamtland/sok/?q=xyzzyx").content.decode()


def test_short_list_while_typing_is_a_part_of_a_page(client: Client) -> None:
    html = client.get(
        "/jamtland/sok/?q=arkiv", headers={"HX-Request": "true", "HX-Target": "sok-traffar"}
    ).content.decode()
    assert "<html" not in html
    assert html.count("<li>") == 9
    assert "/jamtland/sok/?q=arkiv" in html


def test_one_kind_is_shown_whole(client: Client) -> None:
    some = client.get(f"/jamtland/sok/?q=kommun&ny={next(NEW)}").context["groups"]
    folded = next(group for group, _ in some if group.count > len(group.hits))
    whole = client.get("/jamtland/sok/", {"q": "kommun", "slag": folded.kind, "ny": next(NEW)}).context["groups"]
    assert [(group.kind, len(group.hits)) for group, _ in whole] == [(folded.kind, folded.count)]


def test_search_takes_a_fixed_number_of_queries(client: Client, django_assert_num_queries: Any) -> None:
    client.get("/jamtland/sok/?q=arkiv")
    client.get("/fyrbodal/sok/?q=kommun")
    for address, queries in (
        ("/jamtland/sok/?q=arkiv", 2), ("/jamtland/sok/?q=kommun", 2), ("/fyrbodal/sok/?q=kommun", 2),
        ("/jamtland/sok/?q=xyzzyx", 3), ("/jamtland/sok/?q=", 1), ("/sok/?q=jämt", 2),
    ):  # fmt: skip
        with django_assert_num_queries(queries):
            client.get(f"{address}&ny={next(NEW)}")


def test_section_that_is_not_published_is_not_found(client: Client) -> None:
    Cooperation.objects.filter(slug="jamtland").update(public_sections=["avtal"])
    assert set(found(client, "Föreningsarkivet")) == {"avtal"}
    assert set(found(client, "Östersund")) == {"avtal"}


def test_cooperation_that_is_not_published_is_not_found(client: Client) -> None:
    assert "Fyrbodal" in client.get("/sok/?q=fyrbod").content.decode()
    Cooperation.objects.filter(slug="fyrbodal").update(published=False)
    assert "/fyrbodal/" not in client.get("/sok/?q=fyrbod").content.decode()
    assert client.get("/fyrbodal/sok/?q=kommun").status_code == 404


def test_other_cooperations_are_not_found(client: Client) -> None:
    keys = {(group.kind, hit.key) for group in found(client, "kommun").values() for hit in group.hits}
    assert {key for kind, key in keys if kind == "samverkan"} <= {"jamtland"}
    assert all(hit.href.startswith("/jamtland/") for group in found(client, "kommun").values() for hit in group.hits)


def test_saving_a_record_makes_it_found_and_removing_it_not(client: Client) -> None:
    case = read_case_rows(Cooperation.objects.get(slug="jamtland"))
    arena = case.arenas[0]
    new = type(arena)(
        **{**{name: getattr(arena, name) for name in arena.__dataclass_fields__}, "id": "ny", "name": "Lärarlyftet"}
    )
    before = set(SearchEntry.objects.values_list("pk", flat=True))
    save_records("jamtland", put=[("arenas", new)], by="prov")
    assert titles(found(client, "lararlyft")["arena"]) == ["Lärarlyftet"]
    assert len(set(SearchEntry.objects.values_list("pk", flat=True)) - before) == 1, "what is the same is left alone"
    save_records("jamtland", remove=[("arenas", "ny")], by="prov")
    assert "arena" not in found(client, "lararlyft")
    assert set(SearchEntry.objects.values_list("pk", flat=True)) == before


def test_refused_save_leaves_the_index_as_it_was() -> None:
    case = read_case_rows(Cooperation.objects.get(slug="jamtland"))
    agreement = case.agreements[0]
    broken = type(agreement)(
        **{
            **{name: getattr(agreement, name) for name in agreement.__dataclass_fields__},
            "source": "finns-inte",
            "name": "Xyzzy",
        }
    )
    with pytest.raises(Exception, match="finns-inte"):
        save_records("jamtland", put=[("agreements", broken)], by="prov")
    assert not SearchEntry.objects.filter(title="Xyzzy").exists()


def test_loading_a_case_again_writes_no_entry() -> None:
    before = set(SearchEntry.objects.values_list("pk", flat=True))
    case = read_case_rows(Cooperation.objects.get(slug="kalmar"))
    save_case(case, published=True)
    assert set(SearchEntry.objects.values_list("pk", flat=True)) == before


def test_database_from_before_search_is_indexed_when_it_is_migrated() -> None:
    key = ("cooperation", "kind", "key")
    before = set(SearchEntry.objects.values_list(*key))
    SearchEntry.objects.all().delete()
    other, made = Migration("0001_initial", "registry"), Migration(MIGRATION[1], MIGRATION[0])
    fill_after_migrate(plan=[(other, False)])
    fill_after_migrate(plan=[(made, True)])
    assert not SearchEntry.objects.exists()
    fill_after_migrate(plan=[(made, False)])
    assert set(SearchEntry.objects.values_list(*key)) == before


@given(st.text(max_size=60))
def test_folding_keeps_the_length_and_marking_keeps_the_text(text: str) -> None:
    pieces = highlighted(text, words(text)[:3])
    whole = "".join(piece.text for piece in pieces)
    assert len(fold(text)) == len(whole)
    assert fold(whole) == fold(text)
    assert fold(fold(text)) == fold(text)


def test_snippet_is_cut_at_words_around_the_hit() -> None:
    text = "första ordet " + "fyllnad " * 60 + "arkivet ligger här " + "fyllnad " * 60
    shown = snippet(text, ["arkiv"])
    whole = "".join(piece.text for piece in shown)
    assert whole.startswith("… fyllnad")
    assert whole.endswith("fyllnad …")
    assert [piece.text for piece in shown if piece.marked] == ["arkiv"]
    assert len(whole) < 300
