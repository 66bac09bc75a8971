"""What the program and its briefs say, language by language: one file each."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import json
import re
import sys
from pathlib import Path
from pkgutil import walk_packages
from string import Formatter
from typing import get_type_hints

import pytest

from briefgen.base.catalogue import LANGUAGES_FOLDER, brief_languages, catalogue
from briefgen.base.diagnostics import Place
from briefgen.base.messages import messages
from briefgen.base.own_files import PACKAGE_FOLDER
from briefgen.base.translate import program_language, tr, tr_n, use_language
from briefgen.brief import naming
from briefgen.brief.nouns import NOUNS
from briefgen.cli.app import main
from briefgen.cli.commands.codes import BAD_INPUT
from briefgen.cli.language import with_language
from briefgen.report.explained import explained

sys.path.append(str(Path(__file__).parents[1] / "scripts"))

FILES = sorted(path.stem for path in LANGUAGES_FOLDER.glob("*.po"))


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("BRIEFGEN_LANG", "")  # put back afterwards: the program tells those that it starts
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


def test_what_messages_call_the_parts_of_a_brief_is_collected_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = set[str]()
    monkeypatch.setattr(naming, "tr", lambda message, **_: said.add(message) or message)
    for cls in _read_from_yaml():
        naming.called(cls)
        for field in (field for field in dataclasses.fields(cls) if field.metadata.get("doc")):
            naming.type_in_words(get_type_hints(cls)[field.name])
    collected = {found.key for found in pytest.importorskip("make_languages").collected()}
    assert {word for word in said if word and word[0] != "`" and (None, word) not in collected} == set()
    assert set(NOUNS) - said == set()


def _read_from_yaml() -> set[type]:
    """Return the classes whose fields are keys of a brief, a theme or a template."""
    found = set[type]()
    for room in ("blocks", "brief", "data", "facts", "model", "template"):
        for module in walk_packages([str(PACKAGE_FOLDER / room)], f"briefgen.{room}."):
            own = vars(importlib.import_module(module.name)).values()
            found |= {each for each in own if isinstance(each, type) and dataclasses.is_dataclass(each)}
    return {cls for cls in found if any(field.metadata.get("doc") for field in dataclasses.fields(cls))}


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


@pytest.mark.parametrize("tag", ["zh"])
def test_every_message_of_the_program_is_translated(tag: str) -> None:
    make = pytest.importorskip("make_languages")
    left = make.untranslated(make.merged(tag, make.collected()))
    assert left == [], "new messages: `python scripts/make_languages.py --missing` lists them"


@pytest.mark.parametrize("tag", ["zh"])
def test_a_translated_message_has_the_fields_of_the_english_one(tag: str) -> None:
    make = pytest.importorskip("make_languages")
    for message in make.read(LANGUAGES_FOLDER / f"{tag}.po"):
        english = [message.id] if isinstance(message.id, str) else list(message.id)
        said = [message.string] if isinstance(message.string, str) else list(message.string)
        known = set().union(*map(fields_of, english))
        assert all(fields_of(each) <= known for each in said if each), message.id
        assert all(fields_of(english[-1]) <= fields_of(each) | {"number"} for each in said if each), (
            message.id
        )


def fields_of(message: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(message) if name}
    except ValueError:  # no template: it has braces of YAML in it
        return set()


def test_argparse_speaks_the_program_s_language(spoken, capsys) -> None:
    with pytest.raises(SystemExit):
        main(["chekc", "--lang", "zh"])
    said = capsys.readouterr().err
    assert said.startswith("用法：briefgen")
    assert "没有这个选择：'chekc'" in said
    assert "是不是 'check'？" in said


MISTAKES = """\
meta: {title: 图书馆, language: zh, sorce: x}
metrics:
  visits: {label: 到馆, unit: 万人次, source: report, values: {2023: 84, 2025: 五}}
  loans: {unit: 册, claims: [{growth: 32, since: 2023}], values: [1, 2], kind: number}
sources: {report: {titel: 年报}}
deck:
  - {title: "{visit}增长", blocks: [{colum: visits}, {kpi: 5}, {line: {metrics: visits, periods: 20255}}]}
