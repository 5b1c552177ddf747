"""What the votes mean, in sentences for who sits in the council."""

from __future__ import annotations

from fractions import Fraction

from samverkan.core.ballots.figures import Held, needed
from samverkan.core.swedish import listing, number, percent
from samverkan.core.voting.wording import groups_text, notable


def told(held: Held) -> list[str]:
    """A sentence each: what a decision takes, who decides most, how alike the others are, what stands out, and the smallest
    groups that can stop and decide."""
    power = held.power
    sentences = [_takes(held), *_most(held), *_alike(held)]
    sentences += notable(power.members, power.winning)
    return [*sentences, groups_text(held.groups)]


def _takes(held: Held) -> str:
    votes = held.votes
    least = needed(held.demand.quota, votes)
    text = f"För ett beslut krävs {held.demand.words} av {votes.what}: {number(least)} av {number(votes.total)} {votes.unit}"
    return f"{text}, och dessutom {held.members.words} av medlemmarna." if held.members else f"{text}."


def in_hundred(share: Fraction, one: str = "gång", several: str = "gånger") -> str:
    """``90 gånger``, ``mindre än en gång``: how many of a hundred."""
    whole = round(share * 100)
    if whole > 1 or not share:
        return f"{number(whole)} {several}"
    article = "ett" if one == "fall" else "en"
    return f"{article} {one}" if whole else f"mindre än {article} {one}"


def _most(held: Held) -> list[str]:
    rows = held.power.members
    most = max(rows, key=lambda row: row.banzhaf)
    alike = [row.member for row in rows if row.banzhaf == most.banzhaf]
    if len(alike) == len(rows):
        return ["Alla har lika mycket att säga till om."] if len(rows) > 1 else []
    weight = Fraction(most.weight) / Fraction(held.votes.total)
    who = most.member if len(alike) == 1 else f"var och en av {listing(alike)}"
    text = (
        f"Av 100 tillfällen då en medlem är tungan på vågen är det {who} {in_hundred(most.banzhaf)}, med "
        f"{percent(weight * 100, 1)} av {held.votes.what}."
    )
    often = (
        f"Hur de andra än röstar beror utgången på {most.member} i {in_hundred(most.absolute, 'fall', 'fall')} av 100."
    )
    return [text, often] if len(alike) == 1 else [text]


def _alike(held: Held) -> list[str]:
    """Members whose votes differ and whose say does not: the largest such group."""
    rows = held.power.members
    groups: dict[Fraction, list[int]] = {}
    for place, row in enumerate(rows):
        groups.setdefault(row.banzhaf, []).append(place)
    share, places = max(groups.items(), key=lambda pair: len(pair[1]))
    weights = sorted({rows[place].weight for place in places})
    if len(weights) < 2 or not share or len(places) == len(rows):
        return []
    names = [rows[place].member for place in places]
    who = listing(names) if len(names) <= 8 else f"{number(len(names))} av medlemmarna"
    low, high = number(weights[0]), number(weights[-1])
    return [
        f"{who} är det lika ofta, {in_hundred(share)} av 100 var, fast de har olika många {held.votes.unit}: från {low} till {high}."
    ]
