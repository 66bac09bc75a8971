"""python-pptx's own 4:3 file, its layouts renamed in Chinese; printer settings and a thumbnail are inside."""

from __future__ import annotations

from io import BytesIO

from pptx import Presentation

from template_cases.package import unzipped, zipped

NAMES = {
    "Title Slide": "标题幻灯片",
    "Title and Content": "标题和内容",
    "Section Header": "节标题",
    "Two Content": "两栏内容",
    "Comparison": "比较",
    "Title Only": "仅标题",
    "Blank": "空白",
    "Content with Caption": "内容与标题",
    "Picture with Caption": "图片与标题",
    "Title and Vertical Text": "标题和竖排文字",
    "Vertical Title and Text": "垂直排列标题与文本",
}


def make() -> bytes:
    """Return the file."""
    file = BytesIO()
    Presentation().save(file)
    parts = unzipped(file.getvalue())
    for name, content in parts.items():
        if name.startswith("ppt/slideLayouts/slideLayout"):
            text = content.decode()
            for english, chinese in NAMES.items():
                text = text.replace(f'<p:cSld name="{english}">', f'<p:cSld name="{chinese}">')
            parts[name] = text.encode()
    return zipped(parts)
