"""Charters written for the tests: a federation with direktion that states all eighteen points, one in other words that
leaves some out and breaks a bound, and an association."""

FEDERATION = """Förbundsordning för Kommunalförbundet Fjällbygden

1 § Namn och säte
Förbundets namn är Kommunalförbundet Fjällbygden. Förbundet har sitt säte i Granby.

2 § Medlemmar
Medlemmar är Granby, Lillsjö och Storfors kommuner.

3 § Ändamål
Förbundet har till ändamål att samordna medlemmarnas arbete med kompetensförsörjning.

4 § Organisation
Förbundets beslutande församling är förbundsdirektionen, som leder verksamheten och beslutar i frågor av större vikt.
Direktionen är också förbundsstyrelse. Interimsorgan får inte inrättas.

5 § Ledamöter och ersättare
Direktionen består av sex ledamöter och sex ersättare. Varje medlem väljer två ledamöter och två ersättare.
Ledamöternas mandattid är fyra år.

6 § Revisorer
Förbundet ska ha tre revisorer. Revisorernas mandattid är fyra år.

7 § Val av revisorer
Varje medlems fullmäktige utser en revisor; Granby föreslår vem som är sammankallande.

8 § Initiativrätt
En medlem får väcka ärenden i direktionen.

9 § Majoritet
Beslut om nya verksamheter kräver kvalificerad majoritet, två tredjedelar av rösterna.

10 § Deltagande
En förtroendevald hos en medlem som inte är ledamot får delta i överläggningarna vid direktionens sammanträden.

11 § Närvarorätt
En förtroendevald hos en medlem har inte närvarorätt i förbundets nämnder.

12 § Anslagstavla
Förbundets anslagstavla finns på webbplatsen www.fjallbygden.example.

13 § Andelar och kostnader
Medlemmarnas andelar i förbundets tillgångar och skulder följer folkmängden. Kostnader som inte täcks på annat sätt
fördelas efter folkmängden den 1 november året före.

14 § Styrning och insyn
Förbundet håller samråd med medlemmarna två gånger om året. Medlemmarna har insyn i ekonomin genom delårsrapporten.

15 § Budgetprocessen
Förslag till budget lämnas till medlemmarna senast den 1 september.

16 § Frågor från allmänheten
Allmänheten får ställa frågor om årsredovisningen när direktionen behandlar den.

17 § Utträde
En medlem som vill utträda säger upp sitt medlemskap skriftligt. Uppsägningstiden är två år.

18 § Likvidation
Förbundet träder i likvidation när medlemmarna är överens om det. Behållna tillgångar skiftas efter folkmängden.

19 § Tvister
En tvist mellan förbundet och en medlem löses genom förhandling och annars av allmän domstol.

20 § Ekonomiska förmåner
Ekonomiska förmåner till ledamöter, ersättare och revisorer bestäms av direktionen enligt Granbys bestämmelser.
"""
PLACES = {
    1: (1, 2, 3), 2: (4,), 3: (5,), 4: (6,), 5: (7,), 6: (8,), 7: (9,), 8: (10,), 9: (11,), 10: (12,), 11: (13,),
    12: (14,), 13: (15,), 14: (16,), 15: (17,), 16: (18,), 17: (19,), 18: (20,),
}  # fmt: skip
"""The paragraphs of :data:`FEDERATION` that answer each point of KL 9:6."""

ASSOCIATION = """Stadgar för Kommunförbundet Fjällbygden

§ 1 Namn och ändamål
Föreningens namn är Kommunförbundet Fjällbygden. Föreningen har till ändamål att främja samverkan mellan medlemmarna.
Föreningen har ingen myndighetsutövning.

§ 2 Beslut
Beslut fattas av årsmötet med enkel majoritet. Mellan årsmötena beslutar styrelsen.

§ 3 Handlingar
Allmänheten har rätt att ta del av föreningens handlingar enligt grunderna i tryckfrihetsförordningen.
"""

OTHER_WORDS = """Förbundsordning för Räddningstjänstförbundet Norrskog

§ 1 Benämning och säte
Kommunalförbundets benämning är Räddningstjänstförbundet Norrskog. Förbundet har sitt säte i Alby kommun.

§ 2 Förbundsmedlemmar
Förbundets medlemmar är Alby kommun och Byköping kommun.

§ 3 Uppdrag
Förbundets ändamål är att svara för kommunernas räddningstjänst.

§ 4 Organ
Förbundet är organiserat som ett kommunalförbund med direktion. Direktionen är beslutande församling och förvaltande organ. Direktionen ansvarar för förbundets budget. Interimsdirektion får inrättas.

§ 5 Direktionens sammansättning
Direktionen består av 10 ledamöter och 10 ersättare. Alby utser 6 ledamöter och 6 ersättare och Byköping 4 ledamöter och 4 ersättare. Mandattiden är fyra år räknat från den 1 januari året efter valåret.

§ 6 Revisorer
Förbundet ska ha fyra revisorer, som utses av Alby kommunfullmäktige. Mandattiden är fyra år.

§ 7 Initiativrätt
Ärenden i direktionen får väckas av ledamot och av förbundsmedlem.

§ 8 Beslut
Beslut fattas med enkel majoritet utom när det gäller upplösning.

§ 9 Anslagstavla
Tillkännagivande av protokoll sker på förbundets anslagstavla på Alby kommuns webbplats.

§ 10 Andelar
Medlemmarna har del i förbundets tillgångar och skulder med 60 procent för Alby och 40 procent för Byköping. Samma andelar gäller för täckande av kostnader.

§ 11 Styrning och insyn
Medlemmarna ska ges tillfälle att yttra sig innan direktionen fattar beslut av principiell betydelse. Samråd sker vår och höst.

§ 12 Budget
Direktionen ska varje år före utgången av september fastställa budget.

§ 13 Utträde
Medlem har rätt att efter uppsägning utträda ur förbundet. Uppsägningstiden är fem år.

§ 14 Likvidation
Om förbundets medlemmar är ense ska förbundet upplösas. Behållna tillgångar fördelas enligt andelarna i § 10. Tvister avgörs av allmän domstol.

§ 15 Arvoden
Arvoden beslutas av direktionen.
"""
