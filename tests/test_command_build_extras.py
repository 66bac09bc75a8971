"""`briefgen build` with --print, --profile, --grey and --manifest: what is written, said and refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pdf_scenes import opened

from briefgen.cli.app import main

BRIEF = """\
meta: {title: 科技企业简报, date: 2025-12-04}
metrics:
  sme: {label: 科技型中小企业, unit: 家, values: {2020: 5284, 2025: 9776}}
  hightech: {label: 高新技术企业, unit: 家, values: {2020: 4385, 2025: 8683}}
"""


@pytest.fixture
def brief(brief_file) -> Path:
    return brief_file(BRIEF)


def test_each_adds_its_files_to_deck_and_page(brief, tmp_path):
    out = tmp_path / "out"
    assert main(["build", str(brief), "--out", str(out), "--print", "--grey", "--manifest", "--quiet"]) == 0
    assert sorted(path.name for path in out.iterdir() if not path.name.startswith(".")) == [
        "brief-grey.pdf",
        "brief-grey.png",
        "brief-print.pdf",
        "brief.manifest.json",
        "brief.pdf",
        "brief.pptx",
    ]
    assert "/BleedBox" in opened((out / "brief-print.pdf").read_bytes()).pages[0]


def test_the_manifest_names_a_theme_and_what_it_extends(brief, tmp_path):
    out = tmp_path / "out"
    main(
        [
            "build",
            str(brief),
            "--out",
            str(out),
            "--theme",
            "dark",
            "--format",
            "pptx",
            "--manifest",
            "--quiet",
        ]
    )
    manifest = json.loads((out / "brief.manifest.json").read_text(encoding="utf-8"))
    assert [theme["name"] for theme in manifest["themes"]] == ["dark", "govblue"]
    assert list(manifest["outputs"]) == ["brief.pptx"]


def test_without_them_nothing_is_added(brief, tmp_path):
    assert main(["build", str(brief), "--out", str(tmp_path / "out"), "--format", "pdf", "--quiet"]) == 0
    assert [p.name for p in (tmp_path / "out").iterdir() if not p.name.startswith(".")] == ["brief.pdf"]


def test_the_preflight_is_printed(brief, tmp_path, capsys):
    main(["build", str(brief), "--out", str(tmp_path / "out"), "--print"])
    said = capsys.readouterr().out
    assert "trim 210.0 x 297.0 mm, bleed 3.0 mm, crop marks" in said
    assert "no PDF/X is claimed" in said


def test_a_profile_that_is_none_is_refused_before_anything_is_built(brief, tmp_path, capsys):
    (tmp_path / "shop.icc").write_bytes(b"not a profile")
    arguments = ["build", str(brief), "--out", str(tmp_path / "out"), "--print", "--profile"]
    (tmp_path / "empty.icc").write_bytes(b"")
    (tmp_path / "folder.icc").mkdir()
    causes = {
        "shop.icc": "it is not an ICC profile",
        "Shop.icc": f"there is no such file; did you mean {tmp_path / 'shop.icc'}?",
        "missing-one.icc": "there is no such file",
        "empty.icc": "it is empty",
        "folder.icc": "it is not a file",
    }
    for name, cause in causes.items():
        assert main([*arguments, str(tmp_path / name)]) == 2
        said = capsys.readouterr().err
        assert f"{name} cannot be used as a colour profile: {cause}\n" in said
    srgb = Path(__file__).parents[1] / "briefgen" / "render" / "pdf" / "srgb.icc"
    assert main([*arguments, str(srgb)]) == 2
    assert "its colours are RGB, not CMYK" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_profile_needs_a_press(brief, tmp_path, capsys):
    assert main(["build", str(brief), "--out", str(tmp_path / "out"), "--profile", "a.icc"]) == 2
    assert "--profile says how to print: it needs --print" in capsys.readouterr().err
