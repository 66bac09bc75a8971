"""The schema in an editor: yaml-language-server offers keys, explains them and underlines mistakes by it."""

from __future__ import annotations

from collections.abc import Iterator

import language_server
import pytest
from docs_kit import ROOT
from language_server import Editor
from test_schema import BRIEF, MISTAKES

from briefgen.brief.vocabulary import describe, word, words
from briefgen.cli.schema_text import schema_text

pytestmark = pytest.mark.slow

HEAD = "# yaml-language-server: $schema=brief.schema.json\n"
DECK = f"{HEAD}meta: {{title: Schools}}\ndeck:\n  - title: Ayton has schools\n"


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """Return an editor in a folder with the schema beside its briefs."""
    if not language_server.installed():
        pytest.skip("npm, or its package yaml-language-server, cannot be had here")
    folder = tmp_path_factory.mktemp("briefs of 2025, 简报")
    (folder / "brief.schema.json").write_text(schema_text("brief"), encoding="utf-8")
    editor = Editor(folder)
    yield editor
    editor.close()


def test_the_page_names_the_line_by_which_the_editor_finds_the_schema() -> None:
    assert f"```yaml\n{HEAD}" in (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")


def test_an_editor_offers_every_word_where_a_block_begins(editor: Editor) -> None:
    offered = editor.completions("words.yaml", f"{DECK}    blocks:\n      - |\n")
    assert sorted(offered) == sorted(words())


def test_an_editor_offers_the_keys_of_a_block_that_are_not_written_yet(editor: Editor) -> None:
    cls = word("kpi")
    assert cls is not None
    text = f"{DECK}    blocks:\n      - kpi:\n          metric: schools\n          |\n"
    meanings = {key: doc for key, _, _, doc in describe(cls) if key != "metric"}
    assert editor.completions("keys.yaml", text) == meanings


def test_an_editor_offers_the_values_that_a_key_may_have(editor: Editor) -> None:
    assert {"two-columns", "big-number", "closing"} <= editor.completions(
        "values.yaml", f"{DECK}    layout: |\n"
    ).keys()


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("    lay|out: two-columns\n", "how the blocks are arranged"),
        ("    blocks:\n      - k|pi: schools\n", "One figure, large, with its label"),
        ("    blocks:\n      - kpi: {metric: schools, ver|sus: target}\n", "what it is compared with"),
    ],
)
def test_an_editor_explains_the_key_under_the_pointer(editor: Editor, line: str, meaning: str) -> None:
    assert meaning in editor.hover(f"hover {len(line)}.yaml", DECK + line)


def test_an_editor_underlines_each_mistake_in_its_line(editor: Editor) -> None:
    text = (
        f"{HEAD}meta: {{titel: Schools, language: English}}\n"
        "metrics:\n"
        "  schools: {label: Schools, values: {last year: 38}}\n"
        "deck:\n"
        "  - title: Ayton has schools\n"
        "    blocks:\n"
        "      - kpis: schools\n"
        "      - column: {metrics: schools, targe: true}\n"
    )
    assert sorted(editor.problems("mistakes.yaml", text)) == [
        '2: Missing property "title".',
        "2: Property titel is not allowed.",
        '2: Value is not accepted. Valid values: "zh-CN", "en", "zh-TW", "zh-HK", "de", "fr".',
        "4: Write a period: 2025, 2025Q3, 2025-10, 2025-12-04",
        "8: Property kpis is not allowed.",
        "9: Property targe is not allowed.",
    ]


def test_an_editor_underlines_every_typical_mistake_and_nothing_in_the_brief_without_them(
    editor: Editor,
) -> None:
    texts = {f"{number}.yaml": BRIEF.replace(*mistake) for number, mistake in enumerate(MISTAKES)}
    said = editor.all_problems({name: HEAD + text for name, text in {"right.yaml": BRIEF, **texts}.items()})
    assert said.pop("right.yaml") == []
    assert [texts[name] for name, problems in said.items() if not problems] == []
    assert ["3: Write a day: 2025-12-04"] in said.values()


@pytest.mark.parametrize("name", ["harbour-transit", "library", "qingdao-2025"])
def test_an_editor_underlines_nothing_in_a_shipped_brief(editor: Editor, name: str) -> None:
    text = (ROOT / "data" / f"{name}.yaml").read_text(encoding="utf-8")
    assert editor.problems(f"{name}.yaml", HEAD + text) == []
