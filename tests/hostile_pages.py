"""Hostile PDF files by name: what somebody may put in the place of a page that briefgen wrote."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence

import pikepdf
from hostile_decks import Harm
from hostile_files import packed_zeros


def pdf(*objects: bytes, head: bytes = b"%PDF-1.7\n") -> bytes:
    """Return a PDF file of objects numbered from 1, the first its catalog."""
    data, places = bytearray(head), []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table)
    data += b"trailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(data)


def stream(data: bytes, entries: bytes = b"/Filter /FlateDecode") -> bytes:
    """Return a stream object."""
    return b"<<%b /Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data)


def one_page(content: bytes, page: bytes = b"", *more: bytes, catalog: bytes = b"") -> bytes:
    """Return a PDF file of one page with this content; ``more`` are objects from 5 on."""
    return pdf(
        b"<</Type /Catalog /Pages 2 0 R %b>>" % catalog,
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %b>>" % page,
        content,
        *more,
    )


def pages(count: int) -> bytes:
    """Return a PDF file that shows one page so many times."""
    kids = b" ".join([b"3 0 R"] * count)
    return pdf(
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [%b] /Count %d>>" % (kids, count),
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]>>",
    )


def locked(page: bytes) -> bytes:
    """Return the page locked with a password."""
    data = io.BytesIO()
    with pikepdf.open(io.BytesIO(page)) as file:
        file.save(data, encryption=pikepdf.Encryption(owner="a", user="b"))
    return data.getvalue()


def scripted(page: bytes) -> bytes:
    """Return the page with scripts, a program to start and an address to fetch when it opens."""
    data = io.BytesIO()
    actions: Sequence[dict[str, object]] = (
        {"/S": pikepdf.Name.JavaScript, "/JS": "app.launchURL('http://192.0.2.1/')"},
        {"/S": pikepdf.Name.Launch, "/F": "/bin/sh"},
        {"/S": pikepdf.Name.URI, "/URI": "http://192.0.2.1/"},
    )
    with pikepdf.open(io.BytesIO(page)) as file:
        first, second, third = (pikepdf.Dictionary(action) for action in actions)
        first.Next, second.Next = second, third
        file.Root.OpenAction = first
        file.Root.AA = pikepdf.Dictionary(WC=first)
        file.save(data)
    return data.getvalue()


BOMB = packed_zeros(1000)
TWICE = b"/Filter [/FlateDecode /FlateDecode]"
LOOP = b"<</S /Sect /P 5 0 R /K [6 0 R 6 0 R 6 0 R 6 0 R] /Pg 3 0 R>>"
READ = (0, 1, 2)
"""Whatever its answer: it is one, and within the limits."""
PAGES = {
    "a page of nothing": Harm(lambda page: b"", ("not a PDF file",)),
    "garbage": Harm(lambda page: b"%PDF-1.7\n" + bytes(range(256)) * 4_000, ("is broken",)),
    "a page cut in half": Harm(lambda page: page[: len(page) // 2], ("is broken",)),
    "a page cut at its end": Harm(lambda page: page[:-300], codes=READ),
    "a locked page": Harm(locked, ("locked with a password",)),
    "scripts and programs to start": Harm(scripted, codes=(0,)),
    "2,500 pages": Harm(lambda page: pages(2_500), codes=(1, 2)),
    "a million pages that are not there": Harm(
        lambda page: pages(2).replace(b"/Count 2", b"/Count 1000000"), codes=READ
    ),
    "a million objects": Harm(
        lambda page: one_page(stream(b"", b""), b"", *[b"null"] * 1_000_000), codes=(1, 2)
    ),
    "content of 1 GB": Harm(lambda page: one_page(stream(BOMB)), codes=(1, 2)),
    "content of 1 GB, packed twice": Harm(
        lambda page: one_page(stream(zlib.compress(BOMB), TWICE)), codes=(1, 2)
    ),
    "300,000 letters": Harm(
        lambda page: one_page(
            stream(b"BT /F 1 Tf " + b"(%b) Tj " % (b"x" * 30_000) * 10 + b"ET", b""),
            b"/Resources <</Font <</F 5 0 R>>>>",
            b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
        ),
        ("more than 100000 characters",),
    ),
    "a form within itself": Harm(
        lambda page: one_page(
            stream(b"/X Do", b""),
            b"/Resources <</XObject <</X 5 0 R>>>>",
            stream(
                b"/X Do /X Do",
                b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X 5 0 R>>>>",
            ),
        ),
        codes=(1, 2),
    ),
    "a page tree within itself": Harm(
        lambda page: pdf(b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [2 0 R] /Count 9>>"),
        codes=(1, 2),
    ),
    "an index that follows itself": Harm(
        lambda page: pages(1).replace(b"/Root", b"/Prev 200 /XRefStm 200 /Root"), codes=READ
    ),
    "a million brackets": Harm(lambda page: one_page(stream(b"[" * 1_000_000, b"")), codes=(1, 2)),
    "a structure within itself": Harm(
        lambda page: one_page(
            stream(b"", b""),
            b"/StructParents 0",
            b"<</Type /StructTreeRoot /K 6 0 R /ParentTree <</Nums [0 [6 0 R]]>>>>",
            LOOP,
            catalog=b"/StructTreeRoot 5 0 R /MarkInfo <</Marked true>>",
        ),
        codes=(1, 2),
    ),
    "100,000 remarks": Harm(
        lambda page: one_page(stream(b"", b""), b"/Annots [" + b"5 0 R " * 100_000 + b"]",
                              b"<</Type /Annot /Subtype /Text /Rect [0 0 1 1] /Contents (x)>>"),
        ("remarks on one page",),
    ),
}  # fmt: skip
