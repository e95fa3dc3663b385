"""Status: nothing planned, possible, denied or supposed comes out as having happened."""

from __future__ import annotations

import pytest

from dateline.annotate.conditions import CONDITIONS
from dateline.annotate.negation import NEGATIVE
from dateline.annotate.prospects import FUTURE
from dateline.annotate.status import MODALS
from tests.annotate.reading_of import read, reasons


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        # plain facts
        ("The council closed the bridge.", "closed", "happened"),
        ("The council has closed the bridge.", "closed", "happened"),
        ("The bridge had been closed by the council.", "closed", "happened"),
        ("Ada Merrow’s resignation surprised the board.", "resignation", "happened"),
        ("The two sides held talks in Velmouth.", "talks", "happened"),
        ("The company began to hire drivers.", "hire", "happened"),
        ("The explosion killed three men.", "explosion", "happened"),
        # going on
        ("Drivers are striking at the depot.", "striking", "ongoing"),
        ("The trust is considering a sale.", "considering", "ongoing"),
        # planned
        ("The Borrow Rail Union is to ballot 4,600 drivers.", "ballot", "planned"),
        ("The council will sign the deal on Friday.", "deal", "planned"),
        ("The council won't sign the deal.", "deal", "planned"),
        ("The council plans to close the depot.", "close", "planned"),
        ("The council has agreed to close the depot.", "close", "planned"),
        ("Ferries are due to return on Monday.", "return", "planned"),
        ("The council is set to vote on the plan.", "vote", "planned"),
        ("The mayor promised to resign.", "resign", "planned"),
        ("The deal is yet to be signed.", "signed", "planned"),
        ("The union condemned the proposed cuts.", "cuts", "planned"),
        ("The crews are to strike on Monday over pay.", "strike", "planned"),
        ("Ada Merrow said the council would close the depot.", "close", "planned"),
        # possible
        ("The Borrow Rail Union could strike next month.", "strike", "possible"),
        ("The mayor may resign.", "resign", "possible"),
        ("The mayor might resign on Monday.", "resign", "possible"),
        ("The mayor should resign, critics said.", "resign", "possible"),
        ("The drivers threatened to strike.", "strike", "possible"),
        ("The council hopes to open the bridge.", "open", "possible"),
        ("The company expects to hire 300 people.", "hire", "possible"),
        ("The trust is considering closing the ward.", "closing", "possible"),
        ("The mayor urged drivers to return to work.", "return", "possible"),
        ("The union wants the board to resign.", "resign", "possible"),
        ("The union called for a strike.", "strike", "possible"),
        ("The union warned of a possible strike.", "strike", "possible"),
        ("The proposal to close the depot was leaked.", "close", "possible"),
        ("The mayor reportedly resigned.", "resigned", "possible"),
        ("Did the council sign the deal?", "deal", "possible"),
        # denied
        ("Ada Merrow denied that the trust sacked anyone.", "sacked", "denied"),
        ("Ada Merrow denied taking a bribe.", "taking", "denied"),
        ("The council did not sign the deal.", "deal", "denied"),
        ("The council never closed the bridge.", "closed", "denied"),
        ("The council didn't close the bridge.", "close", "denied"),
        ("The council refused to close the bridge.", "close", "denied"),
        ("The council failed to close the bridge.", "close", "denied"),
        ("The council was unable to sign the deal.", "deal", "denied"),
        ("The council withdrew without signing the deal.", "signing", "denied"),
        ("Nobody robbed the bank.", "robbed", "denied"),
        ("No ferry sailed on Monday.", "sailed", "denied"),
        ("The board cancelled the strike.", "strike", "denied"),
        ("The strike was averted.", "strike", "denied"),
        ("The minister ruled out a pay rise.", "rise", "denied"),
        # what somebody thinks will be
        ("Analysts believe that fares will rise.", "rise", "possible"),
        ("It is expected that fares will rise.", "rise", "possible"),
        ("The bank warned that profits would fall.", "fall", "possible"),
        ("Will the mayor resign?", "resign", "possible"),
        ("But ask the council again.", "ask", "possible"),
        # what will be made possible is to come
        ("The bridge will allow ferries to pass.", "pass", "planned"),
        ("Drivers will be able to park at the depot.", "park", "planned"),
        ("The council was able to sell the ferry.", "sell", "happened"),
        ("The law forced the council to sell the ferry.", "sell", "planned"),
        ("The council told drivers to return to work.", "return", "planned"),
        ("The mayor has chosen to resign.", "resign", "planned"),
        ("Police closed the road to search the depot.", "search", "planned"),
        ("The crews will stay until the mayor resigns.", "resigns", "planned"),
        ("The council announced a meeting to be held in May.", "meeting", "planned"),
        ("The trial begins on Monday.", "trial", "planned"),
        ("The crews return on Monday.", "return", "planned"),
        # plans that were dropped, and what was only said to be so
        ("The board abandoned plans to strike.", "strike", "denied"),
        ("The board dropped its plan to cut 300 jobs.", "cut", "denied"),
        ("It is wrong to say that the ferry sank.", "sank", "denied"),
        ("The ferry all but sank.", "sank", "denied"),
        # results, and who was the first
        ("The mill passed its rival to become the biggest.", "become", "happened"),
        ("It was the first ferry to sink in the bay.", "sink", "happened"),
        # what is there already, whatever becomes of the clause
        ("The council will resolve the dispute.", "dispute", "happened"),
        ("Under the agreement the council will sell the ferry.", "agreement", "happened"),
        # supposed
        ("The board backed a plan that would close the depot.", "close", "hypothetical"),
        ("If the trust closes the ward, crews will strike.", "closes", "hypothetical"),
        ("Unless the board resigns, the drivers will strike.", "resigns", "hypothetical"),
        ("The drivers would strike if the talks failed.", "strike", "hypothetical"),
        ("The drivers would strike if the talks failed.", "failed", "hypothetical"),
        ("The plan would have closed the depot.", "closed", "hypothetical"),
        ("Ada Merrow asked whether the board would resign.", "resign", "hypothetical"),
    ],
)
def test_a_report_has_the_status_of_its_words(text: str, trigger: str, status: str) -> None:
    """One construction each, in small sentences."""
    assert read(text, "2024-03-13").report(trigger).status == status


