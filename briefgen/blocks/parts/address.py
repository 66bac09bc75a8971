"""An address as an author wrote it in, one that a reader may safely open out; ValueError for all others.

An allowed list, and none of the tricks by which an address looks like another (RFC 3986, 7.6): no name before
an @, no backslash, no space, no percent sign in the host.
"""

from __future__ import annotations

import re

from briefgen.base.compile_late import compile_late
from briefgen.base.translate import tr

WEB = ("https", "http")
CODED = (*WEB, "mailto", "tel", "sms", "geo", "wifi", "begin", "mecard")
"""Schemes that a QR code may hold; ``begin`` starts a vCard or a calendar entry."""
_SCHEME = compile_late(r"[\s\x00-\x1f]*([a-z][a-z0-9+.-]*):(?=\S)", re.IGNORECASE)
_PORT = compile_late(r"(?:localhost|[a-z0-9-]+\.[a-z0-9.-]+):[0-9]{1,5}(?![^/?#])", re.IGNORECASE)
"""A host and its port, which look like a scheme and its colon."""
_HOST = compile_late(r"(?:\[[0-9a-f:.]+\]|[^\W_](?:[\w.-]*[^\W_])?\.?)(?::[0-9]{1,5})?", re.IGNORECASE)
_REST = compile_late(r"[^\s\\<>\"{}|^`]*")
_MAILBOX = compile_late(r"[^\W_][\w.+-]*")


def web_address(text: str) -> str:
    """Return ``https://host/path``; an address without a scheme gets https."""
    scheme, behind, rest = text.partition("://")
    if not behind:
        named = _SCHEME.match(text) if _PORT.match(text) is None else None
        if named is not None:
            raise ValueError(tr("a web address begins with https://, not {named}:", named=named[1][:20]))
        scheme, rest = WEB[0], text
    if scheme.lower() not in WEB:
        raise ValueError(
            tr("a web address begins with https://, not {scheme}://", scheme=scheme.strip()[:20])
        )
    host, path = re.match(r"([^/?#]*)(.*)", rest, re.DOTALL).groups()  # type: ignore[union-attr]
    if "@" in host:
        raise ValueError(tr("a web address has no name before an @: it hides where the address leads"))
    if not _HOST.fullmatch(host) or not _REST.fullmatch(path):
        raise ValueError(
            tr("{text!r} is not a web address: write it as in https://example.org/page", text=text[:40])
        )
    return f"{scheme.lower()}://{rest}"


def mail_address(text: str) -> str:
    """Return ``mailto:name@host``."""
    name, _, host = text.partition("@")
    if text.count("@") != 1:
        raise ValueError(tr("an e-mail address must have exactly one @"))
    if not _MAILBOX.fullmatch(name) or not _HOST.fullmatch(host) or ":" in host:
        raise ValueError(
            tr("{text!r} is not an e-mail address: write it as in name@example.org", text=text[:40])
        )
    return f"mailto:{text}"


def coded_address(text: str) -> str:
    """Return the content of a QR code: a web address, another known scheme, or any short text."""
    scheme = _SCHEME.match(text)
    if scheme is None or _PORT.match(text):
        return text
    if scheme[1].lower() not in CODED or text[0].isspace():
        allowed = ", ".join(f"{word}:" for word in CODED[:6])
        raise ValueError(
            tr(
                "a QR code must not hold {scheme}: (allowed: {allowed}, or text)",
                scheme=scheme[1][:20],
                allowed=allowed,
            )
        )
    return web_address(text) if scheme[1].lower() in WEB else text
