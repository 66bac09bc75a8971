"""Mistakes that users make: each message names the place, the cause and the cure."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import yaml
from PIL import Image

from briefgen.cli.app import main

TABLES = Path(__file__).parent / "mistakes"
BRIEF = """\
meta:
  title: The city library in 2025
  language: en
  date: 2026-01-15
sources:
  report: {title: Annual report}
metrics:
  visits:
    label: Visits
    unit: thousand
    kind: amount
    values: {2024: 915, 2025: 1033}
    claims: [{growth: 13, since: 2024}]
    source: report
  loans: {label: Books lent, unit: thousand, kind: amount, values: {2024: 680, 2025: 719}, source: report}
deck:
  - title: "Visits reached {visits}"
    blocks: [{column: visits}]
"""
TYPED = "values: {2024: 915, 2025: 1033}\n    claims: [{growth: 13, since: 2024}]"


def listed(name: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = yaml.safe_load((TABLES / name).read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mistakes")
    for name in ("pictures", "pale", "empty", "taken/brief.pptx"):
        (folder / name).mkdir(parents=True)
    for name in ("pictures/lake.png", "shelf.png"):
        Image.new("RGB", (40, 30), "red").save(folder / name)
    book = openpyxl.Workbook()
    book.active.title = "Jan"
    book.create_sheet("Feb").append(["year", "visits"])
    book.save(folder / "book.xlsx")
    texts = {
        "t.csv": "year,visits,site\n2024,915,Northgate\n2025,1033,Northgate\n",
        "bad.csv": "year,visits\n2024,915\n2025,many\n",
        "pale/theme.yaml": 'extends: govblue\npalette: {ink: "#DDDDDD"}\n',
        "note.txt": "hello\n",
        "empty.yaml": "",
    }
    for name, text in texts.items():
        (folder / name).write_text(text)
    (folder / "utf16.yaml").write_bytes(BRIEF.encode("utf-16"))
    (folder / "gbk.yaml").write_bytes("meta: {title: 图书馆}\n".encode("gbk"))
    return folder


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    try:
        code = main([*words])
    except SystemExit as ended:
        code = int(ended.code or 0)
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    return f"{code}\n{said.out}{said.err}"


@pytest.mark.parametrize("mistake", listed("briefs.yaml"), ids=lambda each: each["name"])
def test_a_mistake_in_a_brief_is_told_at_its_place_with_cause_and_cure(
    mistake: dict[str, str], home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if "table" in mistake:
        data = f"data: {{t: {{file: {mistake['table']}}}}}\nmetrics:\n"
        text = BRIEF.replace("metrics:\n", data, 1).replace(TYPED, f"from: {mistake['from']}")
    else:
        text = BRIEF.replace(mistake["old"], mistake["new"], 1)
    assert text != BRIEF
    monkeypatch.chdir(home)
    Path("brief.yaml").write_text(text, encoding="utf-8")
    said = told(capsys, "check", "brief.yaml").splitlines()
    place = mistake["place"] if mistake["place"][0].isalpha() else f"brief.yaml:{mistake['place']}"
    at = next(number for number, line in enumerate(said) if line.startswith(f"{place}: "))
    end = next(number for number in range(at + 1, len(said)) if not said[number].startswith("    "))
    whole = "\n".join(said[at:end])
    assert mistake["cause"] in said[at]
    assert any(cure in whole for cure in mistake["cure"].split("|"))


@pytest.mark.parametrize("mistake", listed("command_line.yaml"), ids=lambda each: each["name"])
def test_a_mistake_on_the_command_line_is_told_with_cause_and_cure(
    mistake: dict[str, str], home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(home)
    Path("brief.yaml").write_text(BRIEF, encoding="utf-8")
    said = told(capsys, *mistake["words"].split())
    assert said[0] in "12"
    assert mistake["cause"] in said
    assert mistake["cure"] in said
