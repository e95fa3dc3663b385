"""Rich Text Format becomes articles, and what is broken a sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Article, Dating
from dateline.read import records, rtf
from dateline.read.rtf import read
from dateline.source import Source

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fcharset204 Times;}"
    r"{\f2\fcharset128 Gothic;}}{\colortbl;\red0\green0\blue0;}{\stylesheet{\s1 Heading;}}"
    r"{\*\generator Riched20;}{\info{\title Talks open}{\author Ida Venn}{\operator Tom}"
    r"{\creatim\yr2024\mo5\dy6}}\viewkind4\uc1\pard "
)


def items(tmp_path: Path, content: bytes | str, name: str = "a.rtf") -> list[records.Item]:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read(Source.below(path, tmp_path)))


def one(tmp_path: Path, content: bytes | str, name: str = "a.rtf") -> Article:
    (item,) = items(tmp_path, content, name)
    assert isinstance(item, Article), item
    return item


def told(tmp_path: Path, body: str) -> str:
    return one(tmp_path, f"{HEAD}{body}}}").text


def refusal(tmp_path: Path, content: bytes | str) -> str:
    (item,) = items(tmp_path, content)
    assert isinstance(item, UnreadableArticle), item
    sentence = str(item)
    assert sentence.endswith(".")
    return sentence


def test_a_document_is_an_article(tmp_path: Path) -> None:
    """Its properties name it and its writer; the day on which it was made is no date."""
    raw = f"{HEAD}Talks open\\par\r\nThey\r\n met.\\par She left.\\par\r\n}}\0"
    assert one(tmp_path, raw) == Article(
        "a.rtf", "They met.\n\nShe left.\n", "Talks open", None, None, "Ida Venn", None,
        str(tmp_path / "a.rtf"),
    )  # fmt: skip


def test_the_head_and_the_name_tell_the_day(tmp_path: Path) -> None:
    """A short line of the head is better than the file's name."""
    raw = f"{HEAD}Geneva, 12 March 2024\\par They met.}}"
    assert one(tmp_path, raw, "20240313.rtf").dates == (
        Dating(date(2024, 3, 12), "the document's head", "Geneva, 12 March 2024"),
        Dating(date(2024, 3, 13), "the file's name", "20240313.rtf"),
    )


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"caf\'e9 \'93open\'94 \{\}\\ a\~b\_c d\-e", "café “open” {}\\ a b-c de"),
        (r"\u345?\u-10179?\u-8704? \uc0\u233 t\u233\uc2\u233\'c3\'a9 x", "ř😀 étéé x"),
        (r"\uc1{\uc3\u233abcd} \u233e", "éd é"),
        (r"{\f1\'cf\'f0\'e8} {\f2\'83\'65\'83X}", "При テス"),
        (r"\ldblquote a\rdblquote\emdash b\endash\rquote s\tab c", "“a”—b–’s c"),
        (r"a\b b\b0  c{\i d}", "ab cd"),
        (
            r"a{\*\unknown lost}{\v hidden}\v lost\v0 b{\pict\wmetafile8 0a0b}{\header top}{\deleted gone}",
            "ab",
        ),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}{\listtext\'b7\tab}", "link"),
        (r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt box}}{\shprslt box}}", "box"),
        ("{\\pict\\bin5 }}{\\\\}a", "a"),
        (r"a\'zzb\'4", "a'zzb'4"),
    ],
)
def test_words_are_those_that_are_shown(tmp_path: Path, body: str, text: str) -> None:
    """Characters by number and by code page come out right, and what is no text does not."""
    assert told(tmp_path, body) == f"{text}\n"


def test_cells_and_notes_are_text(tmp_path: Path) -> None:
    """Each cell is a paragraph, and notes come after all others."""
    body = r"Met.{\footnote\pard A note.}\par\trowd A\cell B\cell\row End{\footnote More.}."
    assert told(tmp_path, body) == "Met.\n\nA\n\nB\n\nEnd.\n\nA note.\n\nMore.\n"


