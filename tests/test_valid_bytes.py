"""The same brief gives the same bytes: elsewhere, at another time, in another language, with any cache."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import made_kit
import make_hashes
import pytest
from conftest import take_pictures
from valid_kit import NAMES, ROOT, measured, product

from briefgen.base.content_hash import content_hash
from briefgen.model.memory import own_memory
from briefgen.pipeline.scenes import imprint_date
from briefgen.render.pdf import objects, paint as paint_pdf
from briefgen.render.pptx import paint as paint_pptx

PROGRAM = """\
import sys, time
shift = float(sys.argv.pop(1))
now, local, universal = time.time, time.localtime, time.gmtime
time.time = lambda: now() + shift
time.localtime = lambda seconds=None: local(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: universal(time.time() if seconds is None else seconds)
from briefgen.cli.app import main
sys.exit(main(sys.argv[1:]))
"""
IDLE = {"python", "numpy", "zlib"}
"""What has been seen in other versions to make the same files; zlib only changes how they are compressed."""
A_YEAR = 365 * 86400
LATER, OLDER = "another time zone, language and hash seed, a year later", "an older processor, no UTF-8"
ELSEWHERE: dict[str, dict[str, Any]] = {
    LATER: {
        "shift": A_YEAR,
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "tr_TR.UTF-8",
        "LANGUAGE": "tr",
        "PYTHONHASHSEED": "4711",
    },
    OLDER: {
        "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX,-AVX2,-FMA,-FMA4",
        "NPY_DISABLE_CPU_FEATURES": "X86_V3 X86_V4",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    },
}


def built(brief: Path, folder: Path, *, shift: float = 0.0, cwd: Path = ROOT, **changed: str):
    """Build in a process of its own; return each file's hash."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **changed}
    program = [
        sys.executable,
        "-c",
        PROGRAM,
        str(shift),
        "build",
        str(brief),
        "--out",
        str(folder),
        *make_hashes.ALL,
    ]
    subprocess.run(program, cwd=cwd, env=environment, check=True, capture_output=True)
    return hashed({path.name: path.read_bytes() for path in sorted(folder.iterdir())})


def hashed(files: dict[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


def same(where: str, made: dict[str, str], first: dict[str, str]) -> None:
    """Fail unless two builds made the same files of the same bytes."""
    alike = sum(made.get(name) == value for name, value in first.items())
    measured("bytes", where=where, files=len(first), same=alike)
    assert made == first


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("brief")
    take_pictures(folder)
    return Path(shutil.copy(ROOT / "data" / "library.yaml", folder))


@pytest.fixture(scope="module")
def first() -> dict[str, str]:
    """The build among all examples, which filled the cache: all others are measured by it."""
    return hashed(made_kit.examples().of("library"))


@pytest.mark.slow
def test_it_does_not_matter_when_it_is_built_and_where_on_earth(brief, first, tmp_path):
    assert len(first) > 10
    same(LATER, built(brief, tmp_path / "out", **ELSEWHERE[LATER]), first)


@pytest.mark.slow
def test_it_does_not_matter_on_what_machine_or_whence_or_from_a_cold_cache(brief, first, tmp_path):
    (elsewhere := tmp_path / "else" / "where").mkdir(parents=True)
    shutil.copy(brief, elsewhere)
    take_pictures(elsewhere)
    cold, out = tmp_path / "cold", tmp_path / "out"
    made = built(Path(brief.name), out, cwd=elsewhere, BRIEFGEN_CACHE=str(cold), **ELSEWHERE[OLDER])
    same(f"{OLDER}, another folder, a cold cache", made, first)


@pytest.mark.slow
def test_the_manifest_names_what_went_in_and_what_came_out(brief, first):
    text = made_kit.examples().files["library.manifest.json"].decode("utf-8")
    manifest = json.loads(text)
    assert manifest["brief"]["sha256"] == hashlib.sha256(brief.read_bytes()).hexdigest()
    assert manifest["brief"]["date"] == "2026-01-15"
    listed = {name: entry["sha256"] for name, entry in manifest["outputs"].items()}
    assert listed == {name: value for name, value in first.items() if not name.endswith(".json")}
    assert set(manifest["fonts"]) == {"NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"}
    assert {"briefgen", "python", "python-pptx", "reportlab"} <= set(manifest["made_with"])
    assert str(ROOT) not in text
    assert "/" not in text.replace("python-pptx", "")


@pytest.mark.slow
def test_another_machine_made_the_same():
    expected = json.loads(make_hashes.EXPECTED.read_text(encoding="utf-8"))
    found = make_hashes.compared(expected, made_kit.examples().record)
    others = {name: version for name, version in found["with"].items() if name not in IDLE}
    if found["differing"] and others:
        pytest.skip(f"{len(found['differing'])} files differ, and so do libraries: {others}")
    assert found["differing"] == [], "what is built has changed: run scripts/make_hashes.py"
    assert found["same content"] == found["files"] > 50
    if "zlib" not in found["with"]:
        assert found["same bytes"] == found["files"]


def test_a_file_that_is_not_as_expected_is_named():
    def made(**outputs: str) -> dict[str, object]:
        entries = {name: {"sha256": value, "content_sha256": value[:1]} for name, value in outputs.items()}
        return {"made_with": {"zlib": "1"}, "outputs": entries}

    found = make_hashes.compared(made(a="1", b="2", c="3", d="41"), made(a="1", b="9", e="3", d="42"))
    assert found["differing"] == ["b", "c", "e"]
    assert (found["same bytes"], found["same content"], found["files"]) == (1, 2, 4)


@pytest.mark.parametrize("paint", [paint_pptx, paint_pdf], ids=["pptx", "pdf"])
def test_a_files_content_is_the_same_however_it_is_compressed(paint, monkeypatch):
    scene = product(NAMES[0]).deck
    usual = paint(scene)
    packer = zlib.compressobj
    monkeypatch.setattr(zlib, "compressobj", lambda *_, **__: packer(1, zlib.DEFLATED, -15))
    monkeypatch.setattr(objects, "COMPRESSION_LEVEL", 1)
    with own_memory():
        other = paint(scene)
    assert other != usual
    assert content_hash(other) == content_hash(usual)
    changed = replace(scene, imprint=replace(scene.imprint, title="else"))
    assert content_hash(paint(changed)) != content_hash(usual)


def test_a_brief_without_a_date_takes_that_of_the_source(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764806400")
    assert imprint_date("") == "2025-12-04"
    assert imprint_date("2024-02-29") == "2024-02-29"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert imprint_date("") == "1980-01-01"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert imprint_date("") == "1980-01-01"
