"""A metric's label in, what an English sentence needs to know of it out: number, first letter, article."""

from __future__ import annotations

import re
from typing import Literal

Verb = Literal["be", "were", "have", "make up", "stand", "exceed"]
_FORMS: dict[Verb, tuple[str, str]] = {
    "be": ("is", "are"),
    "were": ("was", "were"),
    "have": ("has", "have"),
    "make up": ("makes up", "make up"),
    "stand": ("stands", "stand"),
    "exceed": ("exceeds", "exceed"),
}
"""Verbs that agree with their subject, of one and of several."""
_AFTER_HEAD = re.compile(
    r"\s+(?:in|of|on|at|per|for|from|with|without|by|to|under|over|since|as|who|whose|which|that|than)\b.*"
    r"|\s*[(\[,:;–—].*"
)
_PARTICIPLES = frozenset(
    {"held", "lent", "sold", "built", "made", "lost", "won", "met", "run", "paid", "taken", "born"}
)
_PLURAL = frozenset(
    {"people", "children", "men", "women", "police", "cattle", "data", "media", "mice", "feet", "teeth"}
)
_SINGULAR = frozenset(
    {
        "gas",
        "bus",
        "news",
        "canvas",
        "atlas",
        "diabetes",
        "series",
        "means",
        "logistics",
        "economics",
        "lens",
        "gdp",
    }
)
_SINGULAR_ENDS = ("ss", "us", "is", "ics")
_WHOLES = frozenset(
    {"basket", "population", "workforce", "budget", "total", "fleet", "network", "stock", "economy", "market"}
    | {
        "electorate",
        "collection",
        "portfolio",
        "mix",
        "area",
        "catch",
        "harvest",
        "vote",
        "estate",
        "turnover",
    }
)
"""Words that have an article where something is a part of them: of the population, but of revenue."""
_WORDS = """
absences accidents active administration admissions adult adults agriculture aid air annual
applications appointments arrivals assets attendance audience average balance basic beds benefits
births bookings books borrowing branches budget buildings bus buses business businesses capital
carbon cars cases cash catering charges children class classes clients clothing clubs coal
collection commercial community companies complaints completed construction consumer consumption
controls core corporate cost costs crime crimes current customer customers cycling daily day deaths
debt deliveries demand departures deposits direct disposable distribution dividend divisions
domestic donations drinking dwellings early earnings economic education electric electricity
emergency emissions employees employers employment empty energy enrolment equipment equity events
exhibitions expenditure expenses exports families fares farming farms fatal fees female ferry films
finance financial fires first fixed flights food foreign forest free freight fuel full funding funds
gas general girls goods government graduates grants gross group growth guests harvest health heat
heating high higher hospital hospitals hotel hours household households houses housing hybrid
imports income industrial industry infant inflation insurance interest interim inventories
investment investments jobs journeys land large late leisure lending length library life loans local
long lost lost-time low male manufacturing market material materials meals mean median medical
meetings members memberships men migration minimum mining mobile money monthly mortgage natural net
new night nights nuclear nurses objects offences offices older online operating order orders other
outpatient output overnight overseas parcels parks participants passenger passengers patents
patients pay pension pensions people permanent permits personal petrol physical planes plants police
pollution population power premises price prices private processing producer production productivity
products profit profits project projects property proportion public publications pupils quarterly
rail rail-based railway rain rainfall rapid rate ratio readers real recorded recreation recycled
recycling regional registered renewable rent rental rents repairs research reserves residential
residents restaurants retail returns revenue river road roads rooms rural salaries sales savings
school schools seats secondary self-employed sensors service services share shares shipments shops
short sick small social solar solvency special spending sports staff starts state stations stocks
students studies subscribers subscriptions subsidies supply surface surplus talks tax taxes teachers
technical teenage telephone temporary tickets time total tourism tourist tourists tours trade
traffic training trains tram transport trees trips turnover underlying unemployment unit urban users
vacancies value vehicle vehicles visitors visits volume volunteers wage wages waiting waste water
weekday weekly wholesale wind winter women wood work workers working workplace workplaces workshops
young youth
"""
_COMMON = frozenset(_WORDS.split())
"""Words that are no names: within a sentence they begin small."""


def is_plural(label: str) -> bool:
    """Say whether a label speaks of several: Books lent, Items dearer than a year ago, People in work."""
    words = (_AFTER_HEAD.sub("", label).strip() or label).lower().split()
    while len(words) > 1 and (words[-1].endswith("ed") or words[-1] in _PARTICIPLES or words[-1] == "dearer"):
        words.pop()
    head = re.sub(r"[^a-z]", "", words[-1])
    if head in _PLURAL:
        return True
    return head.endswith("s") and head not in _SINGULAR and not head.endswith(_SINGULAR_ENDS)


def agreeing(verb: Verb, label: str) -> str:
    """Return a verb as it stands behind a label: revenue is, exports are."""
    return _FORMS[verb][is_plural(label)]


_FRENCH = re.compile(
    r"(?:parts?|taux|nombres?|coûts?|budgets?|dettes?|recettes?|dépenses?|chiffres?|délais?|durées?|prix|revenus?"
    r"|bénéfices?|trafics?|réseaux?|flottes?|effectifs?|volumes?|montants?|indices?|bus|tram(?:way)?s?|métros?|rames?"
    r"|attentes?|logements?|émissions?|énergies?|solde|rang|places?|temps|ventes?|achats?|dons?|cas"
    r"|\w+(?:s|é|ée|és|ées|tion|sion|ment|age|ance|ence|ité|eur|eurs|ure|iel|ique|aux))"
)
"""First words of French labels that are no names."""
_TOWNS = frozenset(
    [
        "paris",
        "reims",
        "tours",
        "nantes",
        "rennes",
        "limoges",
        "cannes",
        "orléans",
        "amiens",
        "calais",
        "poitiers",
        "angers",
        "béziers",
        "nîmes",
        "londres",
        "bruxelles",
        "états",
    ]
)


def within(label: str, language: str = "en") -> str:
    """Return a label within a sentence: net debt; but UK sales and North shop, which begin with names.

    German writes nouns with a capital: only an adjective before one begins small, private Haushalte.
    """
    words = label.split(maxsplit=2)
    small = label[:1].lower() + label[1:]
    if language.startswith("fr"):
        first = words[0].lower() if words and words[0][1:].islower() else ""
        return small if _FRENCH.fullmatch(first) and first not in _TOWNS else label
    if language.startswith("de"):
        adjective = len(words) > 1 and words[0].endswith(("e", "es")) and words[0][1:].islower()
        return small if adjective and words[1][:1].isupper() and words[1][1:2].islower() else label
    if not language.startswith("en"):
        return label
    first = re.split(r"[\s,]", label, maxsplit=1)[0]
    return label[:1].lower() + label[1:] if first.lower() in _COMMON and first[1:].islower() else label


def as_whole(label: str) -> str:
    """Return a label behind “of”: of revenue, of the household basket."""
    head = (_AFTER_HEAD.sub("", label).strip() or label).lower().split()[-1]
    return f"the {within(label)}" if head in _WHOLES else within(label)