"""
SPOKEN = re.compile(r"[\u4e00-\u9fff]")


def test_what_is_wrong_with_a_brief_is_said_in_chinese_and_places_and_codes_stay(
    spoken, tmp_path, capsys
) -> None:
    brief = tmp_path / "b.yaml"
    brief.write_text(MISTAKES, "utf-8")
    problems = {}
    for language in ("en", "zh"):
        main(["check", str(brief), "--json", "--lang", language])
        problems[language] = json.loads(capsys.readouterr().out)["problems"]
    same = [
        {key: each[key] for key in ("file", "line", "column", "severity", "code")} for each in problems["en"]
    ]
    assert [{key: each[key] for key in same[0]} for each in problems["zh"]] == same
    assert len(same) > 5
    for each in problems["zh"]:
        assert SPOKEN.search(each["message"]), each
        assert SPOKEN.search(each["hint"]) or not re.search(r"[a-z]{3,} [a-z]{2,}", each["hint"]), each


def test_a_build_makes_the_same_files_whatever_the_program_speaks_and_remembers_no_words(
    spoken, tmp_path, capsys
) -> None:
    brief = tmp_path / "b.yaml"
    brief.write_text(
        "meta: {title: A}\nmetrics: {visits: {label: Visits, unit: x, values: {2024: 3, 2025: 4}}}\n"
        "deck: [{title: T, blocks: [{line: {metrics: visits, mark: turn}}, {bar: visits}]}]\n"
    )
    made = {}
    for language in ("en", "zh", "en"):
        main(["build", str(brief), "--out", str(tmp_path / "out"), "--format", "pptx", "--lang", language])
        said = capsys.readouterr()
        told = said.out + said.err
        assert bool(re.search(r"警告|已构建", told)) == (language == "zh"), told
        assert bool(re.search(r"warning|built", told)) == (language == "en"), told
        made[language] = (tmp_path / "out" / "b.pptx").read_bytes()
    assert made["zh"] == made["en"]


def test_a_row_of_a_batch_that_fails_says_why_in_the_language_of_its_job(spoken, tmp_path) -> None:
    from briefgen.pipeline.batch.job import Job
    from briefgen.pipeline.batch.work import work
    from briefgen.pipeline.build import Options

    for language, said in (("zh", "没有这个文件"), ("en", "there is no such file")):
        job = Job(
            number=1, name="a", place=Place("t.csv", 2, 1), brief=str(tmp_path / "none.yaml"),
            options=Options(), out=str(tmp_path), program="", language=language,
        )  # fmt: skip
        assert said in work(job).problems[0].message


def test_a_file_read_in_a_process_of_its_own_is_told_of_in_the_program_s_language(spoken) -> None:
    from briefgen.runtime.package import UnreadableError
    from briefgen.verify.apart import read_apart

    spoken("zh")
    with pytest.raises(UnreadableError, match="不是 PDF 文件"):
        read_apart(b"no pdf", "a.pdf")


def test_every_code_is_explained_in_chinese_with_the_same_example_of_a_command() -> None:
    english, chinese = explained("en"), explained("zh")
    assert list(chinese) == list(english)
    for code, each in chinese.items():
        assert SPOKEN.search(each.cause), code
        assert SPOKEN.search(each.cure), code
        assert not each.cure.startswith(("Cure", each.head)), code
        assert set(re.findall(r"`[^`]+`", each.cause + each.cure)) <= set(
            re.findall(r"`[^`]+`", english[code].cause + english[code].cure)
        ), code


def test_explain_speaks_the_language_that_is_asked_for(spoken, capsys) -> None:
    main(["explain", "claim", "--lang", "zh"])
    assert "对策：" in capsys.readouterr().out
    main(["explain", "claim", "--lang", "en"])
    assert "Cure: " in capsys.readouterr().out


def test_each_field_of_a_message_is_given() -> None:
    lacking = [
        f"{path.name}:{call.lineno}: {missing}"
        for path in PACKAGE_FOLDER.rglob("*.py")
        if "tr(" in (source := path.read_text("utf-8"))
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "tr"
        if (missing := _fields(call.args[0]) - {each.arg for each in call.keywords})
        and call.keywords
        and all(each.arg for each in call.keywords)
    ]
    assert lacking == []


def _fields(message: ast.expr) -> set[str]:
    """Return the fields that a message names where it stands in the call."""
    text = message.value if isinstance(message, ast.Constant) else ""
    return {re.split(r"[.\[]", name)[0] for _, name, _, _ in Formatter().parse(str(text)) if name}


def test_what_themes_and_examples_show_is_told_in_chinese_too(capsys, spoken):
    assert main(["--lang", "zh", "themes"]) == main(["--lang", "zh", "examples"]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if "  " in line]
    assert len(lines) > 10
    assert all(re.search("[\u4e00-\u9fff]", line) for line in lines)
