"""`briefgen explain`: every code that the program can raise has a cause, a cure and an example."""

from __future__ import annotations

import ast
import json
import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
import yaml

from briefgen.brief.acceptance import EDITION_CODES
from briefgen.cli.app import _parser, main
from briefgen.facts.kinds import KINDS
from briefgen.report.explained import explained
from briefgen.update.report import Code

PROBLEM, REFUSAL = 3, 3
"""Where `Problem(place, message, hint, code)` and `Refusal` take a code."""
CODES_STAND_IN = ast.Module | ast.ClassDef | ast.FunctionDef | ast.Call | ast.Assign
_WORD = re.compile("[a-z]+(-[a-z]+)*")
COMPUTED = {
    "unknown-pillar",  # f"unknown-{kind}", of which there is one kind
    "quotes",
    "indentation",  # by the words of a message of syntax
    *(kind for kind in KINDS if kind in {"sum", "difference", "ratio", "product", "average", "weighted"}),
}


def _nodes() -> list[ast.AST]:
    """Return what may take a code or hand one on, of the whole source."""
    package = Path(__file__).parents[1] / "briefgen"
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in sorted(package.rglob("*.py")))
    return [node for tree in trees for node in ast.walk(tree) if isinstance(node, CODES_STAND_IN)]


def _takers(nodes: list[ast.AST]) -> dict[str, set[int]]:
    """Return where functions and classes take a code by position, by their names."""
    found = {"Problem": {PROBLEM}, "Refusal": {REFUSAL}, "Clash": {1}}
    for node in nodes:
        holder = node.name if isinstance(node, ast.ClassDef) else ""
        for each in node.body if isinstance(node, ast.ClassDef | ast.Module) else ():
            if not isinstance(each, ast.FunctionDef):
                continue
            names = [arg.arg for arg in (*each.args.posonlyargs, *each.args.args)]
            if "code" in names and each.name not in {"_flushed", "alone"}:
                bound = names[:1] == ["self"]
                name = holder if each.name == "__init__" else each.name
                found.setdefault(name, set()).add(names.index("code") - bound)
    return found


def _raised() -> Iterator[str]:
    """Yield the codes that stand in the source, wherever a code is handed on."""
    takers = _takers(nodes := _nodes())
    for node in nodes:
        values: list[ast.expr] = []
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            values = [each.value for each in node.keywords if each.arg == "code"]
            values += [node.args[at] for at in takers.get(name, ()) if at < len(node.args)]
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in {"CODE", "code"}:
            values = [node.value]
        elif isinstance(node, ast.FunctionDef):
            values = _defaults(node)
        for value in values:
            for part in (value.body, value.orelse) if isinstance(value, ast.IfExp) else (value,):
                if isinstance(part, ast.Constant) and _WORD.fullmatch(str(part.value)):
                    yield part.value


def _defaults(function: ast.FunctionDef) -> list[ast.expr]:
    taken, given = function.args.args, function.args.defaults
    positional = zip(taken[len(taken) - len(given) :], given, strict=True)
    pairs = [*positional, *zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True)]
    return [value for arg, value in pairs if arg.arg == "code" and value is not None]


@cache
def _codes() -> set[str]:
    return {*_raised(), *COMPUTED, *EDITION_CODES, *get_args(Code), "brief", "rank", "whole-number"}


def test_every_code_that_can_be_raised_is_explained_and_no_other():
    assert _codes() - set(explained()) == set()
    assert set(explained()) - _codes() == set()


@pytest.mark.parametrize("code", sorted(explained()))
def test_an_explanation_has_a_cause_a_cure_and_an_example(code):
    each = explained()[code]
    assert each.cause[:1].isupper() or each.cause.startswith("`")
    assert each.cause.endswith(".")
    assert each.cure.endswith((".", "others."))
    assert each.example
    first = each.example.splitlines()[0]
    if first.startswith("briefgen "):
        words = shlex.split(first)[1:]
        assert callable(_parser(words).parse_args(words).run)
    elif not first.startswith(("“", "U+", "iconv")):
        yaml.safe_load(each.example)


def test_a_code_is_explained_as_it_stands_in_brackets(capsys):
    assert main(["explain", "[untraced]"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("untraced\n\nA number in a text is no figure of the brief")
    assert "\n\nCure: state it under `metrics`" in told
    assert told.endswith("    numerals: [8K, Route 66]\n")


def test_without_a_code_all_are_listed_with_their_first_sentence(capsys):
    assert main(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == sorted(explained())


def test_programs_get_causes_and_cures_as_json(capsys):
    assert main(["explain", "claim", "share", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told) == ["claim", "share"]
    assert told["claim"].keys() == {"cause", "cure", "example"}


def test_an_unknown_code_is_named_with_the_nearest(capsys):
    assert main(["explain", "untracd"]) == 2
    assert capsys.readouterr().err == "briefgen: there is no code 'untracd'; did you mean 'untraced'?\n"
    assert main(["explain", "xyzzyx"]) == 2
    assert "`briefgen explain` lists them all" in capsys.readouterr().err
