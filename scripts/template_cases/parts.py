"""Parts that some makers add to a file: notes with their master, embedded typefaces."""

from __future__ import annotations

from template_cases.deck import MAP, SLOTS, Theme, tree
from template_cases.package import OFFICE_TYPE, SLIDE_TYPE, Package
from template_cases.shapes import SPACES, Hole
from template_cases.typeface import embedded

NOTES = Theme(
    name="Notes",
    colours="000000 FFFFFF 44546A E7E6E6 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72",
)


def give_notes(made: Package, *slides: int, words: str = "Speaker's words") -> None:
    """Give slides notes, and the file the master that they need."""
    main, master = "ppt/presentation.xml", "ppt/notesMasters/notesMaster1.xml"
    mapped = "".join(f' {key}="{value}"' for key, value in MAP.items())
    others = "".join(f' {word}="{word}"' for word in SLOTS[4:])
    body = Hole(type="body", index=1, box=(54, 390, 432, 324), name="Notes Placeholder 2", prompt="Notes")
    made.add(
        master,
        f"<p:notesMaster {SPACES}><p:cSld>{tree((body,))}</p:cSld><p:clrMap{mapped}{others}/></p:notesMaster>",
        SLIDE_TYPE + "notesMaster+xml",
    )
    number = 1 + sum(name.startswith("ppt/theme/") for name in made.parts)
    theme = made.add(f"ppt/theme/theme{number}.xml", NOTES.xml(), OFFICE_TYPE + "theme+xml")
    made.relate(master, "theme", theme)
    listed = f'<p:notesMasterIdLst><p:notesMasterId r:id="{made.relate(main, "notesMaster", master)}"/></p:notesMasterIdLst>'
    made.change(main, "</p:sldMasterIdLst>", "</p:sldMasterIdLst>" + listed)
    for slide in slides:
        name, owner = f"ppt/notesSlides/notesSlide{slide}.xml", f"ppt/slides/slide{slide}.xml"
        made.add(
            name,
            f"<p:notes {SPACES}><p:cSld>{tree((Hole(type='body', index=1, prompt=words, more=' '),))}</p:cSld>"
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>",
            SLIDE_TYPE + "notesSlide+xml",
        )
        made.relate(name, "notesMaster", master)
        made.relate(name, "slide", owner)
        made.relate(owner, "notesSlide", name)


def embed_fonts(made: Package, *families: str) -> None:
    """Embed the regular face of typefaces in the file."""
    main, rows = "ppt/presentation.xml", ""
    for index, family in enumerate(families, 1):
        made.add(f"ppt/fonts/font{index}.fntdata", embedded(family))
        regular = made.relate(main, "font", f"ppt/fonts/font{index}.fntdata")
        rows += f'<p:embeddedFont><p:font typeface="{family}"/><p:regular r:id="{regular}"/></p:embeddedFont>'
    notes = '<p:notesSz cx="6858000" cy="9144000"/>'
    made.change(main, notes, f"{notes}<p:embeddedFontLst>{rows}</p:embeddedFontLst>")
    made.change(main, "<p:presentation ", '<p:presentation embedTrueTypeFonts="1" ')
