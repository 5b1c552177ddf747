"""What every rule says of itself in ``[rule]``, whatever its kind."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from samverkan.core.allocation.reading import TableReader

STATUSES = ("avtalad", "härledd", "antagen")
HEAD = ("id", "kind", "title", "status", "source", "legal", "note")


@dataclass(frozen=True, slots=True)
class RuleHead:
    """The head of a rule; ``use`` is said by rules that divide money only, ``organ`` by those of seats."""

    id: str
    title: str
    status: str
    source: str
    legal: tuple[str, ...]
    note: str
    use: str = ""
    organ: str = ""


def read_head(top: TableReader, kind: str, *, uses: Collection[str] = (), organ: bool = False) -> RuleHead:
    """The head of a rule of a kind. Faults an unknown key, what is missing, and a rule of another kind; ``uses`` are the
    values of the key ``use``, which is unknown where there are none; ``organ`` may be said where true."""
    head = top.table("rule")
    head.expect((*HEAD, *(["use"] if uses else []), *(["organ"] if organ else [])))
    said = head.text("kind")
    if said and said != kind:
        head.fault("wrong-kind", f'Regeln är av slaget ”{said}”. Här behövs kind = "{kind}".', "kind")
    return RuleHead(
        id=head.text("id"),
        title=head.text("title"),
        status=head.choice("status", STATUSES),
        source=head.text("source"),
        legal=head.texts("legal"),
        note=head.text("note", required=False),
        use=head.choice("use", uses, required=False) if uses else "",
        organ=head.text("organ", required=False) if organ else "",
    )
