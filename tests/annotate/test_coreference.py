"""Who is who within an article: names, posts, noun phrases, pronouns, and the speaker's "I"."""

from __future__ import annotations

import pytest

from tests.annotate.reading_of import read, reasons


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Jordan Vell resigned. Vell had led the board.", "Jordan Vell", "Vell"),
        ("Dr Ada Merrow resigned. Dr Merrow was ill.", "Ada Merrow", "Merrow"),
        ("Dr Ada Poulter resigned. Dr Poullter was ill.", "Ada Poulter", "Poullter"),
        ("Bram Falk, the ports minister, resigned.", "Bram Falk", "the ports minister"),
        ("Bram Falk, the ports minister, met crews. The minister left.", "Bram Falk", "The minister"),
        ("Chief executive Nora Vell met crews. The chief executive left.", "Nora Vell", "The chief executive"),
        ("Ada Merrow resigned. She had led the board.", "Ada Merrow", "She"),
        ("Ada Merrow resigned. Her deputy stayed.", "Ada Merrow", "Her"),
        ("Mr Falk met Ms Vell. He thanked her.", "Falk", "He"),
        ("Mr Falk met Ms Vell. He thanked her.", "Vell", "her"),
        ("The Velmouth Ferry Association met. The VFA will vote.", "Velmouth Ferry Association", "VFA"),
        ("The Borrow Rail Union met. The union will vote.", "Borrow Rail Union", "The union"),
        ("The Borrow Rail Union met. It will ballot its members.", "Borrow Rail Union", "It"),
        ("The Borrow Rail Union met. It will ballot its members.", "Borrow Rail Union", "its"),
    ],
)  # fmt: skip
def test_two_mentions_of_one_actor(text: str, one: str, other: str) -> None:
    """Surname, title, slip of the pen, post, role, pronoun, acronym."""
    said = read(text)
    assert said.chain(one) == said.chain(other)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Ada Merrow met Bram Merrow. Ada Merrow left.", "Ada Merrow", "Bram Merrow"),
        ("Mr Falk met Ms Falk.", ("Falk", 0), ("Falk", 1)),
        ("Mr Falk met Ms Vell. He thanked her.", "He", "her"),
        ("The Borrow Rail Union met the Velland Ferry Union.", "Borrow Rail Union", "Velland Ferry Union"),
        ("One union accepted the deal. The other union did not.", "One union", "The other union"),
        ("Ada Merrow met the mayor. The mayor left.", "Ada Merrow", "The mayor"),
    ],
)  # fmt: skip
def test_two_mentions_of_two_actors(
    text: str, one: str | tuple[str, int], other: str | tuple[str, int]
) -> None:
    """One surname, two people; two of a kind."""
    said = read(text)
    first = (one, 0) if isinstance(one, str) else one
    second = (other, 0) if isinstance(other, str) else other
    assert said.chain(*first) != said.chain(*second)


def test_i_is_who_is_quoted() -> None:
    """Also where the speaker is named after the words, and in a paragraph that goes on."""
    said = read(
        "“I have signed the deal,” Ada Merrow said.\n\n“And I will not strike, whatever happens.”"
    )
    assert said.chain("I", 0) == said.chain("I", 1) == said.chain("Ada Merrow")


def test_he_in_a_quotation_is_not_the_speaker() -> None:
    """Who speaks says "I", whether named before the words or after them."""
    for text in (
        "Ada Merrow met Bram Falk. “He has signed the deal,” Merrow said.",
        "Ada Merrow met Bram Falk. Merrow said: “He has signed the deal.”",
    ):
        said = read(text)
        assert said.chain("He") == said.chain("Bram Falk")


def test_he_beside_a_quotation_can_be_the_speaker() -> None:
    """The one who "added" is the one who spoke."""
    said = read("Mr Falk said the deal was off. “We will not sign it,” he added.")
    assert said.chain("he") == said.chain("Falk")


def test_it_of_the_weather_is_nobody() -> None:
    """Nor is the one in "it is clear that"."""
    for text in (
        "The union met. It is clear that it rained.",
        "The trust met. It seems they left.",
    ):
        said = read(text)
        assert "It" not in said.mentioned


def test_a_pronoun_gives_gender_to_its_actor() -> None:
    """So that a later one cannot mean him."""
    said = read("Jordan Tull resigned. He had led the board.")
    assert said.actor("Jordan Tull").gender == "male"


def test_titles_give_gender() -> None:
    """Where the language has two of them."""
    said = read("Mr Falk met Dame Nora Vell.")
    assert said.actor("Falk").gender == "male"
    assert said.actor("Nora Vell").gender == "female"


def test_a_chain_has_its_fullest_name_and_all_the_others() -> None:
    """In order of appearance, without titles."""
    said = read("Mr Tull resigned. Jordan Tull had led the board. Tull was ill.")
    actor = said.actor("Jordan Tull")
    assert actor.name == "Jordan Tull"
    assert actor.names == ("Tull", "Jordan Tull")
    assert actor.titles == ("Mr",)
    assert actor.named


def test_a_chain_without_a_name_goes_by_its_first_words() -> None:
    """It is referred to, but nowhere named."""
    said = read("A docker fell. The docker was hurt.")
    actor = said.actor("The docker")
    assert (actor.name, actor.named, actor.names) == ("A docker", False, ())


def test_they_are_many() -> None:
    """A plural pronoun takes up a plural noun, not a single person."""
    said = read("Ada Merrow met the drivers. They left.")
    assert said.chain("They") == said.chain("the drivers")


@pytest.mark.parametrize(
    ("text", "words", "rule", "back"),
    [
        ("Jordan Vell resigned.", "Jordan Vell", "the first that is said of it", []),
        (
            "Jordan Vell resigned. Vell had led the board.",
            "Vell",
            "a shorter or longer form of its name",
            ["Jordan Vell"],
        ),
        ("Vell resigned. Crews met Vell.", "Vell", "the same name", ["Vell"]),
        (
            "The Pilots and Dockers Association met crews. The PDA left.",
            "PDA",
            "an acronym of its name, or what it stands for",
            ["Pilots and Dockers Association"],
        ),
        (
            "Bram Falk, the ports minister, resigned.",
            "the ports minister",
            "the post beside the name",
            ["Bram Falk"],
        ),
        (
            "Ada Merrow resigned. She had led the board.",
            "She",
            "the only one near that agrees",
            ["Ada Merrow"],
        ),
        (
            "“I am ill,” said Ada Merrow.",
            "I",
            "who is quoted here",
            ["Ada Merrow"],
        ),
    ],
)
def test_a_mention_says_how_it_joined_its_chain(
    text: str, words: str, rule: str, back: list[str]
) -> None:
    """By which rule, and to which mention it goes back."""
    one = read(text)
    mention = [m for m in one.reading.mentions if m.span.of(text) == words][-1]
    found = reasons(one, mention, "chain")
    assert [name for name, _ in found] == [rule]
    assert [w.removeprefix("The ") for w in found[0][1]] == back
