"""Names: where they end, and what they are names of."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dateline.annotate.encoder.network import encode
from dateline.annotate.names import find_names
from tests.annotate.reading_of import doc_of, read


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # "and" inside names and between them
        (
            "The Ministry of Tides and Harbours met Merrow Castle Trust.",
            {
                "Ministry of Tides and Harbours": "organisation",
                "Merrow Castle Trust": "organisation",
            },
        ),
        (
            "Ada Merrow joined the Bank of Velmouth and the Velmouth Chamber of Trade and Shipping.",
            {
                "Ada Merrow": "person",
                "Bank of Velmouth": "organisation",
                "Velmouth Chamber of Trade and Shipping": "organisation",
            },
        ),
        (
            "“We will not pay the toll,” said Bram Falk of the Drivers Union. The toll starts in May.",
            {"Bram Falk": "person", "Drivers Union": "organisation"},
        ),
        (
            "The Dockers and Pilots Association met.",
            {"Dockers and Pilots Association": "organisation"},
        ),
        (
            "In Velmouth, Pellmouth and Cantle Bay the ferries stopped.",
            {"Velmouth": "place", "Pellmouth": "place", "Cantle Bay": "place"},
        ),
        (
            "Ada Merrow and Bram Falk signed the treaty.",
            {"Ada Merrow": "person", "Bram Falk": "person"},
        ),
        # titles and posts are no part of a name
        ("Dr Ada Merrow met Mrs Tull.", {"Ada Merrow": "person", "Tull": "person"}),
        ("Prime Minister Edda Sarrow resigned.", {"Edda Sarrow": "person"}),
        ("Mayor Ada Merrow resigned.", {"Ada Merrow": "person"}),
        # parties and constituencies
        (
            "Ostrey North Labour MP Clea Dorn asked about the ferries.",
            {"Ostrey North": "place", "Labour": "organisation", "Clea Dorn": "person"},
        ),
        (
            "Liberal Democrat MP Otis Marr resigned.",
            {"Liberal Democrat": "organisation", "Otis Marr": "person"},
        ),
        (
            "Labour's Shadow Transport Secretary Hanno Kest asked for a vote.",
            {"Labour": "organisation", "Hanno Kest": "person"},
        ),
        # acronyms in brackets
        (
            "The Velmouth Ferry Workers Association (VFWA) will vote.",
            {"Velmouth Ferry Workers Association": "organisation", "VFWA": "organisation"},
        ),
        # other kinds
        ("The iPhone sold well.", {"iPhone": "product"}),
        ("It was built at the University of Velmouth.", {"University of Velmouth": "organisation"}),
    ],
)
def test_a_sentence_has_its_names(text: str, names: dict[str, str]) -> None:
    """Where each ends, and its kind."""
    assert read(text).names == names


@pytest.mark.parametrize(
    "text",
    [
        "French and German companies signed the deal with a Spaniard.",
        "A Dutch ferry sank on Monday in March.",
        "The British and the French met.",
        "Ships waited. Turnout was low.",
        "FERRY CREWS VOTE TO STRIKE",
        "The Prime Minister resigned.",
        "On Tuesday I met him.",
        "It cost £3m. He paid.",
    ],
)
def test_a_capital_alone_makes_no_name(text: str) -> None:
    """Nationalities, days, posts, headlines and the first words of sentences name nobody."""
    assert read(text).names == {}


@pytest.mark.parametrize(
    ("line", "place", "outlet"),
    [
        ("PELLMOUTH (Merrin) - ", "PELLMOUTH", "Merrin"),
        ("PELLMOUTH (Merrin) – ", "PELLMOUTH", "Merrin"),
        ("LONDON (Reuters) - ", "LONDON", "Reuters"),
        ("CANTLE BAY (Merrin News) - ", "CANTLE BAY", "Merrin News"),
    ],
)
def test_a_dateline_is_a_place_and_an_outlet(line: str, place: str, outlet: str) -> None:
    """Where and by whom a story was filed; it tells of nothing, and no name runs out of it."""
    said = read(f"{line}Ferry crews walked out.")
    assert said.names == {place: "place", outlet: "organisation"}
    assert said.triggers == ["walked"]
    assert not said.report("walked").label.startswith(place)
    assert {words for _, words in said.roles("walked")} == {"Ferry crews"}


def test_an_article_votes_once_on_a_name() -> None:
    """A name that looks like a place here and like a person there is one or the other."""
    said = read(
        "Ms Ostrey resigned. Ostrey had led the board since 2019, and Ostrey, who is ill, "
        "thanked crews. They met Ostrey."
    )
    assert {m.kind for m in said.reading.mentions if m.span.of(said.text) == "Ostrey"} == {"person"}


def test_names_are_in_order_and_apart() -> None:
    """Each token is of one name at most."""
    doc = doc_of(
        "Ostrey North Labour MP Clea Dorn, of the Bank of Velmouth, met Dr Ada Merrow in Velmouth."
    )
    names = find_names(doc, encode(doc.text))
    assert len(names) > 3
    assert all(a.end <= b.title for a, b in pairwise(names))
    assert all(n.title <= n.start < n.end for n in names)


def test_a_name_may_open_a_quotation_or_a_sentence() -> None:
    """A capital at the start says nothing, a known name does."""
    said = read("Ada Merrow resigned. “Merrow was ill,” Bram Falk said. Merrow left.")
    assert said.mentioned.count("Merrow") == 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The union backed Lee Cheuk-yan in May.", {"Lee Cheuk-yan": "person"}),
        ("They met Wong Kwok-kin of the union.", {"Wong Kwok-kin": "person"}),
        ("The New York-based union won.", {"New York": "place"}),
    ],
)
def test_a_given_name_goes_on_after_its_hyphen(text: str, names: dict[str, str]) -> None:
    """Chinese and Korean given names go on in small letters; compounds do not."""
    assert read(text).names == names


@pytest.mark.parametrize(
    "text",
    [
        "Ministers met the Health Secretary, the Attorney General and the Chief Justice on Friday.",
        "The council appointed Bram Falk as Health Secretary.",
        "The Interior Minister and Defence Secretary resigned.",
    ],
)
def test_the_title_of_a_post_is_nobodys_name(text: str) -> None:
    """It is whoever holds the post that day."""
    assert set(read(text).names) <= {"Bram Falk"}
