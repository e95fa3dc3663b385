"""Why days are as narrow as they are, in every file that is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pyoxigraph import RdfFormat, Store

from dateline.export import payload, rdf
from dateline.export.coverage import coverage
from dateline.export.readings import record
from dateline.model import Article, Dating, Days, Interval, Ref, When
from dateline.query import ask
from dateline.query.graph import run
from dateline.story import Account, Contradiction, Story
from tests.resolve.made import Made, on, story


@pytest.fixture(scope="module")
def dated() -> Story:
    """A story of an article with a date, one without, and one that cannot be right."""
    first = Made("dated.txt", "2021-03-20")
    ada = first.chain("Ada Merrow", posts=["chair"])
    vote = first.report("voted", ada, when=on("2021-03-03"))
    first.order(vote, first.report("left", ada), 2, 2)
    second = Made("undated.txt")
    board = second.chain("Quay Board", kind="organisation")
    second.order(second.report("met", board, when=on("2013-01-01", "2013-12-31")), None)
    ahead = When(Interval(None, date(2015, 12, 31)), "../2015", "stated")
    second.order(None, second.report("save", board, status="planned", when=ahead))
    yesterday = When(Interval(), "", "none", (), Days(-1, -1))
    second.order(second.report("sang", board, when=yesterday), None)
    third = Made("wrong.txt", "2021-04-20")
    crew = third.chain("Ferry Crew", kind="organisation")
    landed = third.report("landed", crew, when=on("2021-04-09"))
    third.order(landed, third.report("sailed", crew, when=on("2021-04-02")))
    return story(first, second, third)


@pytest.fixture(scope="module")
def store(dated: Story) -> Store:
    """The story's graph."""
    held = Store()
    held.bulk_load("".join(rdf.written(dated)), RdfFormat.TRIG)
    return held


def asked(store: Store, sparql: str) -> list[list[str]]:
    """Answer a query in words."""
    return [list(row) for row in run(store, sparql).table()]


def test_the_graph_says_why_an_event_is_dated(store: Store) -> None:
    """Each ground is a node with its rule, the reports it is about and the words it rests on."""
    rows = asked(store, """
        SELECT ?rule (COUNT(?report) AS ?reports) WHERE {
          ?event a sem:Event ; dl:basis "event" ; dl:ground ?ground .
          ?ground a dl:Ground ; rdfs:label ?rule ; prov:wasDerivedFrom ?report .
          ?report a dl:Report
        } GROUP BY ?ground ?rule ORDER BY ?ground""")  # fmt: skip
    assert [count for _, count in rows] == ["1", "2"]
    assert rows[0][0].endswith("is dated 2021-03-03")
    assert "came 2 days before" in rows[1][0]


def test_the_graph_says_when_an_article_can_have_been_published(store: Store) -> None:
    """In the graph of resolution, not in the article's own, which says nothing of it."""
    rows = asked(store, """
        SELECT ?id ?when ?graph (COUNT(?ground) AS ?grounds) WHERE {
          GRAPH ?graph { ?found a dl:InferredPublication ; dl:article ?article ; dl:when ?when ;
            dl:ground ?ground }
          ?article schema:identifier ?id
        } GROUP BY ?id ?when ?graph""")  # fmt: skip
    assert rows == [["undated.txt", "[2013-01-01..2015-12-31]", "d:resolution", "2"]]


def test_an_article_says_what_came_before_what(store: Store) -> None:
    """Two days between a vote and a leaving; publication stands as the article."""
    rows = asked(store, """
        SELECT ?least ?most WHERE {
          ?order a dl:Order ; dl:earlier/dl:lemma "voted" ; dl:later/dl:lemma "left" ;
            dl:leastDays ?least ; dl:mostDays ?most ; dl:during false
        }""")  # fmt: skip
    assert rows == [["2", "2"]]
    rows = asked(store, """
        SELECT ?lemma WHERE {
          ?order dl:earlier/schema:identifier "undated.txt" ; dl:later/dl:lemma ?lemma
        }""")  # fmt: skip
    assert rows == [["save"]]


def test_what_is_counted_from_an_unknown_day_keeps_its_distance(store: Store) -> None:
    """Yesterday is one day before publication, whenever that was."""
    sparql = 'SELECT ?d { ?r dl:lemma "sang" ; dl:leastDays ?d ; dl:mostDays ?d }'
    rows = asked(store, sparql)
    assert rows == [["-1"]]


def test_posts_have_their_days_in_the_graph(store: Store) -> None:
    """From the first to the last article that says so."""
    rows = asked(store, """
        SELECT ?title ?first ?former WHERE {
          ?actor dl:tenure ?tenure . ?tenure a dl:Tenure ; rdfs:label ?title ; dl:former ?former ;
            sem:hasEarliestBeginTimeStamp ?first
        }""")  # fmt: skip
    assert rows == [["chair", "2021-03-20", "false"]]


def test_the_page_has_the_grounds_of_events_and_publications(dated: Story) -> None:
    """Rules with reports by their numbers, which lead to the sentences."""
    core = payload.core(dated)
    (place,) = (n for n, grounds in enumerate(core["grounds"]) if len(grounds) == 2)
    assert core["bases"][core["events"]["basis"][place]] == "event"
    numbers = {number for _, reports in core["grounds"][place] for number in reports}
    assert numbers <= set(range(len(core["reports"]["article"])))
    found = core["publications"]
    assert found["edtf"] == ["[2013-01-01..2015-12-31]"]
    assert core["articles"]["id"][found["article"][0]] == "undated.txt"
    assert len(found["grounds"][0]) == 2


