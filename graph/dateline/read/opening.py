"""One file, archive or address → what its reader makes of it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import Final

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Article
from dateline.plugins import Reader
from dateline.read import cards
from dateline.read.archives import DEPTH, SUFFIXES, is_archive, unpack
from dateline.read.contents import by_content, unnamed
from dateline.read.fetching import address_of, fetched
from dateline.read.files import STDIN, Files, Skipped, find, real, state, suffix_of
from dateline.read.hints import load as hints_of
from dateline.read.records import Item
from dateline.source import Card, Source

_ANYTHING: Final = ("", ".xml", ".json")
"""What says nothing of what is in a file."""
_SAME: Final = {".htm": ".html", ".xhtml": ".html", ".mht": ".mhtml", ".nitf": ".newsml"}
"""Names for what is read alike."""
_MAILS: Final = (".eml", ".mbox")
Found = Item | Skipped


@dataclass(frozen=True)
class Desk:
    """Where files are opened: who reads what, and what has been read on behalf of a card."""

    readers: Mapping[str, Reader]
    roots: tuple[str, ...] = ()
    """The real paths of what was named; a card may lead to no other place."""
    taken: set[str] = field(default_factory=set)
    """The real paths of files that a card spoke for; they are not read by themselves."""
    mails: dict[str, str] = field(default_factory=dict)
    """Ids of mails, which nobody can change, and the texts of those that had them first."""

    @property
    def suffixes(self) -> frozenset[str]:
        return frozenset(self.readers).union(SUFFIXES)

    def in_turn(self, found: Iterable[tuple[Path, Path]]) -> Iterator[tuple[Path, Path]]:
        """Put what may be a catalogue first, and leave out what one has spoken for by then."""

        def leads(path: Path) -> bool:
            reader = self.readers.get(suffix_of(path, self.readers) or "")
            return getattr(reader, "catalogues", False)

        for path, root in sorted(found, key=lambda one: not leads(one[0])):
            if real(path) not in self.taken:
                yield path, root


def by_suffix(readers: Iterable[Reader]) -> dict[str, Reader]:
    """Give each suffix to the first reader that takes it, in the order of the plug-ins' names."""
    table: dict[str, Reader] = {}
    for reader in readers:
        for suffix in reader.suffixes:
            table.setdefault(suffix, reader)
    return table


def opened(source: Source, desk: Desk, depth: int = DEPTH) -> Iterator[Found]:
    """Read a file, what an address leads to, what comes in, or all that lies in an archive."""
    if source.path == STDIN:
        yield from _from_stdin(source, desk, depth)
    elif address_of(source.path):
        with TemporaryDirectory(prefix="dateline-") as made:
            got = fetched(source, Path(made))
            if isinstance(got, UnreadableArticle):
                yield got
            else:
                yield from opened(_called(got), desk, depth)
    elif not _is_packed(source, desk):
        yield from _unchanged(source, desk)
    elif not depth:
        what = f"lies in an archive in an archive, {DEPTH} deep"
        yield UnreadableArticle(source.where, what, "Unpack it, and name what comes out.")
    else:
        with TemporaryDirectory(prefix="dateline-") as made:
            folder = Path(made)
            yield from unpack(source.path, folder, source.where)
            inside = find([folder], desk.suffixes)
            yield from _told_elsewhere(inside, made, source.where)
            hints = source.hints
            for said in inside.hints:
                hints, doubts = hints_of(said, hints)
                for doubt in doubts:
                    named = doubt.where.replace(made, source.where)
                    yield DoubtfulArticle(named, doubt.what, doubt.advice)
            here = replace(desk, roots=(real(folder),), taken=set())
            for path, root in here.in_turn(inside.found):
                below = Source.below(path, root, hints)
                yield from opened(
                    replace(
                        below, where=f"{source.where}/{below.id}", id=f"{source.id}/{below.id}"
                    ),
                    here,
                    depth - 1,
                )


def _told_elsewhere(inside: Files, made: str, where: str) -> Iterator[Found]:
    """What is said of an archive's files, by the names they have in it."""
    for one in inside.refused:
        yield UnreadableArticle(one.where.replace(made, where), one.what, one.advice)
    for left in inside.skipped:
        yield Skipped(left.where.replace(made, where), left.why)
    for entries in inside.entries:
        what = "was not followed: corrections are read from a folder only"
        advice = "Take it out of the archive, into the folder that you name."
        yield DoubtfulArticle(str(entries).replace(made, where), what, advice)


