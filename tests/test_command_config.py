"""`briefgen.toml` and `[tool.briefgen]`: defaults of options, what they may say, and `briefgen config`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from briefgen.cli.app import main
from briefgen.cli.config_file import KEYS

BRIEF = """\
meta: {title: Schools of Ayton, language: en, publisher: Ayton Council, date: 2025-12-04}
sources: {council: {title: Annual report}}
metrics: {schools: {label: Schools, unit: schools, values: {2024: 38, 2025: 40}, source: council}}
"""
DOUBTFUL = BRIEF + 'deck: [{title: "Ayton has {schools}, 88", blocks: [{kpi: schools}]}]\n'


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder with a repository's mark and a brief in a folder below it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs" / "brief.yaml").write_text(BRIEF, encoding="utf-8")
    return tmp_path


def test_a_build_takes_what_the_nearest_file_says_and_the_command_line_wins(folder, capsys):
    (folder / "briefgen.toml").write_text('out = "made"\nformats = ["pptx"]\n', encoding="utf-8")
    assert main(["build", "briefs/brief.yaml", "-q"]) == 0
    assert [path.name for path in (folder / "made").iterdir()] == ["brief.pptx"]
    assert main(["build", "briefs/brief.yaml", "-q", "-o", "typed", "--format", "pdf"]) == 0
    assert [path.name for path in (folder / "typed").iterdir()] == ["brief.pdf"]
    assert main(["verify", "briefs/brief.yaml"]) == 0
    assert "brief.pptx" in capsys.readouterr().out


def test_a_table_of_pyproject_counts_and_one_nearer_goes_before_it(folder, capsys):
    (folder / "briefs" / "brief.yaml").write_text(DOUBTFUL, encoding="utf-8")
    assert main(["check", "briefs"]) == 0
    (folder / "pyproject.toml").write_text("[tool.briefgen]\nstrict = true\n", encoding="utf-8")
    assert main(["check", "briefs"]) == 2
    assert main(["check", "briefs", "--no-config"]) == 0
    (folder / "briefs" / "briefgen.toml").write_text("", encoding="utf-8")
    assert main(["check", "briefs"]) == 0


def test_the_search_ends_with_the_repository(folder):
    inner = folder / "inner"
    (inner / ".git").mkdir(parents=True)
    (inner / "brief.yaml").write_text(DOUBTFUL, encoding="utf-8")
    (folder / "briefgen.toml").write_text("strict = true\n", encoding="utf-8")
    assert main(["check", "inner/brief.yaml"]) == 0


def test_all_that_is_wrong_is_told_with_its_place(folder, capsys):
    own = 'theem = "govblue"\n  out = "../x"\nformats = ["doc"]\nsize = {}\n'
    text = f'[project]\nname = "x"\n\n[tool.briefgen]\n{own}'
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    assert main(["check", "briefs/brief.yaml"]) == 2
    told = capsys.readouterr().err
    found = re.findall(r"pyproject\.toml:(\d+):(\d+): error: .*\[([a-z-]+)\]", told)
    assert found == [
        ("5", "1", "unknown-key"),
        ("6", "3", "config"),
        ("7", "1", "config"),
        ("8", "1", "config"),
    ]
    assert "did you mean 'theme'?" in told


def test_a_file_that_is_no_toml_is_told_with_line_and_column(folder, capsys):
    (folder / "briefgen.toml").write_text('out = "out"\nstrict = yes\n', encoding="utf-8")
    assert main(["config", "briefs/brief.yaml"]) == 2
    assert re.search(r"briefgen\.toml:2:\d+: error: TOML cannot read this", capsys.readouterr().err)


@pytest.mark.parametrize(
    "said", ['out = "/x"', 'out = "link"', 'theme = "./house/"', 'template = "a.potx"', 'data = ["/"]']
)
def test_a_file_beside_a_brief_of_others_opens_no_folder_of_mine(folder, said, tmp_path_factory, capsys):
    (folder / "briefs" / "link").symlink_to(tmp_path_factory.mktemp("mine"))
    (folder / "briefs" / "briefgen.toml").write_text(said, encoding="utf-8")
    assert main(["build", "briefs/brief.yaml"]) == 2
    assert "briefgen.toml:1:1: error: " in capsys.readouterr().err
    assert not (folder / "out").exists()


def test_briefs_with_different_files_are_not_built_as_one(folder, capsys):
    other = folder / "others"
    other.mkdir()
    (other / "brief2.yaml").write_text(BRIEF, encoding="utf-8")
    (other / "briefgen.toml").write_text("strict = true\n", encoding="utf-8")
    assert main(["check", "briefs/brief.yaml", "others/brief2.yaml"]) == 2
    assert "different files of defaults" in capsys.readouterr().err


def test_config_says_what_is_in_force_and_where_it_stands(folder, capsys):
    (folder / "briefgen.toml").write_text('# ours\nout = "made"\nstrict = true\n', encoding="utf-8")
    assert main(["config", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {
        "out": {"value": "made", "from": "briefgen.toml:2:1"},
        "strict": {"value": True, "from": "briefgen.toml:3:1"},
    }
    assert main(["config", "briefs/brief.yaml"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(KEYS)
    assert lines[0].endswith("briefgen.toml:2:1")
    assert "not set: " in lines[2]


def test_the_page_has_a_file_with_every_key_that_can_be_used(folder, capsys):
    page = (Path(__file__).parents[1] / "docs" / "ci.md").read_text(encoding="utf-8")
    (folder / "briefgen.toml").write_text(
        re.findall(r"```toml\n(.*?)```", page, re.DOTALL)[0], encoding="utf-8"
    )
    assert main(["config", "--json"]) == 0
    assert json.loads(capsys.readouterr().out).keys() == KEYS.keys()
