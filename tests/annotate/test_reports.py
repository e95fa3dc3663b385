"""Reports: which words tell of something happening, and of what kind it is."""

from __future__ import annotations

import re

import pytest

from dateline.annotate.eventkinds import kind_of
from dateline.annotate.lexicon import lines
from dateline.annotate.reports import plan_noun, stative, status_group
from dateline.vocab import kinds
from tests.annotate.reading_of import doc_of, read, reasons


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("The ferry has been sailing.", ["sailing"]),
        ("The council is slow.", []),
        ("The company began to hire drivers.", ["hire"]),
        ("The two sides held talks.", ["talks"]),
        ("The council signed the deal.", ["deal"]),
        ("Ada Merrow resigned and left.", ["resigned", "left"]),
        ("The explosion killed three men.", ["explosion", "killed"]),
        ("The union is to ballot 460 drivers.", ["ballot"]),
        ("Ada Merrow of Strike Ferries resigned.", ["resigned"]),
        ("Ferries, including two old ones, waited.", ["waited"]),
    ],
)
def test_a_sentence_has_its_triggers(text: str, triggers: list[str]) -> None:
    """Verbs and event nouns; no auxiliaries, no verbs that only carry a noun, no names."""
    assert read(text).triggers == triggers


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Ada Merrow said no.", "said", "statement"),
        ("Ada Merrow accused the board.", "accused", "dispute"),
        ("The two sides held talks.", "talks", "negotiation"),
        ("Talks collapsed.", "Talks", "negotiation"),
        ("The council signed the deal.", "deal", "agreement"),
        ("The council closed the depot.", "closed", "decision"),
        ("The council proposed a toll.", "proposed", "proposal"),
        ("The union balloted drivers.", "balloted", "vote"),
        ("Drivers marched to the depot.", "marched", "protest"),
        ("The crews walked out.", "walked", "protest"),
        ("Ada Merrow resigned.", "resigned", "appointment"),
        ("Police arrested a driver.", "arrested", "legal"),
        ("Gunmen killed three men.", "killed", "violence"),
        ("The ferry sank.", "sank", "accident"),
        ("The board sold the mill.", "sold", "business"),
        ("The trust paid £3m.", "paid", "finance"),
        ("The Post published a memo.", "published", "publication"),
        ("Ada Merrow met Bram Falk.", "met", "meeting"),
        ("Crews left Velmouth.", "left", "movement"),
        ("Velmouth won the cup.", "won", "sport"),
        ("The cook slept.", "slept", "other"),
    ],
)
def test_a_report_has_its_kind(text: str, trigger: str, kind: str) -> None:
    """One of each concept of the scheme."""
    assert read(text).report(trigger).kind == kind


def test_every_kind_in_the_word_lists_is_in_the_scheme() -> None:
    """What stands there comes out as it stands in the vocabulary."""
    known = set(re.findall(r'skos:notation "([^"]+)"', kinds()))
    assert "other" in known
    for name in ("event_verbs", "event_nouns"):
        assert {line.partition(":")[0].strip() for line in lines(f"{name}.txt")} <= known


def test_a_plural_with_an_entry_of_its_own_counts_first() -> None:
    """ "Talks" are a negotiation, "a talk" is a speech."""
    doc = doc_of("The talks failed. Her talk was long.")
    kinds = [kind_of(t) for t in doc if t.lemma_ == "talk"]
    assert kinds == ["negotiation", "statement"]


def test_words_of_state_plan_and_status_are_known() -> None:
    """What the status of a report rests on."""
    token = {t.text: t for t in doc_of("It owns a proposal and a chair.")}
    assert stative(token["owns"])
    assert plan_noun(token["proposal"])
    assert not plan_noun(token["chair"])
    assert status_group("refuse") == "denied"
    assert status_group("call off") == "denied"
    assert status_group("sleep") is None


def test_a_report_says_what_made_it_one_and_of_its_kind() -> None:
    """Grammar, table or encoder, with the encoder's chance; and the word in the table."""
    one = read("The crews went on strike and the mayor called off a meeting.")
    for report in one.reading.reports:
        ((rule, words),) = reasons(one, report, "trigger")
        assert re.fullmatch(
            r"(a verb|a noun of the table of events|the encoder alone)[:;].* [01]\.\d\d", rule
        )
        assert words == []
    kinds = reasons(one, one.report("strike"), "kind")
    assert kinds == [("the table of event nouns", ["strike"])]