def kind(source: Source, readers: Mapping[str, Reader]) -> tuple[str, DoubtfulArticle | None]:
    """By what a file is to be read: by its content, where that is not what it is called."""
    called = suffix_of(source.path, readers) or ""
    is_in = by_content(source)
    if (
        is_in is None
        or is_in not in readers
        or _SAME.get(is_in, is_in) == _SAME.get(called, called)
    ):
        return called, None
    if not called and source.path.suffix.lower() in _ANYTHING:
        return is_in, None
    return is_in, DoubtfulArticle(
        source.where, f"is {is_in} by what is in it; it was read as that", "Call it what it is."
    )


def _is_packed(source: Source, desk: Desk) -> bool:
    """Whether it is an archive: by its name, or by what is in it where no reader takes its name."""
    if is_archive(source.path) or suffix_of(source.path, desk.readers):
        return is_archive(source.path)
    try:
        return by_content(source) in SUFFIXES
    except OSError:
        return False  # whoever opens it tells


def _from_stdin(source: Source, desk: Desk, depth: int) -> Iterator[Found]:
    with TemporaryDirectory(prefix="dateline-") as made:
        path = Path(made) / "standard input"
        with path.open("wb") as out:
            copyfileobj(sys.stdin.buffer, out)
        held = replace(source, path=path, where="standard input", id="standard input")
        suffix = by_content(held)
        if suffix not in desk.suffixes:
            suffix = unnamed(held)
        named = path.rename(path.with_suffix(suffix))
        yield from opened(replace(held, path=named), desk, depth)


def _called(got: Source) -> Source:
    """Call an answer an archive if it is one, whatever its server says."""
    suffix = by_content(got)
    if suffix not in SUFFIXES or is_archive(got.path):
        return got
    return replace(got, path=got.path.rename(got.path.with_suffix(suffix)))


def _unchanged(source: Source, desk: Desk) -> Iterator[Found]:
    """Read a file, and say so if somebody wrote to it meanwhile: what was read may be half of it."""
    before = state(source.path)
    yield from _items(source, desk)
    if state(source.path) != before:
        what = "changed while it was read"
        yield DoubtfulArticle(source.where, what, "Do the same again when it is whole.")


def _items(source: Source, desk: Desk) -> Iterator[Found]:
    """Pass on what a reader gives; if it breaks, what it gave until then is kept."""
    try:
        suffix, doubt = kind(source, desk.readers)
        if suffix not in desk.readers:
            advice = "Save its text in a file, and name that."
            yield UnreadableArticle(source.where, "is nothing that a reader takes", advice)
            return
        if doubt:
            yield doubt
        for item in desk.readers[suffix](replace(source, kind=suffix)):
            if isinstance(item, Card) and item.files:
                yield from _of_card(item, source, desk)
            elif isinstance(item, Article) and suffix in _MAILS:
                yield _own(item, source, desk)
            else:
                yield item
    except OSError as error:
        yield UnreadableArticle(
            source.where,
            f"cannot be read ({error.strerror or error})",
            "Make it readable, or take it out of the folder.",
        )
    except Exception as error:  # a reader may be anybody's plug-in, and the other files are fine
        yield UnreadableArticle(
            source.where,
            f"its reader broke ({type(error).__name__}: {error})",
            "Report this to whoever wrote the reader.",
        )


def _own(mail: Article, source: Source, desk: Desk) -> Article:
    """Let a mail whose id another has, as one that was sent on may, go by its place instead."""
    if desk.mails.setdefault(mail.id, mail.text) == mail.text:
        return mail
    number = mail.source.removeprefix(f"{source.where}, mail ")
    return replace(mail, id=f"{source.id}#{number}" if number.isdigit() else source.id)


def _of_card(card: Card, catalogue: Source, desk: Desk) -> Iterator[Found]:
    """Read the first of a card's files that has an article; the others tell it in another form."""
    refused: list[UnreadableArticle] = []
    done = False
    for name in card.files:
        source = cards.leads_to(name, card, catalogue, desk.roots)
        if isinstance(source, UnreadableArticle):
            refused.append(source)
            continue
        place = real(source.path)
        if place in desk.taken:
            done = True
            continue
        if done or not suffix_of(source.path, desk.readers):
            desk.taken.add(place)
            why = f"is another form of what {card.where} tells of" if done else "no reader takes it"
            yield Skipped(source.where, why)
            continue
        desk.taken.add(place)
        for item in _items(source, desk):
            if isinstance(item, UnreadableArticle):
                refused.append(item)
            elif isinstance(item, Article):
                done = True
                yield from cards.described(item, card)
            else:
                yield item
    if not done:
        yield from refused or [
            UnreadableArticle(card.where, "has no file that can be read", cards.ADVICE)
        ]
