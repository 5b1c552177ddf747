"""What stands below a field: what to write, in which unit, and what an empty field means."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from samverkan.formats.cases.schema import FileColumn

_OPEN = "Lämna tomt om ingen slutdag är känd."
OWN = {
    ("agreements", "status"): "Läget i dag. Sidorna räknar själva ut läget andra dagar av datumen nedan.",
    ("agreements", "open_ended"): "Kryssa i om avtalet gäller utan slutdag.",
    ("agreements", "rule"): "Regeln för uppsägningstid och förlängning. Reglerna ändras för sig.",
    ("agreements", "term_start"): "Om avtalet har förlängts: första dagen i den period som gäller nu. År-månad-dag.",
    ("agreements", "ground"): "Avtalet som det här avtalet förutsätter.",
    ("agreements", "area"): "Om beloppet är det som budgeten anger för ett område.",
    ("agreements", "amount"): "I enheten nedan, till exempel 120000.",
    ("memberships", "pays"): "Om källan säger att medlemmen betalar avgift.",
    ("memberships", "since"): "Första dagen. En organisation har ett medlemskap i taget. År-månad-dag.",
    ("areas", "parent"): "Området som det här ingår i. Lämna tomt om det står överst.",
    ("areas", "priority"): "Det prioriterade område som raden räknas till.",
    ("areas", "lapsed"): "Kryssa i om området har upphört.",
    ("assignments", "task"): "Samma lista för alla samverkan, så att de kan ställas bredvid varandra.",
    ("assignments", "text"): "Med källans egna ord.",
    ("assignments", "area"): "Om uppdraget är ett av samverkans egna områden. Då visas områdets budget och personal.",
    ("assignments", "staff"): "Till exempel en samordnare eller ca 2,5 tjänster.",
    ("budget", "fte"): "Till exempel 9,79. Lämna tomt om källan inte anger någon personal.",
    ("outcome", "amount"): "Ett underskott skrivs med minustecken.",
    ("posts", "financed"): "Procent, till exempel 50.",
    ("clauses", "requirement"): "Det lagkrav som paragrafen svarar mot, för styrdokumentets organisationsform.",
    ("cells", "text"): "Precis som det står tryckt, med mellanslag och tecken.",
    ("cells", "row"): "Nyckeln som tabellens slag ger en mening: område, kommunkod, fall eller ”summa”.",
    ("cells", "column"): "Till exempel 2021:amount i en budget eller 2020 i en avräkning.",
    ("known", "finding"): "Anmärkningens nyckel i Kontroll. Den får sluta med *.",
    ("cooperation", "reference_date"): "Dagen som sidorna visar om läsaren inte väljer någon annan. År-månad-dag.",
    ("cooperation", "population_on"): "Dagen som folkmängden räknas. År-månad-dag.",
    ("successions", "predecessor"): "Samverkan som kom före.",
    ("facts", "value"): "Ett tal, till exempel 0,50. Ett intervall skrivs i fälten Lägst och Högst i stället.",
    ("facts", "attribute"): "Det som uppgiften handlar om, till exempel folkmangd eller avgift. Samma ord ger jämförelse.",
    ("grants", "may_include_in"): "En annan rad som de här pengarna kan vara en del av.",
    ("grants", "fte_low"): "Till exempel 0,5. Samma tal i båda fälten om källan anger ett tal.",
}  # fmt: skip
EVERYWHERE = {
    "until": f"Sista dagen som räknas med. År-månad-dag. {_OPEN}",
    "obliged_until": f"Sista dagen som åtagandet gäller. År-månad-dag. {_OPEN}",
    "source": "Handlingen som uppgiften står i. Saknas den, lägg till den under Källor först.",
    "place": "Rubrik, tabell, sida eller paragraf.",
    "note": "Det en läsare måste veta om uppgiften.",
    "printed": "Ordagrant, om källan skriver tiden på annat sätt än med datum.",
    "quote": "Ordagrant ur källan.",
    "year": "Fyra siffror.",
    "orgnr": "Tio siffror, 212000-0000.",
    "registry_number": "Till exempel 2020/7.",
    "paragraph": "Bara numret.",
    "amount": "I enheten nedan. Decimalkomma går bra.",
    "unit": "Den enhet som källan använder.",
}
_BY_TYPE = {
    date: "År-månad-dag, till exempel 2021-12-31.",
    int: "Ett heltal.",
    Decimal: "Ett tal, med decimalkomma om det behövs.",
}


def hint(resource: str, col: FileColumn) -> str:
    """The hint of a field, "" where its label says all."""
    own = OWN.get((resource, col.field)) or EVERYWHERE.get(col.field)
    return own or _BY_TYPE.get(col.type, "")
