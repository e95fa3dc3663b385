"""What of a document is text: its paragraphs in their order, its notes, its title and its properties.

Elements go by their names without namespaces, since those have changed with each standard. Nothing
here calls itself, however deep a document is.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

from dateline.read.cleaning import cleaned
from dateline.read.packed import Parts, Unusable, attribute, local

HEAD: Final = 8
"""So many paragraphs may say what a document is called, and of which day it is."""

_OFF: Final = frozenset(("0", "false", "off"))
# What is not shown in a text, or is shown twice.
_UNSEEN_DOCX: Final = frozenset((
    "Fallback", "moveFrom", "del", "instrText", "rt", "pPr", "rPr", "sdtPr", "sectPr", "tblPr",
))  # fmt: skip
_UNSEEN_ODT: Final = frozenset((
    "annotation", "tracked-changes", "note-citation", "title", "desc", "ruby-text", "forms",
    "table-of-content", "alphabetical-index", "script", "binary-data", "event-listeners",
))  # fmt: skip
_BLANKS: Final = {
    "tab": " ", "ptab": " ", "s": " ", "br": "\n", "cr": "\n", "line-break": "\n", "noBreakHyphen": "-",
}  # fmt: skip


@dataclass(slots=True)
class Document:
    """What is taken from a document."""

    lines: list[str] = field(default_factory=list)
    heading: str | None = None
    properties: dict[str, str] = field(default_factory=dict)
    others: int = 0
    """Whole documents inside it, of other kinds, that are not read."""

    def add(self, words: str, heads: bool = False) -> None:
        """Add a paragraph, which is several lines where its writer broke it."""
        lines = [line for line in map(cleaned, words.splitlines()) if line]
        if heads and lines and self.heading is None and len(self.lines) < HEAD:
            self.heading = " ".join(lines)
        self.lines += lines


@dataclass(slots=True)
class _Paragraph:
    tag: Any
    in_note: bool
    words: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """The kind and number of each note that it refers to."""


def docx(parts: Parts) -> Document:
    """Read Office Open XML.

    Raises:
        Unusable: it is none.
    """
    main, core = "word/document.xml", "docProps/core.xml"
    if "_rels/.rels" in parts:
        for relation in parts.xml("_rels/.rels"):
            kind, target = attribute(relation, "Type"), attribute(relation, "Target").lstrip("/")
            if kind.endswith("/officeDocument"):
                main = target
            elif kind.endswith("/core-properties"):
                core = target
    root = parts.xml(main)
    if local(root) != "document":
        raise parts.broken("holds another kind of document")
    folder = posixpath.dirname(main)
    styles = {
        attribute(style, "styleId"): attribute(tag, "val").lower()
        for style in _optional(parts, posixpath.join(folder, "styles.xml"))
        for tag in style
        if local(tag) == "name"
    }
    document = Document(properties=_properties(parts, core))
    document.others = sum(local(tag) == "altChunk" for tag in root.iter())
    called: dict[tuple[str, str], None] = {}
    for one in _paragraphs_docx(root):
        called |= dict.fromkeys(one.notes)
        id = _style(one.tag)
        # Their ids are in the language of whoever made them, their names are not.
        style = styles.get(id, id.lower())
        if not style.startswith("toc "):  # which repeats what is in the text
            document.add("".join(one.words), style == "title" or style.startswith("heading"))
    for kind in ("footnote", "endnote"):
        wanted = [number for which, number in called if which == kind]
        notes = _optional(parts, posixpath.join(folder, f"{kind}s.xml")) if wanted else ()
        known = {attribute(note, "id"): note for note in notes}
        for number in wanted:
            for one in _paragraphs_docx(known[number]) if number in known else ():
                document.add("".join(one.words))
    return document


def odt(parts: Parts) -> Document:
    """Read an OpenDocument text.

    Raises:
        Unusable: it is none.
    """
    manifest = _optional(parts, "META-INF/manifest.xml")
    if any(local(tag) == "encryption-data" for entry in manifest for tag in entry):
        raise Unusable("is locked with a password", "Open it and save it without one.")
    root = parts.xml("content.xml")
    bodies = (tag for tag in root if local(tag) == "body")
    text = next((tag for body in bodies for tag in body if local(tag) == "text"), None)
    if text is None:
        raise parts.broken("holds another kind of document")
    titles = {"Title"} | {
        attribute(style, "name")
        for styles in root
        if local(styles) == "automatic-styles"
        for style in styles
        if attribute(style, "parent-style-name") == "Title"
    }
    document, notes = Document(properties=_properties(parts, "meta.xml")), list[str]()
    for one in _paragraphs_odt(text):
        words = "".join(one.words)
        if one.in_note:
            notes.append(words)
        else:
            heads = local(one.tag) == "h" or attribute(one.tag, "style-name") in titles
            document.add(words, heads)
    for words in notes:
        document.add(words)
    return document


def _paragraphs_docx(root: Any) -> Iterator[_Paragraph]:
    """Give each paragraph when it closes: one in a box before that which holds the box."""
    inside: list[_Paragraph] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, tag in walk:
        name = local(tag)
        if event == "end":
            if name == "p" and inside and inside[-1].tag is tag:
                yield inside.pop()
        elif name in _UNSEEN_DOCX or (name == "r" and _is_hidden(tag)):
            walk.skip_subtree()
        elif name == "p":
            inside.append(_Paragraph(tag, False))
        elif inside and name == "t":
            inside[-1].words.append(tag.text or "")
        elif inside and name in _BLANKS:
            inside[-1].words.append(_BLANKS[name])
        elif inside and name in ("footnoteReference", "endnoteReference"):
            inside[-1].notes.append((name.removesuffix("Reference"), attribute(tag, "id")))


def _paragraphs_odt(text: Any) -> Iterator[_Paragraph]:
    """Give each paragraph when it closes; here all that is not marked otherwise is text."""
    inside: list[_Paragraph] = []
    in_notes = 0
    walk = etree.iterwalk(text, events=("start", "end"))
    for event, tag in walk:
        name = local(tag)
        if event == "start":
            if name in _UNSEEN_ODT:
                walk.skip_subtree()
                continue
            in_notes += name == "note-body"
            if name in ("p", "h"):
                inside.append(_Paragraph(tag, in_notes > 0))
            if inside:
                inside[-1].words += (_BLANKS.get(name, ""), tag.text or "")
            continue
        in_notes -= name == "note-body"
        if inside and inside[-1].tag is tag:
            yield inside.pop()
        if inside and tag is not text:
            inside[-1].words.append(tag.tail or "")


def _style(paragraph: Any) -> str:
    for properties in paragraph:
        if local(properties) == "pPr":
            for tag in properties:
                if local(tag) == "pStyle":
                    return attribute(tag, "val")
    return ""


def _is_hidden(run: Any) -> bool:
    return any(
        local(tag) == "vanish" and attribute(tag, "val") not in _OFF
        for properties in run
        if local(properties) == "rPr"
        for tag in properties
    )


def _optional(parts: Parts, name: str) -> Any:
    """Parse a part without which the text is still whole."""
    try:
        return parts.xml(name) if name in parts else ()
    except Unusable:
        return ()


def _properties(parts: Parts, name: str) -> dict[str, str]:
    tree = _optional(parts, name)
    known: dict[str, str] = {}
    for tag in tree.iter() if len(tree) else ():
        known.setdefault(local(tag), tag.text or "")
    return known
