"""What lies beside a brief, or in it, and must not reach an output: remarks, macros, programs, formulas."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import openpyxl
import pikepdf
import pytest
from hostile_cases import META, METRIC, slide
from hostile_files import chunk, exif, photo, png, segment, with_segments
from hostile_kit import Server, unharmed
from ooxml_package import Package
from PIL import Image

SECRET = b"SECRET-7431"
ODD = (
    "evil.potm",
    "macro.pptm",
    "vbaProject.bin",
    "drawing1.vml",
    "oleObject1.bin",
    "master.pptx",
    "__init__.py",
)


def parts_of(deck: Path) -> dict[str, bytes]:
    """Return every part of a deck, and every part of its workbooks."""
    found: dict[str, bytes] = {}
    with zipfile.ZipFile(deck) as archive:
        for name in archive.namelist():
            found[name] = archive.read(name)
            if name.endswith(".xlsx"):
                with zipfile.ZipFile(io.BytesIO(found[name])) as book:
                    found |= {f"{name}/{part}": book.read(part) for part in book.namelist()}
    return found


def streams_of(page: Path) -> list[bytes]:
    """Return every object of a page, unpacked where it is packed."""
    with pikepdf.open(page) as file:
        found = []
        for each in file.objects:
            found.append(each.unparse())
            if isinstance(each, pikepdf.Stream):
                found.append(each.read_raw_bytes())
        return found


def test_a_picture_is_shipped_without_what_its_camera_wrote(hostile: Server, tmp_path: Path) -> None:
    camera = (
        exif(1, text=SECRET),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRET),
        segment(0xED, b"Photoshop 3.0\0" + SECRET),
        segment(0xE2, b"MPF\0" + SECRET),
        segment(0xE0, b"JFXX\0" + SECRET),
        segment(0xFE, SECRET),
    )
    plain = photo(400, 300)
    words = b"".join(chunk(kind, b"a\0" + SECRET) for kind in (b"tEXt", b"eXIf", b"prVt", b"iTXt", b"tIME"))
    (tmp_path / "a.jpg").write_bytes(with_segments(plain, *camera) + b"PK\3\4" + SECRET)
    (tmp_path / "b.png").write_bytes(png(extra=words) + SECRET)
    brief = tmp_path / "brief.yaml"
    grid = "{picture_grid: [{file: a.jpg, alt: 图}, {file: b.png, alt: 图}]}"
    page = f"onepager: {{hero: [{{blocks: [{grid}]}}]}}\n"
    brief.write_text(slide(grid) + page, encoding="utf-8")
    outcome = hostile.build(brief, tmp_path / "out", "--print", "--manifest", "--format", "pptx,pdf,png")
    unharmed(outcome)
    assert outcome.code == 0, outcome.said
    parts = parts_of(tmp_path / "out" / "brief.pptx")
    shipped = [data for name, data in parts.items() if name.startswith("ppt/media/")]
    assert plain in shipped  # bit for bit as it was before the camera's remarks
    assert len(shipped) == 2
    pages = [each for path in (tmp_path / "out").glob("*.pdf") for each in streams_of(path)]
    assert plain in pages
    others = [path.read_bytes() for path in (tmp_path / "out").iterdir()]
    assert not [data for data in (*parts.values(), *pages, *others) if SECRET in data]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_is_upright_whatever_its_camera_says(orientation: int, tmp_path: Path) -> None:
    from PIL import ImageOps

    from briefgen.blocks.images.raster import read_raster

    (tmp_path / "a.jpg").write_bytes(with_segments(photo(64, 48), exif(orientation)))
    raster = read_raster(tmp_path, "a.jpg")
    with Image.open(tmp_path / "a.jpg") as held, Image.open(io.BytesIO(raster.data)) as upright:
        wanted = ImageOps.exif_transpose(held)
        assert upright.size == (raster.width, raster.height) == wanted.size
        assert not upright.getexif()
        corners = [(2, 2), (wanted.width - 3, 2), (2, wanted.height - 3)]
        apart = [abs(upright.getpixel(at)[0] - wanted.getpixel(at)[0]) for at in corners]
        assert max(apart) <= 6


def test_of_a_themes_folder_only_its_theme_is_used(hostile: Server, tmp_path: Path) -> None:
    theme = tmp_path / "in" / "t"
    theme.mkdir(parents=True)
    for name in ODD:
        (theme / name).write_bytes(SECRET * 100)
    (theme / "theme.yaml").write_text("extends: govblue\nlooks: {radius: 3}\n", encoding="utf-8")
    brief = tmp_path / "in" / "brief.yaml"
    brief.write_text(slide("{column: a}") + "theme: ./t\n", encoding="utf-8")
    outcome = hostile.build(brief, tmp_path / "out")
    unharmed(outcome)
    assert outcome.code == 0, outcome.said
    everything = [
        *parts_of(tmp_path / "out" / "brief.pptx").values(),
        *streams_of(tmp_path / "out" / "brief.pdf"),
    ]
    assert not [data for data in everything if SECRET in data]
    assert not (theme / "__pycache__").exists()


LINKS = """
      - contact: {name: 甲, web: 'HTTPS://example.org/?a=1&b=%22', email: a.b+c@example.org}
      - qr: {link: 'https://example.org/路'}
