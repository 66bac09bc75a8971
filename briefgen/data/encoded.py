"""Bytes of a text file in, its text out; a TableError where nobody can say in which encoding it is."""

from __future__ import annotations

from briefgen.base.translate import tr
from briefgen.data.grid import TableError

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CODECS = {"utf-8": "utf-8-sig", "windows-1252": "cp1252", "gbk": "gb18030"}
LEAST_COMMON = 0.9
"""Of the characters beyond ASCII in a Chinese text: the share that GB 2312, of 1980, has already.

The bytes of é and the letter behind it are a character of GBK as well, but of one that is not in GB 2312.
"""


def decoded(data: bytes, encoding: str = "") -> str:
    """Return the text of a file: as said, else by its byte-order mark, as UTF-8, or as GB 18030."""
    if encoding:
        try:
            return data.decode(_CODECS.get(encoding, encoding))
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise TableError(
                tr("line {line} is not {encoding}", line=line, encoding=encoding),
                tr("correct `encoding`, or leave it out"),
            ) from None
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _read(data, codec)
    if b"\0" in data[:4096]:
        raise TableError(tr("it is not a text file"), tr("save it as CSV in UTF-8"))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    return _chinese(data, line)


def _read(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise TableError(
            tr("it begins as {encoding} and is not: {reason}", encoding=error.encoding, reason=error.reason),
            tr("save it as UTF-8"),
        ) from None


def _chinese(data: bytes, line: int) -> str:
    """Return a text in GB 18030; TableError where it may as well be in another encoding."""
    unsure = TableError(
        tr("line {line} is neither UTF-8 nor surely GBK", line=line),
        tr("save it as UTF-8, or say which: `encoding: windows-1252`"),
    )
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        raise unsure from None
    foreign = [character for character in text if not character.isascii()]
    common = sum(_is_common(character) for character in foreign)
    if common < len(foreign) * LEAST_COMMON:
        raise unsure
    return text


def _is_common(character: str) -> bool:
    try:
        return len(character.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False
