"""Hostile themes by name: what lies beside a brief may come from anyone too."""

from __future__ import annotations

from hostile_cases import Case, Content, titled


def themed(content: Content, *says: str, code: int = 2) -> Case:
    """Return a brief with a theme of its own beside it."""
    return Case(titled("甲") + "theme: ./t\n", says, code, files={"t/theme.yaml": content})


def asking(theme: str, *says: str, links: dict[str, str] | None = None) -> Case:
    """Return a brief that asks for a theme where none may be taken from."""
    files = {"t/theme.yaml": SOUND, "deep/brief.txt": b""}
    return Case(titled("甲") + f"theme: '{theme}'\n", says or (NOT_INSIDE,), files=files, links=links or {})


SOUND = b"extends: govblue\nlooks: {radius: 3}\n"
NOT_INSIDE = "[theme-outside]"
THEMES = {
    "theme beside the brief": themed(SOUND, code=0),
    "theme by url": asking("http://192.0.2.1/x", "[unknown-theme]"),
    "theme by file url": asking("file:///etc", "[unknown-theme]"),
    "theme above": asking("../../etc"),
    "theme above and back": asking("../other/t"),
    "theme at the root": asking("/etc"),
    "theme by the brief's own absolute path": asking("$HERE/t"),
    "theme on a Windows drive": asking("C:\\t"),
    "theme on a Windows share": asking("\\\\host\\share\\t"),
    "theme of 3,000 characters": asking("x/" * 1_500, "[unknown-theme]"),
    "theme behind a link": asking("./l", links={"l": "/etc"}),
    "theme behind a link to itself": asking("./l", links={"l": "l"}),
    "theme whose file is a link": Case(
        titled("甲") + "theme: ./d\n",
        (NOT_INSIDE,),
        files={"d/x": b""},
        links={"d/theme.yaml": "/etc/passwd"},
    ),
    "theme whose file is a folder": Case(
        titled("甲") + "theme: ./t\n", ("[unknown-theme]",), files={"t/theme.yaml/x": b""}
    ),
    "theme of 100 MB": themed(lambda: b"a: b\n" * 20_000_000, "at most 4 MiB"),
    "theme of 300,000 entries": themed(b"{a: {b: c}}" + b"\nx: y" * 300_000, "error"),
    "theme that is empty": themed(b"", "empty"),
    "theme that is a list": themed(b"- 1\n", "mapping"),
    "theme that extends itself": themed(b"extends: ../t\n", "circle"),
    "theme that extends what lies above": themed(b"extends: ../../other\n", NOT_INSIDE),
    "theme that extends the root": themed(b"extends: /etc\n", NOT_INSIDE),
    "theme that extends a url": themed(b"extends: http://192.0.2.1/x\n", "[unknown-theme]"),
    "theme that extends a list": themed(b"extends: [govblue]\n", "[extends]"),
    "theme of unknown keys": themed(b"extends: govblue\npalette: {inc: 1}\n", "unknown key"),
    "theme with a logo elsewhere": themed(
        b"extends: govblue\nlogo: ../../x.png\n", "lies outside the folder"
    ),
    "theme with a logo of a url": themed(b"extends: govblue\nlogo: http://192.0.2.1/x.png\n", "lies outside"),
    "theme with a logo behind a link": Case(
        titled("甲") + "theme: ./t\n",
        ("lies outside",),
        files={"t/theme.yaml": b"extends: govblue\nlogo: l.png\n"},
        links={"t/l.png": "/etc/passwd"},
    ),
    "theme with a logo that is no picture": themed(b"extends: govblue\nlogo: theme.yaml\n", "[picture]"),
    "theme of no colours": themed(b'extends: govblue\npalette: {ink: "javascript:1"}\n', "not a colour"),
    "theme of negative size": themed(b"extends: govblue\ndeck: {width: -1}\n", "error"),
    "theme of no room": themed(b"extends: govblue\ndeck: {margin_x: 5000}\n", "error"),
    "theme of giant letters": themed(
        b"extends: govblue\ndeck: {type: {sizes: {title: 100000000}}}\n", "error"
    ),
    "theme of white on white": themed(b'extends: govblue\npalette: {ink: "#FFFFFF"}\n', "contrast"),
    "theme of broken bytes": themed(b"\xff\xfe\x00", "UTF-8"),
    "theme with an alias bomb": themed(b"a: &a [x]\nb: [*a, *a]\n", "[alias]"),
}