"""


def test_a_deck_and_a_page_reach_nothing_but_web_and_mail(hostile: Server, tmp_path: Path) -> None:
    brief = tmp_path / "brief.yaml"
    blocks = f"deck:\n  - title: 乙\n    blocks:\n      - column: a{LINKS}"
    page = "onepager: {hero: [{blocks: [{contact: {name: 甲, web: example.org, email: a@example.org}}]}]}\n"
    brief.write_text(META + METRIC + blocks + page, encoding="utf-8")
    outcome = hostile.build(brief, tmp_path / "out")
    unharmed(outcome)
    assert outcome.code == 0, outcome.said
    content = (tmp_path / "out" / "brief.pptx").read_bytes()
    package = Package.of(content)
    external = [r for name in ("", *package.parts) for r in package.relationships(name) if r.external]
    assert external
    assert {relation.word for relation in external} == {"hyperlink"}
    assert {urlsplit(relation.target).scheme for relation in external} == {"https", "mailto"}
    for name, data in parts_of(tmp_path / "out" / "brief.pptx").items():
        assert not re.search(r"vba|\.bin$|\.vml$|oleObject|activeX|externalLink", name), name
        assert not re.search(rb"macroEnabled|oleObject|<p:control|ppaction|<ddeLink|<f[ >]", data), name
    with pikepdf.open(tmp_path / "out" / "brief.pdf") as file:
        text = b"".join(streams_of(tmp_path / "out" / "brief.pdf"))
        assert {str(each.A.URI) for each in file.pages[0].Annots} == {
            "https://example.org",
            "mailto:a@example.org",
        }
        assert not re.search(rb"/(JavaScript|JS|Launch|OpenAction|AA|SubmitForm|GoToR|RichMedia)\b", text)


WEB = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\\tscript:alert(1)",
    "data:text/html,x", "\\\\\\\\host\\\\share", "//host/share", "http://user@host/",
    "file:///etc/passwd", "https://good.org\\\\@bad.org/", "https://good.org%2f@bad.org",
    "%6aavascript:alert(1)", "vbscript://x", "ftp://x", "https://", "https:javascript:1",
    "ms-word:ofe|u|http://x", "https://a b", "https://gооd.org",
]  # fmt: skip
MAIL = ["a@b@c", "a?cc=x@b.c", "a@b.c?subject=x", "a b@c.d", "<a>@b.c", "a%0abcc:x@b.c", "@b.c"]
CODES = [
    "javascript:x",
    "jAvascript:x",
    "file:///x",
    "data:text/html,1",
    "http://u@h",
    "intent://x",
    " https://x",
]


def test_an_address_that_hides_where_it_leads_is_refused(hostile: Server, tmp_path: Path) -> None:
    blocks = [
        *(f'{{contact: {{name: 甲, web: "{web}"}}}}' for web in WEB),
        *(f'{{contact: {{name: 甲, email: "{mail}"}}}}' for mail in MAIL),
        *(f'{{qr: "{code}"}}' for code in CODES),
    ]
    brief = tmp_path / "brief.yaml"
    brief.write_text(slide("\n      - ".join(blocks)), encoding="utf-8")
    outcome = hostile.run("check", brief, beside=brief)
    unharmed(outcome)
    assert outcome.code == 2
    refused = r":(\d+):1?\d+: error: .*(?:address|code must not|@|look alike|begins with)"
    lines = [int(line) for line in re.findall(refused, outcome.said)]
    assert dict(zip(lines, blocks, strict=True)) == dict(enumerate(blocks, 7))


SERIES = "{2020: 1, 2025: 2}"
STARTS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "|x",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "｜x",
    "=cmd|'/C calc'!A0",
    "  =1",
    "\u200b=1",
]
"""What spreadsheets take for a formula, DDE among it; full-width signs are folded by some."""


def test_no_text_becomes_a_formula_wherever_it_is_written(hostile: Server, tmp_path: Path) -> None:
    brief, out = tmp_path / "brief.yaml", tmp_path / "out"
    quoted = [start.replace("'", "''") for start in STARTS]
    metrics = "".join(
        f"  a{n}: {{label: '{text}', unit: '{text}', note: '{text}', source: s{n}, values: {SERIES}}}\n"
        for n, text in enumerate(quoted)
    )
    sources = "".join(f"  s{n}: {{title: '{text}'}}\n" for n, text in enumerate(quoted))
    slides = "".join(f"  - {{title: 甲, blocks: [{{column: a{n}}}]}}\n" for n in range(0, len(quoted), 3))
    brief.write_text(f"{META}sources:\n{sources}metrics:\n{metrics}deck:\n{slides}", encoding="utf-8")
    for kind in ("csv", "xlsx"):
        outcome = hostile.run("facts", brief, "--format", kind, "--out", out / f"f.{kind}", beside=out)
        unharmed(outcome)
        assert outcome.code == 0, outcome.said
    table = (out / "f.csv").read_text(encoding="utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
    assert sum(cell.startswith("'") for cell in cells) >= 3 * len(STARTS)
    assert not [cell for cell in cells if re.match(r"[\s\u200b]*[=+@|＝＋－＠｜]", cell)]
    book = openpyxl.load_workbook(out / "f.xlsx")
    kinds = {cell.data_type for row in book.active.iter_rows() for cell in row if cell.value is not None}
    assert kinds <= {"s", "n"}
    outcome = hostile.build(brief, out, "--attach")
    unharmed(outcome)
    assert outcome.code == 0, outcome.said
    sheets = [data for name, data in parts_of(out / "brief.pptx").items() if ".xlsx/" in name]
    assert sheets
    assert not [data for data in sheets if re.search(rb"<f[ >]|<hyperlink|externalLink|ddeLink", data)]
    with pikepdf.open(out / "brief.pdf") as page:
        attached = {name: file.get_file().read_bytes() for name, file in page.attachments.items()}
    assert attached["facts.csv"].decode("utf-8-sig").count("'") >= 3 * len(STARTS)
