"""What is wrong in a graph is found, with the article and the words that it is about."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, Store

from dateline.errors import DatelineError, UnusableOutput
from dateline.query import check as room
from dateline.query.check import check
from dateline.vocab import VERSION
from tests.vocab.correct import changed, correct_store


@pytest.fixture
def put(tmp_path: Path) -> Callable[[Store], Path]:
    """Write a graph as a build would leave it, and give its folder."""

    def write(store: Store) -> Path:
        store.dump(tmp_path / "story.trig", RdfFormat.TRIG)
        return tmp_path

    return write


def test_nothing_is_wrong_in_a_right_graph(put: Callable[[Store], Path]) -> None:
    """Every triple is counted."""
    store = correct_store()
    found = check(put(store))
    assert (found.triples, found.violations, found.more) == (len(store), (), False)
    assert found.shapes > 100


@pytest.mark.parametrize("version", ["https://dateline.example/vocab/0", ""])
def test_a_graph_in_the_words_of_another_version_is_none_of_ours(
    put: Callable[[Store], Path], version: str
) -> None:
    """Which shapes may have nothing to say against."""
    store = correct_store()
    said = changed(
        store,
        f"?it <http://purl.org/dc/terms/conformsTo> <{VERSION}>",
        f"?it <http://purl.org/dc/terms/conformsTo> <{VERSION}>",
        f"?it <http://purl.org/dc/terms/conformsTo> <{version}>" if version else "",
    )
    assert said
    says = version or "of before there were versions"
    with pytest.raises(UnusableOutput, match=f"another version .{says}.*Build the folder again"):
        check(put(store))


def test_the_graphs_are_one(put: Callable[[Store], Path]) -> None:
    """An event and its reports are in graphs of their own, and nothing dangles for that."""
    store = correct_store()
    assert len(list(store.named_graphs())) > 3
    assert check(put(store)).violations == ()


@pytest.mark.parametrize(
    ("where", "gone", "place"),
    [
        ('?it a dl:Report ; rdfs:label "Ada Moss met Jonas Hale" ; dl:status ?x',
         "?it dl:status ?x", ("news/one.txt", "met")),
        ('?it a sem:Actor ; rdfs:label "Jonas Hale" ; dl:kind ?x . FILTER(?x = "person")',
         "?it dl:kind ?x", ("news/one.txt", "Jonas Hale")),
        ('?it a dl:Chain ; rdfs:label "Moss" ; dl:kind ?x', "?it dl:kind ?x",
         ("news/two.txt", "Moss")),
        ('?it oa:exact "shouted" ; oa:suffix ?x', "?it oa:suffix ?x", ("news/one.txt", "shouted")),
        ('?it a dl:Report ; rdfs:label "Hale met Moss" ; prov:wasDerivedFrom ?x',
         "?it prov:wasDerivedFrom ?x", ("news/two.txt", "")),
        ("?it a sem:RoleType ; rdfs:label ?x . FILTER(?x = \"Arg0\")", "?it rdfs:label ?x", ("", "")),
    ],
)  # fmt: skip
def test_it_says_where(
    put: Callable[[Store], Path], where: str, gone: str, place: tuple[str, str]
) -> None:
    """The article and the words of whatever is wrong, as far as the graph still has them."""
    store = correct_store()
    assert changed(store, where, gone)
    found = check(put(store)).violations
    assert found
    assert {(one.article, one.words) for one in found} == {place}


def test_values_and_shapes_are_named(put: Callable[[Store], Path]) -> None:
    """A value that is none of the vocabulary, and what it should be."""
    store = correct_store()
    changed(
        store, '?it a dl:Mention ; dl:form "pronoun"', '?it dl:form "pronoun"', '?it dl:form "x"'
    )
    (one,) = check(put(store)).violations
    assert (one.shape, one.value) == ("Mention", "x")
    assert one.says == "must have one form: name, nominal or pronoun"
    assert one.node.startswith("urn:dateline:mention:")


def test_not_everything_wrong_is_looked_for(
    put: Callable[[Store], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And that is said."""
    monkeypatch.setattr(room, "MOST", 5)
    store = correct_store()
    changed(store, "?it oa:suffix ?x", "?it oa:suffix ?x")
    found = check(put(store))
    assert (len(found.violations), found.more) == (5, True)


