"""The help of the commands: their short options, and examples that work as they are typed."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from briefgen.cli.app import _parser, main
from briefgen.cli.commands import WORDS, command_of
from briefgen.cli.parser import FIRST_STEPS, examples_of

BRIEF = """\
meta: {title: Schools of Ayton, language: en, publisher: Ayton Council, date: 2025-12-04}
sources: {council: {title: Annual report}}
metrics: {schools: {label: Schools, unit: schools, values: {2024: 38, 2025: 40}, source: council}}
"""
SHORT = {"--out": "-o", "--quiet": "-q", "--verbose": "-v"}
EXAMPLES = [*FIRST_STEPS, *(line for word in WORDS for line in command_of(word).EXAMPLES)]
RUN = [
    "briefgen check brief.yaml",
    "briefgen facts brief.yaml --json",
    "briefgen themes --json",
    "briefgen eject brief.yaml --dry-run",
    "briefgen diff brief.yaml brief.yaml --json",
]


def _help(*words: str) -> None:
    with pytest.raises(SystemExit):
        main([*words, "--help"])


@pytest.mark.parametrize("word", WORDS)
def test_the_help_of_each_command_ends_with_its_examples(word, capsys):
    _help(word)
    told = capsys.readouterr().out
    examples = command_of(word).EXAMPLES
    assert 2 <= len(examples) <= 4
    shown = told.partition("\nexamples:\n")[2].splitlines()
    assert [line.strip() for line in shown] == list(examples)


def test_a_word_below_a_command_shows_the_examples_that_are_its_own(capsys):
    _help("theme", "check")
    shown = capsys.readouterr().out.partition("\nexamples:\n")[2]
    assert shown.split("\n")[:2] == ["  briefgen theme check govblue", "  briefgen theme check house/"]
    assert "theme new" not in shown


def test_the_help_of_the_program_itself_ends_with_first_steps(capsys):
    _help()
    assert "\nexamples:\n  briefgen build brief.yaml\n" in capsys.readouterr().out
    assert examples_of("briefgen") == FIRST_STEPS


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_can_be_typed(example):
    words = shlex.split(re.split(" [<>] ", example)[0])[1:]
    assert callable(_parser(words).parse_args(words).run)


@pytest.mark.parametrize("example", RUN)
def test_examples_that_need_nothing_but_a_brief_run(example, tmp_path, monkeypatch, capsys):
    (tmp_path / "brief.yaml").write_text(BRIEF, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(shlex.split(example)[1:]) == 0
    told = capsys.readouterr().out
    if "--json" in example:
        json.loads(told)
    assert told


@pytest.mark.parametrize("word", WORDS)
def test_options_that_people_expect_short_are_short_everywhere(word):
    with_parsers = _parser([word])._subparsers
    assert with_parsers is not None
    waiting = [*with_parsers._group_actions[0].choices.values()]
    while waiting:
        for option in waiting.pop()._actions:
            if isinstance(option.choices, dict):
                waiting += option.choices.values()
            for long, short in SHORT.items():
                if long in option.option_strings:
                    assert short in option.option_strings


def test_a_quiet_build_says_nothing(tmp_path, capsys):
    path = Path(tmp_path / "brief.yaml")
    path.write_text(BRIEF, encoding="utf-8")
    assert main(["build", str(path), "-o", str(tmp_path / "out"), "-q"]) == 0
    assert capsys.readouterr() == ("", "")
    assert (tmp_path / "out" / "brief.pptx").is_file()
