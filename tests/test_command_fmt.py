"""`briefgen fmt` lays briefs out evenly: twice is once, and what they say and their comments stay."""

from __future__ import annotations

import io
import json
import os
import random
import re
import stat
import sys
from pathlib import Path

import pytest
import yaml
from conftest import ROOT

from briefgen.base.diagnostics import BriefError
from briefgen.brief.node import Mapping
from briefgen.brief.source import parse
from briefgen.brief.tidy.tidied import tidied
from briefgen.cli.app import main

DATA = sorted((ROOT / "data").rglob("*.yaml"))
SNIPPETS = [
    text
    for page in (ROOT / "docs" / "brief-format.md", ROOT / "README.md", ROOT / "docs" / "data.md")
    for text in re.findall(r"```yaml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    if not text.startswith("- ")
]


def fmt(text: str) -> str:
    return tidied(Path("b.yaml"), text.encode()).content.decode()


def littered(text: str, seed: str) -> str:
    """Return a text with comments, blanks and empty lines that mean nothing, at random places."""
    chance, lines = random.Random(seed), []
    for line in text.split("\n"):
        kind = chance.randrange(20)
        if kind == 0 and line.strip() and not line.strip().startswith("#"):
            line += f"  # {kind}"
        elif kind == 1:
            line += " " * chance.randrange(4)
        elif kind == 2:
            lines.append("")
        elif kind == 3:
            lines.append(" " * chance.randrange(9) + "# own ：，“")
        elif kind == 4:
            line = line.replace(": ", ":   ", 1)
        elif kind == 5:
            line = line.replace(", ", ", # x\n" + " " * 20, 1)
        lines.append(line)
    return "\n".join(lines)


def readable(text: str) -> bool:
    try:
        return isinstance(parse(text.encode(), "b.yaml"), Mapping)
    except BriefError:
        return False


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_an_example_says_the_same_and_twice_is_once(path):
    content = tidied(path, path.read_bytes()).content
    assert tidied(path, content).content == content
    assert yaml.load(content, yaml.CBaseLoader) == yaml.load(path.read_bytes(), yaml.CBaseLoader)


def test_snippets_with_litter_in_them_are_laid_out_and_twice_is_once():
    tried = 0
    for number, snippet in enumerate(SNIPPETS):
        for text in (snippet, littered(snippet, f"{number}"), littered(snippet, f"{number} again")):
            if readable(text):
                once = fmt(text)
                assert fmt(once) == once
                assert yaml.load(once, yaml.CBaseLoader) == yaml.load(text, yaml.CBaseLoader)
                tried += 1
    assert tried > 90


UNEVEN = """\
# Figures of the library

metrics:
    visits: { label: Visits,   unit: thousand , values: {2024: 915,2025: 1033} }   # counted at the door


    # loans of books
    loans:
        label: "Books: lent"
        values: {2025:   719}
meta:
   title:    A library
   numerals:
   - a
   # of both
   - b
"""
EVEN = """\
# Figures of the library

meta:
  title: A library
  numerals:
    - a
    # of both
    - b

metrics:
  visits: {label: Visits, unit: thousand, values: {2024: 915, 2025: 1033}}   # counted at the door

  # loans of books
  loans:
    label: "Books: lent"
    values: {2025: 719}
"""


def test_indents_spaces_and_order_are_the_documentations():
    assert fmt("\n".join(UNEVEN.split("\n")[2:])) == "\n".join(EVEN.split("\n")[2:])


def test_the_order_stays_where_a_comment_might_belong_elsewhere():
    assert fmt(UNEVEN).index("metrics:") < fmt(UNEVEN).index("meta:")
    apart = "theme: serif\n\n# Part two\n\nmeta: {title: A}\n"
    assert fmt(apart) == apart


@pytest.mark.parametrize(
    "value",
    ['"12:30"', "'no'", "no", "1e3", "12:30", "~", "null", '""', "0o17", "1_000", "1.10", "'1,5'", "007",
     "🎉 ok",
     '"\\U0001F389"', "“quoted”", ".5", "+5", "C# and F#"],
)  # fmt: skip
def test_a_value_is_written_as_it_was(value):
    for text in (
        f"meta: {{title: A}}\nnumerals: [{value}, b]\n",
        f"meta: {{title: A}}\n\nnumerals:\n  - {value}\n  - b\n",
    ):
        assert fmt(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "meta:\n  title: |\n    a\n      b\n\n    c\n  kicker: d\n",
        "meta:\n  title: >-  # folded\n    a\n    b\n",
        'meta:\n  title: "a \\\n    b"\n  kicker: d\n',
        "meta:\n  title: 第一行，\n    第二行\n  kicker: d\n",
        "meta:\n  title:\n    a very long text that goes on,\n    in a second line\n",
        "meta: {title: A}\n\nnumerals: [\n  a,  # first\n  # own\n  b\n]\n",
        "---\nmeta: {title: A}\n...\n",
        "# yaml-language-server: $schema=x.json\nmeta: {title: A}\n",
        "meta:\n  title: A\u00a0\n",
    ],
)
def test_texts_of_several_lines_and_comments_in_brackets_stay(text):
    assert fmt(text) == text


