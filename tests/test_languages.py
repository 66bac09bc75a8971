"""What the program and its briefs say, language by language: one file each."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from briefgen.base.catalogue import LANGUAGES_FOLDER, brief_languages, catalogue
from briefgen.base.messages import messages
from briefgen.base.translate import program_language, tr, tr_n, use_language
from briefgen.cli.app import main
from briefgen.cli.commands.codes import BAD_INPUT
from briefgen.cli.language import with_language

sys.path.append(str(Path(__file__).parents[1] / "scripts"))

FILES = sorted(path.stem for path in LANGUAGES_FOLDER.glob("*.po"))


@pytest.fixture
def spoken():
    before = program_language()
    yield use_language
    use_language(before)


@pytest.mark.parametrize("tag", FILES)
def test_a_language_s_file_has_the_texts_of_the_code_and_is_compiled(tag: str) -> None:
    make = pytest.importorskip("make_languages")
    catalog = make.merged(tag, make.collected())
    assert (LANGUAGES_FOLDER / f"{tag}.po").read_text("utf-8") == make.text_of(catalog), (
        "run make_languages.py"
    )
    assert (LANGUAGES_FOLDER / f"{tag}.mo").read_bytes() == make.compiled(catalog), "run make_languages.py"


@pytest.mark.parametrize(
    ("words", "environ", "language"),
    [
        (["check", "a.yaml"], {}, "en"),
        (["check", "a.yaml", "--lang", "zh"], {"LANG": "en_GB.UTF-8"}, "zh"),
        (["--lang=zh-CN", "check", "a.yaml"], {}, "zh"),
        (["check", "a.yaml"], {"BRIEFGEN_LANG": "zh", "LC_ALL": "C"}, "zh"),
        (["check", "a.yaml"], {"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        (["check", "a.yaml"], {"LC_ALL": "", "LC_MESSAGES": "zh_TW.UTF-8"}, "zh"),
        (["check", "a.yaml"], {"LANG": "pt_BR.UTF-8"}, "en"),
        (["check", "a.yaml"], {"LANG": "C"}, "en"),
    ],
)
def test_the_program_speaks_the_language_that_is_asked_for_or_the_locale_s(
    words: list[str], environ: dict[str, str], language: str, spoken
) -> None:
    assert with_language(words, environ) == ["check", "a.yaml"]
    assert program_language() == language


def test_a_language_that_it_does_not_speak_is_refused_with_those_that_it_does(capsys) -> None:
    assert main(["themes", "--lang", "tlh"]) == BAD_INPUT
    assert "no messages in 'tlh'; allowed: en (English), zh (中文)" in capsys.readouterr().err


def test_words_behind_two_dashes_are_left_alone(spoken) -> None:
    assert with_language(["check", "--", "--lang", "zh"], {}) == ["check", "--", "--lang", "zh"]


def test_a_message_that_is_not_translated_is_said_in_english_with_its_fields(spoken) -> None:
    spoken("zh")
    assert tr("no such text {here!r}", here="x") == "no such text 'x'"
    assert tr_n("{number} thing", "{number} things", 2) == "2 things"


def test_traditional_chinese_is_one_file_for_all_its_regions() -> None:
    assert {"zh-CN", "en", "zh-TW", "zh-HK", "de", "fr"} == set(brief_languages())
    assert catalogue("zh-HK").gettext("") == catalogue("zh_TW.UTF-8").gettext("")
    assert messages("zh-CN").source == "来源："
