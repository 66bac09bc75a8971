"""Finished files and edits in, edited files out: what a hand does to a deck or a page."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Any

Edit = dict[str, Any]


def edited_deck(content: bytes, edit: Edit) -> bytes:
    """Return a deck (or a workbook) with one part edited; the part's name ends as the edit says."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    (name,) = [name for name in parts if name.rpartition("/")[2].endswith(edit["part"])]
    inner = edit.get("inner")
    if inner:
        parts[name] = edited_deck(parts[name], {**edit, "part": inner, "inner": None})
    else:
        parts[name] = _replaced(parts[name].decode(), edit).encode()
    return _packed(parts)


def _replaced(text: str, edit: Edit) -> str:
    old, new = edit["old"], edit["new"]
    if old in text:
        return text.replace(old, new, 1)
    replaced, count = re.subn(old, new, text, count=1, flags=re.DOTALL)
    if not count:
        raise ValueError(f"{edit['name']}: {old} is not in {edit['part']}")
    return replaced


def _packed(parts: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def edited_page(content: bytes, edit: Edit) -> bytes:
    """Return a PDF with a shown text, an alternative text or an annotation changed."""
    import pikepdf

    with pikepdf.open(BytesIO(content)) as pdf:
        if edit.get("alt"):
            _change_alternative(pdf, edit)
        elif edit.get("annotation"):
            _annotate(pdf, edit["annotation"])
        else:
            _change_shown(pdf, edit)
        stream = BytesIO()
        pdf.save(stream)
    return stream.getvalue()


def _annotate(pdf: Any, text: str) -> None:
    import pikepdf

    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.FreeText,
        Rect=[100, 100, 200, 120],
        Contents=pikepdf.String(text),
        DA=pikepdf.String("/Helv 12 Tf"),
    )
    page = pdf.pages[0]
    page.Annots = pikepdf.Array([*page.get("/Annots", []), pdf.make_indirect(note)])


def _change_alternative(pdf: Any, edit: Edit) -> None:
    import pikepdf

    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and edit["old"] in str(item.get("/Alt", "")):
            item["/Alt"] = pikepdf.String(str(item["/Alt"]).replace(edit["old"], edit["new"]))
            return
    raise ValueError(f"{edit['name']}: no alternative text says {edit['old']}")


def _change_shown(pdf: Any, edit: Edit) -> None:
    """Change the first text that is shown, and what its marks say is spoken unless the edit leaves it."""
    import pikepdf

    page = pdf.pages[0]
    maps = {name: _characters(font) for name, font in page.Resources.Font.items()}
    font, spoken = "", None
    operations = list(pikepdf.parse_content_stream(page))
    for index, (operands, operator) in enumerate(operations):
        match str(operator):
            case "Tf":
                font = str(operands[0])
            case "BDC":
                spoken = index if "/ActualText" in operands[1] else None
            case "Tj" if edit["old"] in (text := _decoded(operands[0], maps[font])):
                codes = {character: code for code, character in maps[font].items()}
                shown = b"".join(codes[c] for c in text.replace(edit["old"], edit["new"], 1))
                operations[index] = pikepdf.ContentStreamInstruction([pikepdf.String(shown)], operator)
                break
    else:
        raise ValueError(f"{edit['name']}: {edit['old']} is not shown")
    if spoken is not None and edit.get("spoken", True):
        tag, marked = operations[spoken].operands
        said = str(marked["/ActualText"]).replace(edit["old"], edit["new"], 1)
        operands = [tag, pikepdf.Dictionary(ActualText=pikepdf.String(said))]
        operations[spoken] = pikepdf.ContentStreamInstruction(operands, pikepdf.Operator("BDC"))
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(operations))


def _characters(font: Any) -> dict[bytes, str]:
    """Return a font's two-byte codes and the characters they stand for."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    found: dict[bytes, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, character in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[bytes.fromhex(code)] = bytes.fromhex(character).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, character in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for offset in range(int(last, 16) - int(first, 16) + 1):
                found[(int(first, 16) + offset).to_bytes(2, "big")] = chr(int(character, 16) + offset)
    return found


def _decoded(shown: Any, characters: dict[bytes, str]) -> str:
    codes = bytes(shown)
    return "".join(characters.get(codes[at : at + 2], "") for at in range(0, len(codes), 2))