def test_what_is_not_covered_says_why(dated: Story) -> None:
    """An undated article its days and why; an article that cannot be right what it says."""
    found = coverage(dated)
    published = {a["id"]: a.get("published") for a in found["articles"]}
    assert published["dated.txt"] is None
    assert published["undated.txt"]["edtf"] == "[2013-01-01..2015-12-31]"
    assert len(published["undated.txt"]["because"]) == 2
    (misfit,) = found["misfits"]
    assert misfit["article"] == "wrong.txt"
    assert len(misfit["says"]) == 3


def test_a_step_that_rests_on_no_report_is_listed_with_the_others() -> None:
    """A post says when its holder had it, and no report does."""
    article = Article("wrong.txt", "They met.", source="in/wrong.txt")
    held = Account("Ada Merrow is called chair from 2021-01-01", (), (), 1, Interval())
    met = Account("it tells of the meeting", (Ref(article.key, 0),), (), 1, Interval())
    one = Contradiction("order", (), (held, met), sure=False)
    twice = Story((article,), misfits=(one, replace(one, events=("e1",))))
    assert coverage(twice)["misfits"] == [{"article": "wrong.txt", "says": [held.says, met.says]}]


def test_the_graph_has_what_one_article_cannot_mean(store: Store) -> None:
    """As no contradiction, with its article, its events and the reports that each side rests on."""
    rows = asked(store, """
        SELECT ?id (COUNT(DISTINCT ?account) AS ?accounts) (COUNT(DISTINCT ?event) AS ?events) WHERE {
          ?misfit a dl:Misfit ; dl:article/schema:identifier ?id ; dl:account ?account ;
            dl:event ?event .
          ?account a dl:Account ; prov:wasDerivedFrom/a dl:Report .
          FILTER NOT EXISTS { ?misfit a dl:Contradiction }
        } GROUP BY ?id""")  # fmt: skip
    assert rows == [["wrong.txt", "3", "2"]]


def test_a_line_of_readings_has_its_orders(dated: Story) -> None:
    """Events by their places in the line, null for its publication."""
    lines = {article.id: record(dated, article)["orders"] for article in dated.articles}
    (order,) = lines["dated.txt"]
    assert (order["first"], order["then"], order["least"], order["most"]) == (0, 1, 2, 2)
    assert [order["first"] for order in lines["undated.txt"]].count(None) == 1


def test_a_saved_question_lists_what_follows_from_what(store: Store) -> None:
    """Events and articles without a date, a row for each step."""
    rows = ask(store, "inferred-days").table()
    assert {row[0]: row[2] for row in rows if row[1] == "undated.txt"} == {
        "article": "[2013-01-01..2015-12-31]"
    }
    assert {row[1].rpartition(" ")[2]: row[2] for row in rows if row[0] == "event"} == {
        "left": "2021-03-05",
        "sang": "[2012-12-31..2015-12-30]",
        "save": "[2013-01-01..2015-12-31]",
    }
    assert all(row[3] for row in rows)
    misfit = [row for row in rows if row[0] == "misfit"]
    assert [row[1:3] for row in misfit] == [["wrong.txt", ""]] * 3
    assert len({row[4] for row in misfit}) == 1
    assert rows[-3:] == misfit


def test_the_graph_says_what_says_when_an_article_was_published() -> None:
    """Every day that was found, by what and in which words; of one article all of them, once."""
    days = (
        Dating(date(2021, 3, 20), "the byline", "20 March"),
        Dating(date(2021, 3, 19), "the file's name", 'a "19"'),
        Dating(date(2021, 3, 20), "the byline", "20 March"),
    )
    held = Store()
    told = Story((Article("a", "It rained.", published=date(2021, 3, 20), dates=days),), {})
    held.bulk_load("".join(rdf.written(told)), RdfFormat.TRIG)
    rows = asked(held, """
        SELECT ?day ?basis ?words ?used ?graph WHERE {
          GRAPH ?graph { ?article schema:datePublished ?p ; dl:dating ?it .
            ?it a dl:Dating ; dl:day ?day ; dl:basis ?basis ; dl:words ?words ; dl:used ?used }
        } ORDER BY DESC(?used)""")  # fmt: skip
    graph = f"d:reading:{told.articles[0].key}"
    assert rows == [
        ["2021-03-20", "the byline", "20 March", "true", graph],
        ["2021-03-19", "the file's name", 'a "19"', "false", graph],
    ]


def test_a_day_that_was_not_used_is_not_said_to_be() -> None:
    """An article whose day of publication is another than any that was found uses none of them."""
    held = Store()
    found = (Dating(date(2021, 3, 19), "the byline", "19 March"),)
    told = Story((Article("a", "It rained.", published=date(2021, 3, 20), dates=found),), {})
    held.bulk_load("".join(rdf.written(told)), RdfFormat.TRIG)
    assert asked(held, "SELECT ?used WHERE { ?it dl:used ?used }") == [["false"]]
