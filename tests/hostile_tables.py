"""Hostile tables by name: more members, dimensions, letters and copies than anybody has."""

from __future__ import annotations

import json

from hostile_cases import Case

HEAD = "meta: {title: Waits, language: en, date: 2025-12-04}\nsources: {r: {title: Returns}}\n"


def brief(rest: str, selection: str = "by: site, aggregate: sum", file: str = "t.csv") -> str:
    """Return a brief with a family from a table of sites."""
    taken = f"{{table: t, value: seen, period: month, {selection}}}"
    metric = f"metrics:\n  seen: {{label: Seen, unit: people, source: r, from: {taken}}}\n"
    return f"{HEAD}data: {{t: {file}}}\n{metric}{rest}"


def slide(block: str) -> str:
    """Return a deck of one slide with one block."""
    return f"deck:\n  - title: T\n    blocks:\n      - {block}\n"


def rows(*names: str) -> bytes:
    """Return a table with a row for each site."""
    lines = (f'"{name}",2025-10,{at + 1}\n' for at, name in enumerate(names))
    return ("site,month,seen\n" + "".join(lines)).encode()


def many_rows(count: int) -> bytes:
    """Return a table of so many sites."""
    return rows(*(f"Site {at}" for at in range(count)))


def deep(count: int) -> bytes:
    """Return a table of so many dimensions, with two rows."""
    heads = [f"d{at}" for at in range(count)]
    line = ",".join([*("a" for _ in heads), "2025-10", "1"])
    return f"{','.join([*heads, 'month', 'seen'])}\n{line}\n{line.replace('a', 'b', 1)}\n".encode()


def nested(count: int) -> str:
    """Return slides that repeat slides that repeat slides, so deep."""
    text = "{title: T, blocks: [{kpi: seen}]}"
    for _ in range(count):
        text = f"{{each: site, slides: [{text}]}}"
    return f"deck: [{text}]\n"


TEN = tuple(f"Site {at}" for at in range(10))
BIG = 1_000_000
EACH = "deck:\n  - {each: site, title: '{site}', blocks: [{kpi: 'seen[site]'}]}\n"
DEEP = ", ".join(f"d{at}" for at in range(20))
PATTERNS = (".*", "(a+)+", "[^a]*", "\\1", "a|b$", "(?P<x>")
TABLES: dict[str, Case] = {
    "3,000 members": Case(
        brief(slide("bar: seen")), ("brief.yaml:9:14", "the limit is 2,000"),
        files={"t.csv": lambda: many_rows(3_000)}, loads="3,000 members in a chart",
    ),
    "8,000 members in a story": Case(
        brief(""), code=0, files={"t.csv": lambda: many_rows(8_000)}, loads="8,000 members, none chosen"
    ),
    "top 3 of 3,000 members": Case(
        brief(slide("bar: 'seen by site, top 3 and the rest'")), code=0,
        files={"t.csv": lambda: many_rows(3_000)}, loads="3,000 members, three chosen",
    ),
    "each of 3,000 members": Case(
        brief(EACH), ("brief.yaml:7:12", "more than 500 copies: site has 3,000 members"),
        files={"t.csv": lambda: many_rows(3_000)}, loads="a slide for each of 3,000 members",
    ),
    "30,000 members": Case(
        brief(slide("bar: seen")), ("the limit is 20,000",), files={"t.csv": lambda: many_rows(30_000)}
    ),
    "20 dimensions": Case(
        brief(slide("bar: seen"), f"by: [{DEEP}], aggregate: sum"), ("the limit is 4",),
        files={"t.csv": lambda: deep(20)},
    ),
    "each within each of one dimension": Case(
        brief(nested(6)), ("more than 500 copies",), files={"t.csv": rows(*TEN)}
    ),
    "each two hundred deep": Case(brief(nested(200)), ("error",), files={"t.csv": rows("A")}),
    "a name of 1 MB in CSV": Case(
        brief(EACH), ("t.csv", "line 2"), files={"t.csv": lambda: rows("x" * BIG)}
    ),
    "a name of 1 MB in JSON": Case(
        brief(EACH, file="t.json"), ("t.json!1!site", "the limit is 500"),
        files={"t.json": lambda: json.dumps([{"site": "x" * BIG, "month": "2025-10", "seen": 1}]).encode()},
    ),
    "one line of 5 MB": Case(
        brief(EACH), ("t.csv",), files={"t.csv": lambda: b"site,month,seen" + b",x" * (5 * BIG // 2)}
    ),
    "one cell of 5 MB": Case(brief(EACH), ("t.csv",), files={"t.csv": lambda: b"x" * 5 * BIG}),
    "one quote of 2 MB": Case(brief(EACH), ("t.csv",), files={"t.csv": lambda: b'"' + b"x\n" * BIG}),
    "4,000 brackets in a reference": Case(
        brief(f"deck: [{{title: '{{seen{'[' * 4000}}}'}}]\n"), ("brief.yaml:6",),
        files={"t.csv": rows(*TEN)},
    ),
    "2,000 brackets beside each other": Case(
        brief(f"deck: [{{title: '{{seen{'[]' * 2000}}}'}}]\n"), ("brief.yaml:6",),
        files={"t.csv": rows(*TEN)},
    ),
    "a list entry of spaces": Case(
        brief(slide(f"bar: 'seen{' ' * 4800}!'")), ("brief.yaml:9:14",), files={"t.csv": rows(*TEN)}
    ),
    "a list entry of commas": Case(
        brief(slide(f"bar: 'seen by site{', ' * 2400}!'")), ("brief.yaml:9:14",), files={"t.csv": rows(*TEN)}
    ),
    "a reference of commas": Case(
        brief(f"deck: [{{title: '{{seen[{'a, ' * 1600}]}}'}}]\n"), ("seen has no member",),
        files={"t.csv": rows(*TEN)},
    ),
    "names that are patterns": Case(
        brief(EACH), code=0, files={"t.csv": rows(*PATTERNS)},
    ),
    "names as long as slides": Case(
        brief(slide("bar: seen")), ("t.csv:2:1", "the limit is 500"),
        files={"t.csv": rows(*(f"{at}{'x y ' * 2000}" for at in range(5)))},
    ),
}  # fmt: skip
