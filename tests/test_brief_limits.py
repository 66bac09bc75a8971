"""What is larger than any brief, or shows something else than it holds, is told of wherever it stands."""

from __future__ import annotations

import pytest

from briefgen.base.diagnostics import BriefError
from briefgen.brief import limits
from briefgen.brief.limits import hidden, refuse_oversized
from briefgen.brief.node import Node, walk
from briefgen.brief.source import parse


def tree(text: str) -> Node:
    return parse(text.encode(), "brief.yaml")


def entries(count: int, indent: str = "  ") -> str:
    return "".join(f"{indent}m{number}: 1\n" for number in range(count))


def refused(root: Node) -> list[int]:
    """Return the lines of what is refused."""
    try:
        refuse_oversized(root)
    except BriefError as error:
        return [problem.line for problem in error.problems]
    return []


def test_a_brief_may_have_more_metrics_than_other_entries() -> None:
    assert refused(tree("metrics:\n" + entries(limits.MOST_METRICS))) == []
    assert refused(tree("metrics:\n" + entries(limits.MOST_METRICS + 1))) == [2]
    assert refused(tree("sources:\n" + entries(limits.MOST_ITEMS))) == []
    assert refused(tree("sources:\n" + entries(limits.MOST_ITEMS + 1))) == [2]
    assert refused(tree("meta:\n  metrics:\n" + entries(limits.MOST_ITEMS + 1, "    "))) == [3]


@pytest.mark.parametrize(
    ("name", "most", "text"),
    [
        ("MOST_NODES", 6, "a: [1, 2, 3, 4]\nb: 5\n"),
        ("MOST_TEXTS", 5, "a: [1, 2, 3, 4]\nb: 56\n"),
        ("MOST_CHARACTERS", 3, "a: 1\nb: [文字文字]\n"),
        ("MOST_ITEMS", 3, "a: 1\nb: [1, 2, 3, 4]\n"),
    ],
)
def test_a_limit_is_met_at_the_line_that_is_too_much(
    name: str, most: int, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert refused(tree(text)) == []
    monkeypatch.setattr(limits, name, most)
    assert refused(tree(text)) == [2]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("\u3164", ["invisible"]),
        ("\u200b\u200b", ["invisible"]),
        ("\u2003", ["invisible"]),
        ("“", []),
        ("\u3164文", []),
        ("p\u0430y", ["look-alike"]),
        ("文 p\u0430y", ["look-alike"]),
        ("文", []),
    ],
)
@pytest.mark.parametrize("at", ["a: 1\nb: [x, {{c: '{}'}}]", "a: 1\nb: {{'{}': x}}"], ids=["value", "key"])
def test_a_text_is_told_of_that_shows_something_else(text: str, codes: list[str], at: str) -> None:
    root = tree(at.format(text))
    for _ in range(2):
        assert refused(root) == []
        assert [(problem.line, problem.code) for problem in hidden(root)] == [(2, code) for code in codes]


def test_ideographic_spaces_are_empty_and_not_hidden() -> None:
    assert hidden(tree("a: '\u3000'")) == []


def test_lists_and_mappings_remember_their_size_and_nothing_that_is_wrong() -> None:
    sound, wrong = tree("a: [1, {b: 22}]"), tree("a: [1, {b: p\u0430y}]\nc: [1]")
    for root in (sound, wrong):
        assert refused(root) == []
    weights = [[getattr(node, "weight", None) for node in walk(root)] for root in (sound, wrong)]
    assert weights == [[(5, 3), (4, 3), None, (2, 2), None], [None, None, None, None, None, None, None]]
