"""What leaves a page blank or falls out of all pages is said, in a warning with something to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.base.diagnostics import BriefError
from briefgen.base.translate import program_language, use_language
from briefgen.pipeline.lay_out import lay_out

HEAD = "meta: {title: T, language: en}\n"
METRICS = "metrics:\n  a: {label: Visits, values: {2024: 12, 2025: 15}}\n"
PILLARS = "onepager: {pillars: [{key: p, title: P, modules: [{title: X, blocks: [{kpi: a}]}]}]}\n"


def said(folder: Path, text: str) -> list[tuple[int, str, str]]:
    path = folder / "b.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    return [(problem.place.line, problem.message, problem.hint) for problem in lay_out(path).problems]


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("", 1, "the brief has a title and no content", "add `metrics`"),
        ("metrics: {}\ndeck: []\n", 1, "the brief has a title and no content", "add `metrics`"),
        (METRICS + "deck: [{title: X, blocks: []}]\n", 4, "this slide has no blocks", "`layout: title-only`"),
        (METRICS + "deck: [{title: X}]\n", 4, "this slide has no blocks", "`kind: section`"),
        (METRICS + "deck: [{title: X, blocks: [{column: []}]}]\n", 4, "`metrics` of column is empty", "fill"),
        (METRICS + "deck: [{title: X, blocks: [{row: []}]}]\n", 4, "`blocks` of row is empty", "fill"),
        (METRICS + "deck: [{title: X, blocks: [{row: [{cards: []}]}]}]\n", 4, "of cards is empty", ""),
        (METRICS + 'deck: [{title: X, blocks: [prose: ""]}]\n', 4, "`text` of prose is empty", "fill `text`"),
        (METRICS + PILLARS.replace("{kpi: a}", ""), 4, "this module has no blocks", "give it `blocks`"),
        (METRICS + "  b: {label: B, pillar: q, values: {2025: 1}}\n" + PILLARS, 4, "no pillar 'q'", ""),
        (METRICS + "deck: [{title: X, pillar: q, blocks: [{kpi: a}]}]\n", 4, "no pillar 'q'", "`onepager`"),
        (METRICS + "  b: {label: B}\n", 4, "b (B) has no values and no claims", "give it `values`"),
        (METRICS + "  b: {label: B, values: {2025: n/a}}\n", 4, "values of b (B) are missing", "remove it"),
        (METRICS + "  b: {label: B, kind: amount, values: {2025: 1}}\n", 4, "has no unit", "add `unit`"),
    ],
)  # fmt: skip
def test_what_shows_nothing_is_said(tmp_path, text, line, message, hint):
    (problem,) = [each for each in said(tmp_path, text) if message in each[1]]
    assert problem[0] == line
    assert hint in problem[2]


def test_what_shows_nothing_is_said_again_after_an_edit_elsewhere_and_in_the_language_of_now(tmp_path):
    deck = "deck:\n- {title: X, blocks: [{column: []}]}\n- {title: Y, blocks: [{kpi: a}]}\n"
    heads = []
    before = program_language()
    try:
        for language, title in (("en", "Y"), ("en", "Z"), ("zh", "Z"), ("zh", "Y")):
            use_language(language)
            text = METRICS + deck.replace("title: Y", f"title: {title}")
            heads.append([message for _, message, _ in said(tmp_path, text)])
    finally:
        use_language(before)
    assert heads[0] == heads[1] == ["`metrics` of column is empty: nothing of it is drawn"]
    assert heads[2] == heads[3] != heads[0]
    assert len(heads[2]) == 1


@pytest.mark.parametrize(
    "deck",
    [
        "deck: [{title: X, layout: title-only}]\n",
        "deck: [{kind: section, title: X}]\n",
        "deck: [{kind: cover}, {title: X, blocks: [{kpi: a}]}]\n",
        PILLARS,
        "",
    ],
)
def test_what_is_meant_to_be_bare_is_not_spoken_of(tmp_path, deck):
    assert said(tmp_path, METRICS + deck) == []


def test_a_slide_without_a_title_is_told_to_have_one(tmp_path):
    with pytest.raises(BriefError, match="this title is missing"):
        said(tmp_path, METRICS + "deck: [{blocks: [{kpi: a}]}]\n")


def test_a_module_without_a_title_becomes_a_slide_under_its_pillars(tmp_path):
    modules = '{blocks: [{prose: "We had {a} visits."}]}, {blocks: [{prose: "And more."}]}'
    text = METRICS + PILLARS.replace("{title: X, blocks: [{kpi: a}]}", modules)
    assert said(tmp_path, text) == []
    titles = [page.title for page in lay_out(tmp_path / "b.yaml").deck.pages]
    assert [title for title in titles if title.startswith("P")][-2:] == ["P", "P (continued)"]


def test_a_page_whose_rows_are_empty_is_built_with_warnings_alone(tmp_path: Path) -> None:
    pillar = "{key: p, title: P, modules: [{title: M, blocks: [{row: []}]}]}"
    text = METRICS + f"deck: [{{title: X, blocks: [{{row: []}}]}}]\nonepager: {{pillars: [{pillar}]}}\n"
    assert {message for _, message, _ in said(tmp_path, text)} >= {
        "`blocks` of row is empty: nothing of it is drawn"
    }
