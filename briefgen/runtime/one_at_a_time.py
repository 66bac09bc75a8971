"""Locks for libraries that bear one thread at a time: whoever calls into one of them holds its lock.

PDFium is not thread-safe at all. matplotlib keeps its parameters for the whole process.
"""

from __future__ import annotations

from threading import RLock

PDFIUM = RLock()
MATPLOTLIB = RLock()