@pytest.mark.parametrize(
    "frame",
    [
        "The council {} closed the bridge.",
        "Ada Merrow said the council {} closed the bridge.",
        "“The council {} closed the bridge,” Ada Merrow said.",
    ],
)
def test_negation_is_seen_in_any_frame(frame: str) -> None:
    """In a main clause, in indirect and in direct speech."""
    for word in ("never", "has not", "had never"):
        report = read(frame.format(word)).report("closed")
        assert report.negated
        assert report.status == "denied"


def test_a_negation_reaches_its_clause_and_no_further() -> None:
    """Who did not say that it closed leaves open whether it did; who closed it, closed it."""
    said = read("Ada Merrow did not resign and the council closed the bridge.")
    assert said.report("resign").negated
    assert not said.report("closed").negated
    assert said.report("closed").status == "happened"
    said = read("The council closed the bridge because Ada Merrow did not resign.")
    assert said.report("closed").status == "happened"
    assert said.report("resign").status == "denied"


def test_what_is_not_planned_is_no_plan_that_failed() -> None:
    """ "Will not sign" is planned not to happen."""
    report = read("The council will not close the bridge.").report("close")
    assert report.negated
    assert report.status == "planned"


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("The council will stop selling ferries.", "selling", "planned"),
        ("The mayor may refuse to sign.", "sign", "possible"),
        ("The crews voted against joining the strike.", "joining", "possible"),
        ("The minister had no power to close the depot.", "close", "possible"),
    ],
)
def test_what_may_come_may_be_that_it_does_not(text: str, trigger: str, status: str) -> None:
    """Planned or possible, and negated."""
    report = read(text).report(trigger)
    assert (report.status, report.negated) == (status, True)


