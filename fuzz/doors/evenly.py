"""`briefgen fmt`: a brief laid out evenly says the same, keeps its comments, and is laid out so for good."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

import yaml

from briefgen.base.diagnostics import BriefError
from briefgen.brief.tidy.tidied import tidied
from fuzz.choice import Choice
from fuzz.doors.visit import Visit
from fuzz.tree import Plain, Tree, parsed

REMARK = "# own {} ：，“"
MARK = "# own "


def faults(visit: Visit) -> list[str]:
    """Return what is otherwise after a brief is laid out evenly, once or twice."""
    try:
        tree = parsed(visit.yaml)
    except yaml.YAMLError:
        return []  # an entry left empty in a list on one line
    text = visit.yaml.decode("utf-8")
    if isinstance(tree, dict) and not visit.choice.once_in(3):
        text = "\n".join(_lines(tree, 0, visit.choice)) + "\n"
    littered = "\n".join(_littered(text.split("\n"), visit.choice))
    visit.brief.write_text(littered, encoding="utf-8")
    try:
        once = tidied(visit.brief, littered.encode()).content
    except BriefError as error:
        return visit.refused("fmt", error.problems)
    found = [] if tidied(visit.brief, once).content == once else ["twice is not once"]
    if yaml.load(once, yaml.CBaseLoader) != yaml.load(littered, yaml.CBaseLoader):
        found.append("it says something else")
    before, after = (
        Counter(filter(None, map(_remark, each.split("\n")))) for each in (littered, once.decode())
    )
    return (
        [*found, f"remarks are lost or doubled: {before - after}, {after - before}"]
        if before != after
        else found
    )


def _remark(line: str) -> str:
    """Return the remark that was put on a line; empty for none."""
    return line[line.index(MARK) :].strip() if MARK in line else ""


def _littered(lines: list[str], choice: Choice) -> Iterator[str]:
    """Yield lines with remarks, blanks and empty lines at places where YAML takes them."""
    for number, line in enumerate(lines):
        kind = choice.below(24)
        if kind == 1:
            yield " " * choice.below(9) + REMARK.format(number)
        elif kind == 2:
            yield ""
        elif kind == 3 and line.strip():
            line += "   " + REMARK.format(number)
        elif kind == 4:
            line += " " * choice.below(4)
        yield line


def _lines(tree: Tree, depth: int, choice: Choice) -> Iterator[str]:
    """Yield a tree in lines and indents, as people write briefs; small things on one line."""
    gap = "  " * depth
    items = tree.items() if isinstance(tree, dict) else ((None, each) for each in tree)
    for key, value in items:
        head = gap + ("- " if key is None else f"{_scalar(key, choice)}: ")
        if not isinstance(value, dict | list) or not value or choice.once_in(6):
            yield head + _flow(value, choice)
        else:
            yield head.rstrip()
            yield from _lines(value, depth + 1, choice)


def _flow(value: Tree, choice: Choice) -> str:
    comma = choice.pick((", ", ",", " , "))
    if isinstance(value, dict):
        inner = comma.join(f"{_scalar(key, choice)}: {_flow(each, choice)}" for key, each in value.items())
        return "{" + inner + "}"
    if isinstance(value, list):
        return "[" + comma.join(_flow(each, choice) for each in value) + "]"
    return _scalar(value, choice)


def _scalar(value: Tree, choice: Choice) -> str:
    """Return a scalar; a plain word without quotes now and then, as people write it."""
    if isinstance(value, Plain) or not isinstance(value, str):
        return str(value) if isinstance(value, str) else json.dumps(value)
    if value.isascii() and value.isalpha() and value not in ("null", "true", "false") and choice.below(3):
        return value
    if choice.once_in(3) and value.isprintable() and "\\" not in value:
        return "'" + value.replace("'", "''") + "'"
    return json.dumps(value, ensure_ascii=False)