def test_a_node_without_a_name_is_no_trouble(tmp_path: Path) -> None:
    """Another program may have written blank nodes."""
    (tmp_path / "story.trig").write_text("[] a <https://dateline.example/vocab#Mention> .")
    found = check(tmp_path)
    assert found.triples == 1
    assert {one.article for one in found.violations} == {""}


def test_parts_must_hang_together(put: Callable[[Store], Path]) -> None:
    """Each report was judged the same as another, but of another event."""
    store = correct_store()
    changed(
        store,
        '?a dl:about "event" ; dl:reason "by hand" ; dl:right ?x .'
        ' ?b dl:about "event" ; dl:score 0.75 ; dl:right ?y',
        "?a dl:right ?x . ?b dl:right ?y",
        "?a dl:right ?y . ?b dl:right ?x",
    )
    found = check(put(store)).violations
    assert [(one.node, one.shape) for one in found] == [
        ("urn:dateline:event:e1", "Joined"),
        ("urn:dateline:event:e2", "Joined"),
    ]
    assert found[0].words == "met"


def test_a_person_parts_what_a_rule_joined(put: Callable[[Store], Path]) -> None:
    """Two judgements of one pair: the one that they are different holds."""
    store = correct_store()
    changed(
        store,
        '?a dl:about "event" ; dl:reason "by hand" ; dl:left ?x ; dl:right ?y . ?j a prov:Person',
        new="<urn:dateline:judgement:new> a dl:Judgement ; dl:about 'event' ; dl:left ?y ;"
        " dl:right ?x ; dl:verdict 'different' ; prov:wasAttributedTo ?j",
    )
    (one,) = check(put(store)).violations
    assert (one.node, one.shape) == ("urn:dateline:event:e2", "Joined")


def test_many_parts_may_hang_by_a_thread(put: Callable[[Store], Path]) -> None:
    """Not every pair of them has to be judged; and what nobody judged is said once."""
    store = correct_store()
    changed(
        store,
        '?a dl:about "event" ; dl:reason "by hand" ; dl:right ?x ; prov:wasAttributedTo ?j .'
        ' ?b dl:about "event" ; dl:score 0.75 ; dl:right ?y',
        new="<urn:dateline:judgement:new> a dl:Judgement ; dl:about 'event' ; dl:left ?y ;"
        " dl:right ?x ; dl:verdict 'same' ; prov:wasAttributedTo ?j",
    )
    changed(
        store,
        '?e a sem:Event ; rdfs:label "Ada Moss met Jonas Hale" .'
        ' ?f a sem:Event ; rdfs:label "Ada Moss agreed a rise of 1%" ; gaf:denotedBy ?x',
        new="?e gaf:denotedBy ?x",
    )
    assert check(put(store)).violations == ()
    changed(store, '?j dl:about "event" ; dl:verdict "same"', '?j dl:verdict "same"')
    found = [one.shape for one in check(put(store)).violations if one.shape.startswith("Joined")]
    assert found == ["JoinedEvent"] * 2


@pytest.mark.parametrize("text", ["<a", "d:x a d:y .", "\x00", "<urn:a> <urn:b> <urn:c> . }"])
def test_a_damaged_graph_is_one_sentence(tmp_path: Path, text: str) -> None:
    """That says where, and what to do."""
    (tmp_path / "story.trig").write_text(text)
    with pytest.raises(UnusableOutput, match=r"damaged at line 1 .*Build the folder again\."):
        check(tmp_path)


def test_a_folder_without_a_build(tmp_path: Path) -> None:
    """Is no graph that is right."""
    with pytest.raises(UnusableOutput, match=r"there is no story\.trig here"):
        check(tmp_path)


def test_a_machine_without_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is told where it can be checked."""
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "shacl":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(DatelineError, match="Check the folder on another"):
        check(tmp_path)