def test_what_stands_in_brackets_on_too_wide_a_line_becomes_lines():
    wide = (
        "meta: {title: A}\nsources: {r: {title: "
        + "Very long words " * 4
        + "x, publisher: "
        + "Y " * 30
        + "}}\n"
    )
    assert fmt(wide) == (
        "meta: {title: A}\n\nsources:\n  r:\n    title: " + "Very long words " * 4 + "x\n    publisher: "
        + ("Y " * 30).strip() + "\n"
    )  # fmt: skip
    many = "metrics: {a: {label: A, values: {" + ", ".join(f"20{at}: {at}" for at in range(10, 50)) + "}}}\n"
    assert max(map(len, fmt(many).split("\n"))) <= 120
    assert len(fmt(many).split("\n")) < 14


def test_full_width_marks_that_are_yamls_own_are_mended_and_counted(tmp_path, capsys):
    path = tmp_path / "b.yaml"
    path.write_text(
        "meta：\n  title：甲：乙\nmetrics:\n  a: {label: 甲，unit：人，values：{2023：840，2024：915}}\n",
        "utf-8",
    )
    assert main(["fmt", str(path)]) == 0
    said = "meta:\n  title: 甲：乙\n\nmetrics:\n  a: {label: 甲, unit: 人, values: {2023: 840, 2024: 915}}\n"
    assert path.read_text("utf-8") == said
    assert "full-width marks written as YAML's own" in capsys.readouterr().out


def test_a_file_that_yaml_cannot_read_is_reported_as_check_does_and_stays(tmp_path, capsys):
    bad, good = tmp_path / "a.yaml", tmp_path / "b.yaml"
    bad.write_text("meta:\n\ttitle: A\n")
    good.write_text("meta:   {title: A}\n")
    assert main(["fmt", str(bad), str(good)]) == 2
    assert "a tab indents this line" in capsys.readouterr().err
    assert bad.read_text() == "meta:\n\ttitle: A\n"
    assert good.read_text() == "meta: {title: A}\n"
    for text in ("- a\n- b\n", "meta: &a {title: A}\n", "meta:\n  title: |2\n      A\n", "? - a\n: b\n"):
        with pytest.raises(BriefError):
            fmt(text)


def test_check_names_what_would_change_and_writes_nothing(tmp_path, capsys):
    even, uneven = tmp_path / "a.yaml", tmp_path / "b.yaml"
    even.write_text("meta: {title: A}\n")
    uneven.write_text("meta: { title: A }\n")
    assert main(["fmt", "--check", str(even)]) == 0
    assert main(["fmt", "--check", "--diff", str(tmp_path)]) == 1
    shown = capsys.readouterr().out
    assert "b.yaml: would be laid out" in shown
    assert "-meta: { title: A }\n+meta: {title: A}\n" in shown
    assert "a.yaml" not in shown
    assert uneven.read_text() == "meta: { title: A }\n"


def test_standard_input_is_printed_laid_out(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"meta: { title: A }\n"), encoding="utf-8"))
    assert main(["fmt", "-"]) == 0
    assert capsys.readouterr().out == "meta: {title: A}\n"


def test_line_ends_mark_mode_and_link(tmp_path):
    path, link = tmp_path / "b.yaml", tmp_path / "link.yaml"
    path.write_bytes(b"\xef\xbb\xbfmeta:\r\n   title: A  \r\n")
    path.chmod(0o640)
    link.symlink_to(path)
    assert main(["fmt", str(link)]) == 0
    assert path.read_bytes() == b"meta:\n  title: A\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert len(os.listdir(tmp_path)) == 2


def test_json_says_which_briefs_changed(tmp_path, capsys):
    (tmp_path / "b.yaml").write_text("meta: { title: A }\n")
    (tmp_path / "c.yaml").write_text("meta: [\n")
    assert main(["fmt", "--json", "--check", str(tmp_path)]) == 2
    said = json.loads(capsys.readouterr().out)
    assert [(Path(each["brief"]).name, each["changed"]) for each in said["briefs"]] == [("b.yaml", True)]
    assert said["problems"][0]["code"] == "syntax"
    assert said["written"] is False
