"""A file in, the data that an editor makes of its YAML out, and what a schema refuses in it, a line each."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match

from briefgen.brief import node as tree
from briefgen.brief.node import Node
from briefgen.brief.source import parse
from briefgen.cli.schema_text import schema_text

INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
WORDS = {"null": None, "~": None, "": None, "true": True, "false": False}


def as_an_editor_reads(text: bytes) -> Any:
    """Return the data of a file by the core schema of YAML 1.2, which yaml-language-server follows."""
    return data_of(parse(text, "brief.yaml"))


def data_of(node: Node) -> Any:
    """Return a node as JSON has it."""
    if isinstance(node, tree.Scalar):
        return _scalar(node.text) if node.plain else node.text
    if isinstance(node, tree.Sequence):
        return [data_of(each) for each in node.items]
    return {entry.key.text: data_of(entry.value) for entry in node.entries}


def _scalar(text: str) -> Any:
    spelled = text if text in (text.lower(), text.capitalize(), text.upper()) else "a text"
    if spelled.lower() in WORDS:
        return WORDS[spelled.lower()]
    if INTEGER.fullmatch(text):
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
    if NUMBER.fullmatch(text):
        return float(text)
    return float(text.replace(".", "", 1)) if text.lstrip("+-").lower() in {".inf", ".nan"} else text


@cache
def validator(kind: str = "brief") -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema_text(kind)))


def refusals(text: bytes | str, kind: str = "brief") -> list[str]:
    """Return what a schema refuses in a file: where, and why."""
    return refused_data(as_an_editor_reads(text.encode() if isinstance(text, str) else text), kind)


def refused_data(data: Any, kind: str = "brief") -> list[str]:
    """Return the same of the data of a file."""
    return [_told(each) for each in validator(kind).iter_errors(data)]


def _told(error: ValidationError) -> str:
    inmost = best_match([error]) or error
    return f"{inmost.json_path}: {inmost.message[:200]}"
