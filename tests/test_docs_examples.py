"""Every YAML example of the documentation builds, without an error and without a warning."""

from __future__ import annotations

from pathlib import Path

import pytest
from docs_kit import BRIEF_KEYS, Example, examples, script, write

from briefgen.brief.vocabulary import words
from briefgen.pipeline.lay_out import lay_out

EXAMPLES = tuple(examples())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{Path(example.page).name}:{example.line}")
def test_an_example_builds(example: Example, tmp_path: Path) -> None:
    laid = lay_out(write(example, tmp_path))
    assert laid.problems == ()
    if example.is_theme:
        assert laid.edition.theme.name == "ours"


@pytest.mark.parametrize("name", words())
def test_each_word_has_an_example(name: str) -> None:
    used = (f"{name}:", f"- {name}\n")
    assert any(use in example.text for example in EXAMPLES for use in used)


@pytest.mark.parametrize("key", sorted(BRIEF_KEYS - {"theme"}))
def test_each_part_of_a_brief_has_an_example(key: str) -> None:
    assert any(key in example.keys for example in EXAMPLES)


def test_the_five_line_brief_has_five_lines_and_says_more_than_it_was_told() -> None:
    readme = next(example for example in EXAMPLES if example.page == "README.md")
    assert readme.text.count("\n") == 5
    (named,) = script("doc_consoles").named_briefs(
        (Path(__file__).parents[1] / "README.md").read_text("utf-8")
    )
    assert named == "library.yaml"


def test_the_five_line_brief_states_the_growth_that_nobody_wrote(tmp_path: Path) -> None:
    readme = next(example for example in EXAMPLES if example.page == "README.md")
    titles = [page.title for page in lay_out(write(readme, tmp_path)).deck.pages]
    assert "Visits rose 23% on 2023, faster than books lent at 15%" in titles
