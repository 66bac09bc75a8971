"""`--json`: one object at the end, of one shape for all that writes files or looks at themes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefgen.cli.app import main
from briefgen.cli.commands import WORDS

BRIEF = (
    "meta: {title: A, language: en}\nsources: {r: {title: R}}\nmetrics:\n"
    "  a: {label: Visits, unit: people, source: r, values: {2024: 3, 2025: 4}}\n"
)
LIBRARY = ["library.yaml", "pictures/reading-hall.jpg", "pictures/shelves.jpg"]


def answer(capsys, *words: str, code: int = 0) -> dict:
    assert main([*words, "--json"]) == code
    told = capsys.readouterr()
    assert not told.err
    return json.loads(told.out)


@pytest.mark.parametrize(
    ("words", "written"),
    [
        (("init", "made"), ["brief.yaml"]),
        (("init", "--from", "t.csv", "made"), ["t.yaml", "t.csv"]),
        (("examples", "library", "made"), LIBRARY),
        (("theme", "new", "--colours", "crimson,gold", "-o", "made"), ["theme.yaml"]),
        (("gallery", "heading", "-o", "made"), ["gallery.pptx", "gallery.pdf", "gallery.png"]),
        (("eject", "a.yaml", "-o", "made/b.yaml"), ["b.yaml"]),
        (("attach", "a.yaml", "--eml", "made/a.eml"), ["a.eml"]),
    ],
)  # fmt: skip
def test_what_is_written_is_listed_with_its_size(tmp_path, monkeypatch, capsys, words, written):
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(BRIEF, encoding="utf-8")
    Path("t.csv").write_text("year,visits\n2024,3\n2025,4\n", encoding="utf-8")
    if words[0] in ("eject", "attach"):
        Path("made").mkdir()
    said = answer(capsys, *words)
    files = {each["file"]: each["bytes"] for each in said["files"]}
    assert sorted(files) == sorted(str(Path("made") / name) for name in written)
    assert all(Path(name).stat().st_size == size for name, size in files.items())
    assert said.keys() >= {"files", "notes", "problems"}


def test_what_is_found_is_listed(capsys):
    assert "library" in answer(capsys, "examples")["examples"]
    assert answer(capsys, "theme", "check", "govblue")["hues"]["blue"].startswith("#")


def test_a_brief_s_problems_are_in_it_and_the_exit_code_stays(tmp_path, capsys):
    (tmp_path / "a.yaml").write_text(BRIEF.replace("unit", "unt"))
    said = answer(capsys, "eject", str(tmp_path / "a.yaml"), "--dry-run", code=2)
    assert said["problems"][0]["code"] == "unknown-key"
    assert said["files"] == []


def test_every_command_that_answers_has_it(capsys):
    without = {"schema", "completion", "new", "preview"}
    for word in {*WORDS} - without:
        words = {"theme": ("theme", "check"), "template": ("template", "inspect")}.get(word, (word,))
        with pytest.raises(SystemExit):
            main([*words, "--help"])
        assert "--json" in capsys.readouterr().out, word


def test_check_and_build_say_once_where_more_is_said(tmp_path, capsys):
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(BRIEF.replace("unit", "unt"))
    assert main(["check", str(tmp_path)]) == 2
    assert capsys.readouterr().err == "more: briefgen explain unknown-key\n"
    build = ["build", str(tmp_path), "-o", str(tmp_path / "out")]
    assert main(build) == 2
    assert capsys.readouterr().err.count("more: briefgen explain unknown-key") == 1
    assert main([*build, "-q"]) == 2
    assert "explain" not in capsys.readouterr().err


def test_theme_colours_have_names_and_the_near_one_is_named(tmp_path, capsys):
    assert main(["theme", "new", "--colours", "red,goold", "-o", str(tmp_path / "x")]) == 2
    assert "not a colour: 'goold'" in (said := capsys.readouterr().err)
    assert "did you mean gold?" in said
