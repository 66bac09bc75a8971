"""Claims that nothing recomputes: what `check`, the ledger and the page say of them, and of what follows."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from figures_kit import ledger_of

from briefgen.cli.app import main
from briefgen.model.scene import Text, walk
from briefgen.pipeline.lay_out import lay_out

Write = Callable[[str], Path]
BRIEF = """\
meta: {title: Port, language: en}
sources: {p: {title: Port}}
metrics:
  boxes:
    label: Boxes
    unit: thousand
    kind: amount
    values: {2025-09: 84, 2025-10: 90}
    claims: [{growth: 17, since: 2024-10}]
    source: p
  ships: {label: Ships, unit: ships, values: {2025-10: 190}, claims: [{share: 40, whole: all}], source: p}
  all: {label: All ships, unit: ships, values: {2024-10: 500}, source: p}
deck:
  - {title: TITLE, blocks: [BLOCK]}
"""
BOXES = "Boxes: change since October 2024 as stated by the source, not recomputed"
BACK = "“about” marks values for October 2024 worked back from published growth; they were not published"


def notes(brief_file: Write, block: str, title: str = "Port") -> list[str]:
    path = brief_file(BRIEF.replace("BLOCK", block).replace("TITLE", f'"{title}"'))
    items = walk(lay_out(path).deck.pages[0].items)
    return [item.text for item in items if isinstance(item, Text) and item.role == "note"]


def test_check_names_the_claims_that_nothing_recomputes(brief_file: Write, capsys):
    path = brief_file(BRIEF.replace("BLOCK", "{kpi: boxes}").replace("TITLE", '"{boxes.multiple}"'))
    main(["check", str(path)])
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.endswith(
        "2 claims stand as their sources state them, not recomputed: boxes.growth@2024-10, ships.share"
    )
    main(["check", str(path), "--json"])
    assert json.loads(capsys.readouterr().out)["unchecked"] == ["boxes.growth@2024-10", "ships.share"]


def test_the_ledger_says_why_nothing_was_recomputed(brief_file: Write, capsys):
    path = brief_file(
        BRIEF.replace("BLOCK", "{kpi: boxes}").replace("TITLE", '"{boxes.multiple} {boxes.change}"')
    )
    main(["facts", str(path), "--format", "json"])
    why = {each["key"]: each["derivation"] for each in json.loads(capsys.readouterr().out)}
    gone = "As its source states it, not recomputed: no value of October 2024"
    assert why["boxes.growth@2024-10"] == gone
    assert why["boxes.multiple@2024-10"] == f"Converted from: up 17% on October 2024; {gone}"
    assert (
        why["ships.share"]
        == "As its source states it, not recomputed: All ships has no value of October 2025"
    )
    assert why["boxes.change@2024-10"] == (
        "Computed from about 77 thousand and 90 thousand; "
        "Not recomputed: the value of October 2024 is worked back from what the source states"
    )


@pytest.mark.parametrize(
    ("block", "title", "expected"),
    [
        ("{kpi: boxes}", "Port", [BOXES]),
        ('{prose: "Up by {boxes.change}"}', "Port", [BOXES]),
        (
            '{prose: "A share of {ships.share}"}',
            "Port",
            ["Ships: share as stated by the source, not recomputed"],
        ),
        ("{column: {metrics: boxes, since: 2025-09}}", "Up {boxes.growth}", [BOXES]),
        ("{column: boxes}", "Up {boxes.growth}", [BACK]),
        ('{prose: "{ships} of October"}', "Port", []),
    ],
)
def test_the_page_that_prints_what_nothing_recomputes_says_so(
    brief_file: Write, block: str, title: str, expected: list[str]
):
    assert notes(brief_file, block, title) == expected


def test_a_share_whose_whole_is_known_is_checked():
    ledger = ledger_of(
        "a: {label: 甲, unit: 家, values: {2025: 40}, claims: [{share: 40, whole: b}]}\n"
        "b: {label: 乙, unit: 家, values: {2025: 100}}"
    )
    assert ledger.unchecked == ()


def test_growth_over_what_may_be_zero_is_unchecked():
    (claim,) = ledger_of(
        "a: {label: 产值, unit: 亿元, kind: amount, values: {2020: 10以下, 2025: 40},"
        " claims: [{growth: 500, since: 2020}]}"
    ).unchecked
    assert claim.unchecked == "按来源所载，未经核算：2020年数值可能为零"