def test_nobody_and_nothing_negate_also_as_objects() -> None:
    """And "were not on strike" says that there was none."""
    assert read("The mayor apologised for nothing.").report("apologised").negated
    assert read("The crews were not on strike.").report("strike").negated


def test_who_thinks_of_what_they_will_do_has_it_planned() -> None:
    """ "I think that I will" is no forecast."""
    assert read("“I think that I will vote,” he said.").report("vote").status == "planned"


def test_what_was_not_denied_is_not_denied() -> None:
    """ "Did not deny that it sank" leaves the sinking as it is told."""
    assert read("Ada Merrow did not deny that the ferry sank.").report("sank").status != "denied"


def test_a_denial_reaches_into_the_clauses_below_it() -> None:
    """What is planned within what is denied is denied too."""
    said = read("Ada Merrow denied that the trust planned to hire new crews.")
    assert said.report("planned").status == "denied"
    assert said.report("hire").status == "denied"


def test_what_is_shared_by_coordination_is_shared_in_status() -> None:
    """ "Will close the bridge and repair it": both lie ahead."""
    said = read("The council will close the bridge and repair the road.")
    assert said.report("close").status == "planned"
    assert said.report("repair").status == "planned"


def test_the_words_of_status_do_not_contradict_one_another() -> None:
    """No word makes a thing certain to come and only possible at once."""
    assert not FUTURE & MODALS
    assert not NEGATIVE & CONDITIONS


@pytest.mark.parametrize(
    ("lead", "statuses"),
    [
        ("is to", {"planned"}),
        ("is going to", {"planned"}),
        ("is about to", {"planned"}),
        ("intends to", {"planned"}),
        ("decided to", {"planned"}),
        ("vowed to", {"planned"}),
        ("is expected to", {"possible"}),
        ("is likely to", {"possible"}),
        ("is unlikely to", {"possible", "denied"}),
        ("is ready to", {"planned", "possible"}),
        ("wants to", {"possible"}),
        ("tried to", {"possible"}),
        ("can", {"possible"}),
        ("must", {"possible"}),
        ("ought to", {"possible"}),
        ("would", {"hypothetical", "planned"}),
        ("declined to", {"denied"}),
        ("cannot", {"possible", "denied"}),
        ("did not plan to", {"denied"}),
        ("has yet to", {"planned", "possible", "denied"}),
        ("was asked to", {"possible"}),
        ("was ordered to", {"planned"}),
    ],
)
def test_what_leads_to_an_infinitive_decides_about_it(lead: str, statuses: set[str]) -> None:
    """Whatever the verb after it: none of these has happened."""
    for verb in ("close the bridge", "sell the ferry"):
        found = read(f"The council {lead} {verb}.").report(verb.split()[0])
        assert found.status in statuses


@pytest.mark.parametrize(
    ("text", "trigger", "rule", "words"),
    [
        ("The council closed the bridge.", "closed", "nothing in the words says otherwise", []),
        ("The council did not close the bridge.", "close", "it is negated", ["not"]),
        ("The mayor may resign.", "resign", "a modal verb before it", ["may"]),
        ("The council will close the depot.", "close", "the future", ["will"]),
        ("If the mayor resigns, drivers strike.", "resigns", "it stands in a condition", ["If"]),
        ("The council plans to close it.", "close", "a word for plans above it", ["plans"]),
        ("The mayor reportedly resigned.", "resigned", "a hedge beside it", ["reportedly"]),
        ("The mayor nearly resigned.", "resigned", "it nearly did, and did not", ["nearly"]),
        ("The mayor denied that he resigned.", "resigned", "it stands in what is denied", ["denied"]),
        ("Did the mayor resign?", "resign", "it is only asked", ["?"]),
    ],
)  # fmt: skip
def test_a_status_names_the_rule_and_its_word(
    text: str, trigger: str, rule: str, words: list[str]
) -> None:
    """So that `dateline explain` can show both."""
    one = read(text)
    assert reasons(one, one.report(trigger), "status") == [(rule, words)]
