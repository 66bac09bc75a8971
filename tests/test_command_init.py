"""`briefgen init` and `briefgen examples`: what they leave builds, and nothing is written over."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from briefgen.cli.app import main
from briefgen.start.examples import EXAMPLES, examples_folder, files_of
from briefgen.start.starters import KINDS


class Terminal(io.StringIO):
    """What is typed at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    return tmp_path


@pytest.mark.parametrize("language", ["en", "zh", "zh-TW", "de", "fr"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_first_brief_of_each_kind_is_checked_clean_and_says_what_to_type_next(
    folder, capsys, kind, language
):
    assert main(["init", "my brief", "--kind", kind, "--language", language]) == 0
    assert capsys.readouterr().out.endswith("build it: briefgen build 'my brief/brief.yaml'\n")
    assert main(["check", "my brief/brief.yaml", "--strict"]) == 0
    assert "clean" in capsys.readouterr().out


def test_answers_at_a_terminal_are_taken_and_a_wrong_one_is_asked_again(folder, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", Terminal('7\nzh\n3\n云湖{区}："候诊"\n澄源 PUBLISHER\n'))
    assert main(["init"]) == 0
    assert "'7' is none of them" in capsys.readouterr().out
    text = Path("brief.yaml").read_text("utf-8")
    assert "云湖{{区}}" in text
    assert Path("figures.csv").read_text("utf-8").startswith("院区,")
    assert main(["check", "brief.yaml", "--strict"]) == 0


def test_answers_that_end_early_leave_nothing(folder, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", Terminal("en\n"))
    assert main(["init"]) == 2
    assert "the answers ended" in capsys.readouterr().err
    assert not list(folder.iterdir())


def test_a_flag_is_not_asked_for(folder, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", Terminal("\n\n\n"))
    assert main(["init", "--title", "Ours", "--kind", "monthly"]) == 0
    assert "Kind" not in capsys.readouterr().out
    assert 'title: "Ours"' in Path("brief.yaml").read_text("utf-8")


@pytest.mark.parametrize("there", ["brief.yaml", "figures.csv"])
def test_what_is_there_is_not_written_over(folder, capsys, there):
    Path(there).write_text("mine", encoding="utf-8")
    assert main(["init", "--kind", "sites"]) == 2
    assert f"{there} is there already" in capsys.readouterr().err
    assert [path.read_text() for path in folder.iterdir()] == ["mine"]


def test_a_file_in_place_of_the_folder_is_told(folder, capsys):
    Path("ours").write_text("mine", encoding="utf-8")
    assert main(["init", "ours"]) == 2
    assert "name the folder" in capsys.readouterr().err


def test_every_example_is_listed_with_a_line_that_says_what_it_shows(capsys):
    assert main(["examples"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in listed[:-1]] == [each.name for each in EXAMPLES]
    assert {path.relative_to(examples_folder()).as_posix() for path in examples_folder().rglob("*.yaml")} == {
        each.file for each in EXAMPLES
    }


@pytest.mark.parametrize("name", ["museum", "library"])
def test_an_example_is_copied_with_what_belongs_to_it_and_checked_clean(folder, capsys, name):
    assert main(["examples", name]) == 0
    brief = capsys.readouterr().out.splitlines()[0]
    assert main(["check", brief]) == 0
    assert "clean" in capsys.readouterr().out
    assert main(["examples", name]) == 2
    assert "is there already" in capsys.readouterr().err


def test_every_example_brings_its_pictures_and_tables():
    brought = {name for each in EXAMPLES for name in files_of(each)}
    pictures = {f"pictures/{path.name}" for path in (examples_folder() / "pictures").glob("*.jpg")}
    assert brought >= {"returns.csv", *pictures}


def test_an_example_that_is_not_there_is_told_with_the_nearest(folder, capsys):
    assert main(["examples", "musuem"]) == 2
    assert "did you mean 'museum'?" in capsys.readouterr().err
    assert main(["examples", "xyzzy"]) == 2
    assert "library, museum" in capsys.readouterr().err
    assert not list(folder.iterdir())


def test_a_language_may_be_named_as_briefs_name_it(folder: Path) -> None:
    assert main(["init", "甲", "--language", "zh-CN"]) == 0
    assert "第一份简报" in (folder / "甲" / "brief.yaml").read_text(encoding="utf-8")


def test_a_region_without_files_of_its_own_has_those_of_its_language(folder: Path, capsys) -> None:
    assert main(["init", "ours", "--language", "de-CH"]) == 0
    text = (folder / "ours" / "brief.yaml").read_text(encoding="utf-8")
    assert "language: de-CH" in text
    assert "Ein erster Bericht" in text
    with pytest.raises(SystemExit):
        main(["init", "theirs", "--language", "tlh"])
    assert "allowed: zh-CN, en, zh-TW, zh-HK, de, fr" in capsys.readouterr().err