@pytest.mark.parametrize("page", [1250, 1251, 437])
def test_the_documents_code_page_holds(tmp_path: Path, page: int) -> None:
    """It is the one that a document names, where no font has its own; an unknown one is Western."""
    raw = rf"{{\rtf1\ansi\ansicpg{page} \'e9}}"
    assert one(tmp_path, raw).text == bytes([0xE9]).decode(f"cp{page}") + "\n"
    assert one(tmp_path, raw.replace(str(page), "99999")).text == "é\n"


def test_the_default_font_says_the_code_page(tmp_path: Path) -> None:
    """Where no font is chosen, and after a text is made plain."""
    raw = r"{\rtf1\ansi\deff1{\fonttbl{\f0 A;}{\f1\fcharset204 B;}}\'cf{\f0\'e9}\plain\'cf}"
    assert one(tmp_path, raw).text == "ПéП\n"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is empty"),
        (b" \r\n", "is empty"),
        (b"%PDF-1.7\n", "is no .rtf"),
        (b"PK\x03\x04", "is no .rtf"),
        (b"\0" * 999, "is no .rtf"),
        ("{\\rtf1 They met.}".encode("utf-16"), "is no .rtf"),
        ("{\\rtf1 They met.", "is cut short: 1 of its groups does not close"),
        (HEAD + "{\\b They met.", "is cut short: 2 of its groups do not close"),
        ("{\\rtf1 " + "{" * 10_000, "is cut short: 10,001 of its groups do not close"),
        ("{\\rtf1 {\\bin99999 }a}", "is cut short"),
        ("{\\rtf1 {\\info{\\title a}}}", "has no text"),
    ],
)
def test_what_is_no_document_is_refused(tmp_path: Path, content: bytes | str, what: str) -> None:
    """The refusal says what is wrong, and what to do next."""
    assert what in refusal(tmp_path, content)


def test_groups_may_be_as_deep_as_they_like(tmp_path: Path) -> None:
    """Nothing calls itself."""
    assert told(tmp_path, "{" * 50_000 + "They met." + "}" * 50_000) == "They met.\n"
    assert "do not close" in refusal(tmp_path, HEAD + "{" * 200_000)


def test_a_document_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is read."""
    monkeypatch.setattr(rtf, "MOST_BYTES", 100)
    assert "has more than 100 bytes" in refusal(tmp_path, HEAD + "}")


@settings(max_examples=60, deadline=None)
@given(
    cut=st.floats(0, 1),
    changes=st.lists(st.tuples(st.floats(0, 0.999), st.binary(max_size=4)), max_size=6),
)
def test_no_bytes_break_the_reader(cut: float, changes: list[tuple[float, bytes]]) -> None:
    """Whatever befalls a document, items come of it."""
    raw = f"{HEAD}They met.\\par {{\\f2\\'83\\'65}}\\u-10179?}}".encode()
    for part, what in changes:
        at = int(part * len(raw))
        raw = raw[:at] + what + raw[at + len(what) :]
    with TemporaryDirectory() as folder:
        for item in items(Path(folder), raw[: int(len(raw) * min(1, cut * 2))]):
            assert isinstance(item, Article | UnreadableArticle | DoubtfulArticle)


@settings(max_examples=60, deadline=None)
@given(parts=st.lists(st.sampled_from([
    "{", "}", "\\", "u-1", "\\u55357", "\\u56832 ", "'", "\\'e9", "\\f1", "\\uc9", "\\*", "\\fonttbl", "\\info",
    "\\title", " ", "a", "\\bin-3", "\\bin2", "\n", "9", "\\fcharset204", "\\ansicpg0", "\\par", "\\v", "\\ansicpg-5",
])))  # fmt: skip
def test_no_words_break_the_reader(parts: list[str]) -> None:
    """However its words stand, items come of them."""
    with TemporaryDirectory() as folder:
        for item in items(Path(folder), f"{{\\rtf1{''.join(parts)}}}"):
            assert isinstance(item, Article | UnreadableArticle)
