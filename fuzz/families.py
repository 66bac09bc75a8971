"""Decisions in, metrics that stand in a table beside the brief out: single ones, and families by site."""

from __future__ import annotations

from fuzz import wording
from fuzz.choice import Choice
from fuzz.tree import Plain, Tree

FILE = "tables/sites.csv"
SITES = ("Northgate", "Quayside", "西院", "St. James")
YEARS = (2022, 2023, 2024, 2025)
COLUMNS = {"visits": 400, "staff": 30, "wait": 12}
"""Columns with the size of their numbers."""
UNITS = {"visits": "人次", "staff": "人", "wait": "minutes"}
BLOCKS = (
    "bar",
    "line",
    "column",
    "table",
    "kpi_grid",
    "stacked",
    "heatmap",
    "slope",
    "lollipop",
    "pie",
    "prose",
)
"""Words that show a family."""


def written() -> str:
    """Return the table: a row a site and year."""
    rows = [f"site,year,{','.join(COLUMNS)}"]
    for at, site in enumerate(SITES):
        for year in YEARS:
            numbers = (size + (at * 7 + year * 3) % 11 * size // 10 for size in COLUMNS.values())
            rows.append(f"{site},{year},{','.join(map(str, numbers))}")
    return "\n".join(rows) + "\n"


def add(choice: Choice, tree: dict[str, Tree]) -> None:
    """Give a brief one to three metrics of the table, and a slide that shows a family of them."""
    tree["data"] = {"t": {"file": FILE}}
    if choice.below(3):
        tree["dimensions"] = {"site": _dimension(choice)}
    names = choice.some(tuple(COLUMNS), 1, 3)
    families = [name for name in names if choice.below(3)]
    for name in names:
        tree["metrics"][name] = _metric(choice, name, family=name in families)
    if not families or not isinstance(tree.get("deck"), list):
        return
    family = choice.pick(families)
    tree["deck"].append(_of_each(choice, family) if choice.once_in(2) else _slide(choice, family))


def _dimension(choice: Choice) -> Tree:
    made: dict[str, Tree] = {}
    if choice.once_in(2):
        made["label"] = wording.words(choice, 2)
    if choice.once_in(2):
        made["name"] = wording.words(choice, 1)
    if choice.once_in(4):
        made["members"] = {SITES[0]: "N" + wording.words(choice, 1)}
    return made or {"label": "all sites"}


def _metric(choice: Choice, name: str, *, family: bool) -> Tree:
    table: dict[str, Tree] = {"table": "t", "value": name, "period": "year"}
    if family:
        table["by"] = "site"
        if name != "wait" and choice.below(4):
            table["aggregate"] = "sum"
    else:
        table["where"] = {"site": choice.pick(SITES)}
    made: dict[str, Tree] = {"label": wording.words(choice, 2), "unit": UNITS[name], "from": table}
    made["kind"] = "amount" if name == "wait" else "count"
    if choice.once_in(4):
        made["target"] = Plain(COLUMNS[name] * 2)
    if choice.once_in(4):
        made["better"] = choice.pick(("up", "down"))
    return made


def _slide(choice: Choice, family: str) -> Tree:
    word = choice.pick(BLOCKS)
    told = choice.weighted({"": 3, " by site": 3, " by site, top 2": 2, " by site, top 2 and the rest": 1})
    block: Tree = {word: f"{family}{told}"}
    if word == "table":
        block = {"table": {"metrics": [f"{family}{told}"]}}
    if word == "table" and choice.once_in(2):
        block = {"table": {"by": "site", "columns": [family, f"{family}.2024", f"{family}.growth"]}}
    if word == "prose":
        block = {
            "prose": f"{{{family}.max.member}}: {{{family}.max}}, {{{family}[{choice.pick(SITES)}].2023}}"
        }
    return {"title": wording.words(choice), "blocks": [block]}


def _of_each(choice: Choice, family: str) -> Tree:
    own = f"{family}[site]"
    word = choice.pick(("kpi", "line", "column", "bar"))
    return {
        "each": "site",
        "title": f"{{site}}: {{{own}}}" + wording.words(choice, 2),
        "blocks": [{word: own}],
    }
