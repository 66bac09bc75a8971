"""`briefgen new block NAME`: what it writes is a word at once, with an example and a test that pass."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.cli.app import main

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with a new word in it."""
    folder = tmp_path_factory.mktemp("new")
    shutil.copytree(ROOT / "briefgen", folder / "briefgen", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "templates", folder / "templates")
    (folder / "tests").mkdir()
    for name in ("blocks_kit.py", "conftest.py"):
        shutil.copy(ROOT / "tests" / name, folder / "tests" / name)
    assert main(["new", "block", "key_line", "--into", str(folder)]) == 0
    return folder


def python(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_its_own_test_passes(checkout: Path) -> None:
    done = python(checkout, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/test_blocks_key_line.py")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "5 passed" in done.stdout


def test_it_takes_what_all_blocks_share_from_their_base_class(checkout: Path) -> None:
    text = (checkout / "briefgen" / "blocks" / "key_line.py").read_text(encoding="utf-8")
    assert "class KeyLine(BlockBase):" in text
    assert "stretch" not in text
    assert "place: Place\n" not in text


def test_the_gallery_shows_it(checkout: Path) -> None:
    done = python(checkout, "-m", "briefgen", "gallery", "key_line")
    assert (done.returncode, done.stderr) == (0, "")
    assert (checkout / "out" / "gallery.pptx").read_bytes().startswith(b"PK")


def test_what_is_written_keeps_the_house_style(checkout: Path) -> None:
    config = ["--no-cache", "--config", str(ROOT / "pyproject.toml")]
    paths = [
        str(checkout / "briefgen" / "blocks" / "key_line.py"),
        str(checkout / "tests" / "test_blocks_key_line.py"),
    ]
    for command in (["check"], ["format", "--check"]):
        done = python(checkout, "-m", "ruff", *command, *config, *paths)
        assert done.returncode == 0, done.stdout
    types = ["--strict", "--cache-dir", os.devnull, "--follow-imports", "silent", "--no-site-packages"]
    done = python(checkout, "-m", "mypy", *types, paths[0])
    assert done.returncode == 0, done.stdout


def test_a_word_that_is_taken_is_refused_and_nothing_is_written(checkout: Path, capsys) -> None:
    before = sorted(checkout.rglob("*.py"))
    assert main(["new", "block", "quote", "--into", str(checkout)]) == 2
    assert "'quote' is taken" in capsys.readouterr().err
    assert sorted(checkout.rglob("*.py")) == before


@pytest.mark.parametrize("name", ["Key", "key-line", "_key", "9key", "class", "../x", ""])
def test_a_name_that_is_no_word_is_refused(checkout: Path, capsys, name: str) -> None:
    assert main(["new", "block", name, "--into", str(checkout)]) == 2
    assert "is not a valid name" in capsys.readouterr().err


def test_a_folder_that_is_no_checkout_is_refused(tmp_path: Path, capsys) -> None:
    assert main(["new", "block", "key_line", "--into", str(tmp_path)]) == 2
    assert "not a checkout" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
