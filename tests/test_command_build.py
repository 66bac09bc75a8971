"""`briefgen build`: what it writes, says and refuses, as a user at a shell sees it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen import __version__
from briefgen.cli.app import main

Write = Callable[[str], Path]
SMALL = """\
meta: {title: 科技企业简报, date: 2025-12-04}
metrics:
  sme: {label: 科技型中小企业, unit: 家, values: {2020: 5284, 2025: 9776}}
  hightech: {label: 高新技术企业, unit: 家, values: {2020: 4385, 2025: 8683}}
"""


def build(path: Path, out: Path, *more: str) -> int:
    return main(["build", str(path), "--out", str(out), *more])


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_it_writes_deck_and_page_and_says_so(
    brief_file: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(brief_file(SMALL), tmp_path / "out") == 0
    said = capsys.readouterr().out
    assert sorted(contents(tmp_path / "out")) == ["brief.pdf", "brief.pptx"]
    assert "brief.pptx" in said
    assert "slides" in said
    assert "0 warnings" in said


def test_quiet_says_nothing(brief_file: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(brief_file(SMALL), tmp_path / "out", "--quiet") == 0
    assert capsys.readouterr() == ("", "")


def test_png_gives_a_picture_of_the_page_and_of_every_slide(brief_file: Write, tmp_path: Path) -> None:
    assert build(brief_file(SMALL), tmp_path / "out", "--format", "png") == 0
    pictures = contents(tmp_path / "out")
    assert "brief-page.png" in pictures
    assert "brief-slide-01.png" in pictures
    assert all(picture.startswith(b"\x89PNG") for picture in pictures.values())


def batch(folder: Path, **texts: str) -> list[str]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return [str(folder / f"{name}.yaml") for name in texts]


def test_several_briefs_are_built_in_one_go_as_each_is_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {name: SMALL.replace("科技企业简报", f"{name}区简报") for name in "甲乙丙"}
    for path in batch(tmp_path, **texts):
        assert build(Path(path), tmp_path / "alone") == 0
    capsys.readouterr()
    assert main(["build", *batch(tmp_path, **texts), "--out", str(tmp_path / "together")]) == 0
    assert len(contents(tmp_path / "together")) == 6
    assert contents(tmp_path / "together") == contents(tmp_path / "alone")
    assert "3 briefs: 3 built, 0 not built" in capsys.readouterr().out


def test_briefs_that_fail_stop_no_other_and_all_say_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = batch(tmp_path, one="meta: {}", two=SMALL, three=SMALL + "  a: {lable: x}\n", four=SMALL)
    assert main(["build", *paths, "--out", str(tmp_path / "out"), "--format", "pdf"]) == 2
    said = capsys.readouterr()
    assert sorted(contents(tmp_path / "out")) == ["four.pdf", "two.pdf"]
    assert f"{paths[0]}: not built" in said.err
    assert f"{paths[2]}:5:" in said.err
    assert "4 briefs: 2 built, 2 not built" in said.out


@pytest.mark.parametrize(
    ("first", "second", "more"),
    [
        ("a/brief.yaml", "b/brief.yaml", ()),
        ("a/brief.yaml", "a/brief.yaml", ()),
        ("a/Brief.yaml", "b/brief.yml", ()),
        ("a/caf\u00e9.yaml", "b/cafe\u0301.yaml", ()),
        ("brief.yaml", "brief-print.yaml", ("--print",)),
        ("brief-grey.yaml", "brief.yaml", ("--grey",)),
    ],
)
def test_two_briefs_that_would_write_the_same_files_are_refused_before_any_is_built(
    first: str, second: str, more: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in (first, second):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(SMALL, encoding="utf-8")
    paths = [str(tmp_path / first), str(tmp_path / second)]
    assert main(["build", *paths, "--out", str(tmp_path / "out"), *more]) == 2
    said = capsys.readouterr().err
    assert all(path in said for path in paths)
    assert "--out" in said
    assert not (tmp_path / "out").exists()


def test_names_that_only_look_alike_are_no_clash(tmp_path: Path) -> None:
    paths = batch(tmp_path, **{"brief": SMALL, "brief-print": SMALL})
    assert main(["build", *paths, "--out", str(tmp_path / "out"), "--format", "pdf", "--quiet"]) == 0


def test_the_same_brief_gives_the_same_bytes(brief_file: Write, tmp_path: Path) -> None:
    path = brief_file(SMALL)
    for name, seed, zone in (("a", "1", "UTC"), ("b", "2", "Asia/Shanghai")):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "BRIEFGEN_CACHE": str(tmp_path / name),
        }
        command = [
            sys.executable,
            "-m",
            "briefgen",
            "build",
            str(path),
            "--out",
            str(tmp_path / f"out-{name}"),
        ]
        subprocess.run([*command, "--format", "pptx,pdf,png", "--quiet"], check=True, env=environment)
    assert contents(tmp_path / "out-a") == contents(tmp_path / "out-b")


def test_the_theme_can_be_chosen_at_the_shell(brief_file: Write, tmp_path: Path) -> None:
    path = brief_file(SMALL)
    assert build(path, tmp_path / "blue", "--quiet") == 0
    assert build(path, tmp_path / "paper", "--theme", "newsprint", "--quiet") == 0
    assert contents(tmp_path / "blue") != contents(tmp_path / "paper")


BAD = {
    "missing key": ("metrics: {}\n", "missing-key", 1),
    "unknown key": ("meta: {title: 甲}\nmetrics:\n  a: {lable: 乙, values: {2025: 1}}\n", "unknown-key", 3),
    "unknown metric": ("meta: {title: '{no_such}'}\n", "no_such", 1),
    "wrong type": ("meta: {title: 甲}\ndeck: 12\n", "type", 2),
    "duplicate key": ("meta: {title: 甲}\nmeta: {title: 乙}\n", "duplicate-key", 2),
    "bad indentation": ("meta:\n  title: 甲\n date: 乙\n", "", 3),
    "tab": ("meta:\n\ttitle: 甲\n", "", 2),
    "missing picture": (
        "meta: {title: 甲}\ndeck:\n  - title: 乙\n    blocks:\n      - picture: {file: gone.png, alt: 丙}\n",
        "picture",
        5,
    ),
    "picture outside": (
        "meta: {title: 甲}\ndeck:\n  - title: 乙\n    blocks:\n      - picture: {file: ../a.png, alt: 丙}\n",
        "",
        5,
    ),
    "unknown theme": ("meta: {title: 甲}\ntheme: govblu\n", "govblue", 2),
    "unknown word": (
        "meta: {title: 甲}\ndeck:\n  - title: 乙\n    blocks: [{colum: a}]\n",
        "unknown-word",
        4,
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_names_its_place_and_leaves_older_outputs_alone(
    name: str, brief_file: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, code, line = BAD[name]
    out = tmp_path / "out"
    out.mkdir()
    (out / "brief.pptx").write_bytes(b"older")
    path = brief_file(text)
    assert build(path, out) == 2
    said = capsys.readouterr().err
    assert f"{path}:{line}:" in said if line else str(path) in said or code in said
    assert code in said
    assert "Traceback" not in said
    assert contents(out) == {"brief.pptx": b"older"}


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        (b"", "empty"),
        ("meta: {title: 甲}".encode("gbk"), "UTF-8"),
        ("meta: {title: 甲}".encode("utf-16"), "UTF-8"),
    ],
    ids=["empty", "gbk", "utf-16"],
)
def test_a_file_that_is_no_text_is_explained(
    content: bytes, hint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "brief.yaml"
    path.write_bytes(content)
    assert build(path, tmp_path / "out") == 2
    assert hint in capsys.readouterr().err


def test_all_problems_are_named_at_once(
    brief_file: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "meta: {titel: 甲}\nmetrics:\n  a: {label: 乙, kind: cuont}\nthem: x\n"
    assert build(brief_file(text), tmp_path / "out") == 2
    said = capsys.readouterr().err
    assert "'titel'" in said
    assert "'cuont'" in said
    assert "'them'" in said


def test_an_unwritable_folder_is_exit_code_one(
    brief_file: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").write_text("a file, not a folder", encoding="utf-8")
    assert build(brief_file(SMALL), tmp_path / "out") == 1
    assert "cannot write" in capsys.readouterr().err


def test_a_folder_in_the_place_of_an_output_is_left_alone(brief_file: Write, tmp_path: Path) -> None:
    taken = tmp_path / "out" / "brief.pdf"
    taken.mkdir(parents=True)
    assert build(brief_file(SMALL), tmp_path / "out", "--quiet") == 1
    assert list(taken.parent.iterdir()) == [taken]


def test_an_unknown_format_is_refused(
    brief_file: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(brief_file(SMALL), tmp_path / "out", "--format", "docx") == 2
    assert "pptx, pdf, html, png" in capsys.readouterr().err


def test_it_says_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert __version__ in capsys.readouterr().out


def test_the_deck_carries_nothing_it_should_not(brief_file: Write, tmp_path: Path) -> None:
    assert build(brief_file(SMALL), tmp_path / "out", "--quiet") == 0
    names = zipfile.ZipFile(tmp_path / "out" / "brief.pptx").namelist()
    assert not [name for name in names if "printerSettings" in name or "thumbnail" in name]
    assert names[0] == "[Content_Types].xml"
