"""The rules by name, in the order that a reader meets them: what each looks for and whether it looks in referred cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from samverkan.core.checks import (
    agreements,
    bodies,
    claims,
    conflicts,
    external,
    legal,
    lineage,
    population,
    portions,
    posts,
    provenance,
    results,
    seating,
    staff,
    structure,
    tables,
)
from samverkan.core.checks.finding import Finding
from samverkan.core.checks.view import View

Find = Callable[[View], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class CheckRule:
    """A rule: its Swedish title, its function, whether it also looks in the cases that the checked case
    refers to, and whether it looks at the case whole, later years too."""

    title: str
    find: Find
    referred: bool = False
    whole: bool = False


RULES: dict[str, CheckRule] = {
    "table-difference": CheckRule("Tryckt tabell går inte ihop", tables.find_table_differences, whole=True),
    "fte-outlier": CheckRule("Kostnaden per årsarbetare sticker ut", staff.find_outliers),
    "fte-jump": CheckRule("Personalen ändras men inte pengarna", staff.find_jumps),
    "part-financed": CheckRule("Personal som bara delvis är finansierad", staff.find_part_financed),
    "post-remainder": CheckRule("Tjänsterna går inte ihop med summan", posts.find_post_remainder, referred=True),
    "claim-mismatch": CheckRule("Text och budget är oense", claims.find_mismatches),
    "lineage": CheckRule("Bygger på en ifrågasatt siffra", lineage.find_lineage),
    "conflict": CheckRule("Två uppgifter om samma sak", conflicts.find_conflicts, referred=True),
    "rounding": CheckRule("Avrundat tal som inte stämmer", conflicts.find_rounding, referred=True),
    "population-differs": CheckRule("Folkmängd mot statistiken", population.find_population_differences, referred=True),
    "measure-differs": CheckRule("Kolumn som blandar mått", bodies.find_mixed_measures),
    "measure-name": CheckRule("En siffra under flera namn", bodies.find_measure_names),
    "missing-measure": CheckRule("Mått som saknas i jämförelsen", bodies.find_missing_measures),
    "component-sum": CheckRule("Delarna blir inte summan", external.find_component_sums),
    "pass-through": CheckRule("Pengar som bara passerar", external.find_pass_through),
    "period-mismatch": CheckRule("Olika lång period", external.find_period_mismatches),
    "claim-false": CheckRule("Påstående som inte håller", external.find_false_claims),
    "exact-consumption": CheckRule("Förbrukat exakt budgeten", results.find_exact_consumption),
    "variance": CheckRule("Stor avvikelse från budget", results.find_variances),
    "pot-exceeded": CheckRule("Mer beslutat än vad som är avsatt", portions.find_exceeded_pots),
    "seats-differ": CheckRule("Platser som inte följer regeln", seating.find_differing_seats, referred=True),
    "key-provenance": CheckRule("Nyckel utan angiven grund", provenance.find_key_provenance),
    "last-notice-day": CheckRule("Uppsagt på sista dagen", agreements.find_last_notice_days),
    "amendment-differs": CheckRule("Förlängd på annat sätt än avtalet säger", agreements.find_differing_amendments),
    "ground-gap": CheckRule("Åtagande utan grund", agreements.find_ground_gaps),
    "conflicting-placement": CheckRule("Arena som beskrivs olika", structure.find_conflicting_placements),
    "unmapped-priority": CheckRule("Område och budget som inte möts", structure.find_unmapped_priorities),
    "name-variants": CheckRule("Flera namn på samma sak", structure.find_name_variants),
    "missing-payer": CheckRule("Medlem som inte anges betala", structure.find_missing_payers, referred=True),
    "citation-incomplete": CheckRule("Ofullständigt lagrum", legal.find_incomplete_citations, referred=True),
    "remark": CheckRule("Noterat av en läsare", structure.find_remarks, referred=True),
}
