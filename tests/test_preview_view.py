"""What a page is told of builds: all at first, then what changed; figures with where they come from."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from preview_kit import BRIEF, TABLE, attempted, folder_with, wish

from briefgen.base.in_time import Superseded
from briefgen.base.own_files import PACKAGE_FOLDER
from briefgen.preview.attempt import Draughtsman
from briefgen.preview.broadcast import MOST_WAITING, Broadcast
from briefgen.preview.fonts import font_files, fonts
from briefgen.preview.places import EditorError, editor_address
from briefgen.preview.view import Showing, change, whole
from briefgen.preview.words import WORDS, words_script

PAGE = PACKAGE_FOLDER / "preview" / "page"
KEPT = ("briefgen preview", "Home", "End", "Tab", "Enter", "Esc", "The preview needs JavaScript.")
"""A name, keys, and what is said where there is no script to translate it."""


def view(number: int, attempt: Any, **more: Any) -> Showing:
    built = attempt.picture is not None
    kept = {"picture": attempt.picture} if built else {}
    return Showing(
        number=number, brief="libraries.yaml", built=built, seconds=0.1, text=attempt.text, **kept, **more
    )


def test_an_edit_of_one_slide_tells_of_that_slide_alone(tmp_path: Path) -> None:
    path = folder_with(tmp_path)
    hand = Draughtsman(path)
    first = view(1, attempted(path, hand))
    path.write_text(BRIEF.replace("As many books", "These books"), encoding="utf-8")
    second = view(2, attempted(path, hand))
    told = json.loads(change(first, second))
    assert told["kind"] == "change"
    assert len(told["drawings"]) == 1
    (drawing,) = told["drawings"].values()
    assert "These books" in drawing.replace("</tspan>", "")
    assert told["figures"] == {}
    assert {"documents", "text"} <= told.keys()
    assert not {"fonts", "title", "language", "problems"} & told.keys()


def test_the_first_line_tells_all_and_a_change_of_nothing_almost_nothing(tmp_path: Path) -> None:
    attempt = attempted(folder_with(tmp_path))
    first = view(1, attempt)
    told = json.loads(whole(first))
    assert [document["kind"] for document in told["documents"]] == ["deck", "page"]
    named = {sheet["drawing"] for document in told["documents"] for sheet in document["sheets"]}
    assert named == told["drawings"].keys()
    same = json.loads(change(first, replace(first, number=2)))
    assert (same["drawings"], same["figures"], same["gone"]) == ({}, {}, [])


def test_a_figure_has_its_value_derivation_source_and_cell(tmp_path: Path) -> None:
    attempt = attempted(folder_with(tmp_path))
    assert attempt.picture is not None
    figures = attempt.picture.figures
    visits = figures["visits.2025"]
    assert visits["value"] == "1033"
    assert visits["interval"] == "[1032.5, 1033.5]"
    assert visits["cell"] == "returns.csv:3:2"
    assert visits["file"]["at"] == "returns.csv:3:2"
    assert visits["sources"] == [{"title": "Annual report", "publisher": "Ayton Council"}]
    (growth,) = (key for key in figures if key.startswith("loans.growth"))
    assert figures[growth]["origin"] == "derived"
    assert figures[growth]["from"] == ["loans.2023", "loans.2025"]
    assert figures["loans.2023"]["place"]["ours"]
    assert figures["loans.2023"]["place"]["line"] == 7


def test_every_figure_that_is_marked_in_a_drawing_can_be_inspected(tmp_path: Path) -> None:
    picture = attempted(folder_with(tmp_path)).picture
    assert picture is not None
    marked = {
        part.partition('"')[0]
        for drawing in picture.drawings.values()
        for part in drawing.split('data-fact="')[1:]
    }
    assert {"visits.2025", "loans.2025"} <= marked <= picture.figures.keys()


def test_a_brief_with_errors_gives_problems_with_their_lines_and_no_picture(tmp_path: Path) -> None:
    path = folder_with(tmp_path, BRIEF.replace("label: Loans", "lable: Loans"))
    hand = Draughtsman(path, "vscode://file{file}:{line}:{column}")
    attempt = attempted(path, hand)
    assert attempt.picture is None
    first = hand.problems(attempt)[0]
    assert (first["code"], first["severity"]) == ("unknown-key", "error")
    assert first["place"]["at"] == f"{path}:7:11"
    assert first["place"]["link"] == f"vscode://file{path}:7:11"


def test_a_problem_in_a_table_shows_the_lines_around_it(tmp_path: Path) -> None:
    path = folder_with(tmp_path, table=TABLE.replace("1033", "many"))
    hand = Draughtsman(path)
    attempt = attempted(path, hand)
    assert attempt.picture is None
    assert [3, "2025,many"] in [line for each in hand.problems(attempt) for line in each.get("excerpt", ())]


def test_what_is_read_and_what_is_looked_for_in_vain_is_named(tmp_path: Path) -> None:
    path = folder_with(tmp_path)
    assert {each.name for each in attempted(path).files} >= {"returns.csv"}
    (tmp_path / "returns.csv").unlink()
    assert {each.name for each in attempted(path).files} >= {"returns.csv"}


def test_a_build_that_nobody_wants_any_more_ends_and_the_next_one_knows_what_it_knew(tmp_path: Path) -> None:
    path = folder_with(tmp_path)
    hand = Draughtsman(path)
    first = attempted(path, hand)
    with pytest.raises(Superseded):
        hand.attempt(lambda: wish(path), lambda: True)
    again = attempted(path, hand)
    assert first.picture is not None
    assert again.picture is not None
    assert again.picture.drawings == first.picture.drawings


def test_a_page_that_reads_too_slowly_is_told_the_whole_again(tmp_path: Path) -> None:
    attempt = attempted(folder_with(tmp_path))

    async def told() -> list[dict[str, Any]]:
        broadcast = Broadcast()
        broadcast.show(view(1, attempt))
        lines = broadcast.lines()
        got = [await anext(lines)]
        for number in range(2, MOST_WAITING + 3):
            broadcast.show(view(number, attempt))
        broadcast.close()
        got += [line async for line in lines]
        return [json.loads(line) for line in got]

    said = asyncio.run(told())
    assert [each["kind"] for each in said] == ["whole", "whole"]
    assert said[-1]["number"] == MOST_WAITING + 2


def test_editors_are_named_or_have_an_address_that_runs_nothing() -> None:
    assert editor_address("vscode").startswith("vscode://")
    assert editor_address("my-ide://open?f={file}&l={line}") == "my-ide://open?f={file}&l={line}"
    for wrong in ("emcas", "javascript:alert('{file}')", "data:{file}", "vscode://nowhere"):
        with pytest.raises(EditorError, match="unknown editor"):
            editor_address(wrong)


def test_all_that_the_page_says_can_be_translated_and_nothing_else_is_asked_for() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in PAGE.iterdir()}
    said = {word for text in texts.values() for word in re.findall(r'\bsay\(\s*"([^"]+)"', text)}
    assert said <= {*WORDS}
    html = re.sub(r"\s+", " ", texts.pop("index.html"))
    shown = re.findall(r">\s*([^<>]*[a-z]{2}[^<>]*?)\s*<", html)
    assert {*shown} - {*KEPT} <= {*WORDS}
    assert set(re.findall(r'aria-label="([^"]+)"', html)) <= {*WORDS}
    whole = html + "".join(texts.values())
    assert [word for word in WORDS if word not in whole] == []


def test_the_page_speaks_the_users_language(monkeypatch: pytest.MonkeyPatch) -> None:
    assert b'language = "en";\nexport const words = {};' in words_script()
    monkeypatch.setattr("briefgen.preview.words.tr", lambda word: f"-{word}")
    assert '"Deck": "-Deck"' in words_script().decode()


def test_a_page_in_traditional_chinese_is_shown_in_the_shapes_of_taiwan() -> None:
    drawing = "<text>骨 and 中</text>"
    assert not [font for font in fonts([drawing]) if "range" in font]
    ranged = [font for font in fonts([drawing], traditional=True) if "range" in font]
    assert [font["file"] for font in ranged] == ["NotoSansTC-Regular.ttf", "NotoSansTC-Bold.ttf"]
    assert {font["range"] for font in ranged} == {"U+9AA8"}
    assert {font["file"] for font in ranged} <= font_files().keys()
