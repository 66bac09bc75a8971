"""What is not asked for is not laid out, and what is derived never stops what its author wrote."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.base.diagnostics import BriefError
from briefgen.blocks.charts.parts.block import MORE_ROOM
from briefgen.cli.app import main
from briefgen.pipeline.build import Options, build
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.paint import Extras
from briefgen.pipeline.parts import DERIVED_ROOM

Write = Callable[[str], Path]
METRICS = """\
meta: {title: 简报}
metrics:
  a: {label: 读者, unit: 人, values: {2024: 84, 2025: 103}}
"""
TOO_LONG = "".join(f"        - prose: {'此处有话要说，' * 20}\n" for _ in range(80))
FULL_PAGE = f"""\
onepager:
  pillars:
    - key: a
      modules:
      - blocks:
{TOO_LONG}"""
FULL_DECK = f"""\
deck:
    - title: 太满
      blocks:
{TOO_LONG}"""


def built(brief: Path, formats: str, *more: str) -> tuple[int, set[str]]:
    out = brief.parent / "out"
    code = main(["build", str(brief), "--out", str(out), "--format", formats, "--quiet", *more])
    names = {path.name for path in out.iterdir() if not path.name.startswith(".")} if out.is_dir() else set()
    return code, names


def test_a_page_that_is_too_full_does_not_stop_a_deck_that_is_asked_for_alone(brief_file: Write) -> None:
    brief = brief_file(METRICS + FULL_PAGE + "deck: [{kind: cover}, {title: 一页, blocks: [{kpi: a}]}]\n")
    assert built(brief, "pptx") == (0, {"brief.pptx"})
    assert built(brief, "pdf")[0] == 2


def test_a_deck_that_is_too_full_does_not_stop_a_page_that_is_asked_for_alone(brief_file: Write) -> None:
    brief = brief_file(METRICS + FULL_DECK)
    assert built(brief, "pdf") == (0, {"brief.pdf"})
    assert built(brief, "pptx")[0] == 2


def test_what_nobody_asks_for_has_no_pages(brief_file: Write) -> None:
    brief = brief_file(METRICS)
    assert lay_out(brief, parts=frozenset({"deck"})).page.pages == ()
    assert lay_out(brief, parts=frozenset({"page"})).deck.pages == ()
    attached = Options(out=brief.parent / "out", formats=("pdf",), extras=Extras(attach=True))
    assert build(brief, attached).slides > 0  # the ledger that the page carries names the slides


WRITTEN_PAGE = f"""\
onepager:
  size: A3
  orientation: landscape
  pillars:
    - key: a
      modules:
        - title: 一段
          blocks:
            - prose: [{", ".join("此处有话要说，此处有话要说，此处有话要说。" * 4 for _ in range(40))}]
"""


def test_a_derived_deck_that_cannot_be_right_is_left_out_with_the_reason(brief_file: Write) -> None:
    brief = brief_file(METRICS + WRITTEN_PAGE)
    laid = lay_out(brief)
    assert laid.page.pages
    assert laid.deck.pages == ()
    (warning,) = [problem for problem in laid.problems if problem.message.startswith("no deck is derived")]
    assert "overflows by" in warning.message
    assert warning.severity == "warning"
    assert warning.place.line > 4
    assert built(brief, "pptx,pdf") == (0, {"brief.pdf"})
    assert built(brief, "pptx")[0] == 2
    with pytest.raises(BriefError):
        lay_out(brief, strict=True)


LEAPS = """\
meta: {title: T, language: en}
metrics:
  a: {label: Visits, unit: thousand, kind: amount, values: {2021: 990, 2022: 905, 2023: 840, 2025: 10330}}
  b: {label: Loans, unit: thousand, kind: amount, values: {2021: 719, 2022: 705, 2023: 7.1, 2024: 715}}
  d: {label: Profit, unit: m, kind: profit, values: {2021: 719, 2022: 705, 2023: 700, 2025: -721}}
  e: {label: Output, unit: t, kind: amount, values: {2021: 1349084, 2022: 1404000, 2024: 152, 2025: 1570000}}
"""


def room_hints(path: Path) -> set[str]:
    return {problem.hint for problem in lay_out(path).problems if problem.code == "chart"}


def test_a_chart_without_room_where_nobody_chose_it_says_what_can_be_done(brief_file: Write) -> None:
    assert room_hints(brief_file(LEAPS)) == {DERIVED_ROOM}


def test_a_chart_without_room_in_a_written_deck_is_to_be_given_more(brief_file: Write) -> None:
    label = "A name of what is counted here that is far too long for any bar " * 6
    text = LEAPS.replace("Visits", label)
    own = f"{text}deck: [{{title: X, blocks: [{{row: [{{bar: [a, b]}}, {{prose: x}}, {{prose: y}}]}}]}}]\n"
    hints = {
        problem.hint
        for problem in lay_out(brief_file(own), parts=frozenset({"deck"})).problems
        if problem.code == "chart"
    }
    assert MORE_ROOM in hints
    assert DERIVED_ROOM not in hints
