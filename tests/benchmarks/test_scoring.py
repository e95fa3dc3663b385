"""The scorer: its measures on cases that can be counted by hand, and against the reference."""

import json
import random
import re
import runpy
from pathlib import Path
from typing import Any

import pytest

from benchmarks import annotations, coreference, scoring

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT.parent / "shared" / "gold" / "score.py"
CORPUS = ROOT / "corpus" / "gold.jsonl"

Record = dict[str, Any]


def article(**layers: Any) -> annotations.Annotated:
    """Make an article of a hundred characters."""
    return annotations.annotated({"id": "a", "text": "x" * 100, "scope": [[0, 100]], **layers})


def figures(gold: annotations.Annotated, found: annotations.Annotated) -> dict[str, float]:
    """Score one article, as name → figure."""
    return {figure.name: figure.value for figure in scoring.score([gold], {"a": found})}


def chains(*sets: str) -> list[frozenset[Any]]:
    """Make chains of strings, a letter a mention."""
    return coreference.group(
        (number, letter) for number, letters in enumerate(sets) for letter in letters
    )


def test_chains_that_are_the_same_score_one() -> None:
    """Whoever finds every chain has every measure at 1."""
    same = chains("abc", "de")
    assert all(
        measure(same, same).f1 == 1
        for measure in (coreference.muc, coreference.b_cubed, coreference.ceaf_e)
    )


def test_measures_of_a_split_chain() -> None:
    """Vilain's example: one chain of four, found as two of two, has two of its three links."""
    gold, found = chains("abcd"), chains("ab", "cd")
    links = coreference.muc(gold, found)
    assert (links.precision, links.recall) == pytest.approx((1, 2 / 3))
    mentions = coreference.b_cubed(gold, found)
    assert (mentions.precision, mentions.recall) == pytest.approx((1, 0.5))
    assert coreference.ceaf_e(gold, found).recall == pytest.approx(2 * 2 / (4 + 2))


def test_one_great_chain_is_no_way_to_a_good_figure() -> None:
    """To throw all mentions together pleases MUC alone."""
    gold, found = chains("ab", "cd", "ef"), chains("abcdef")
    assert coreference.muc(gold, found).recall == 1
    assert coreference.b_cubed(gold, found).precision == pytest.approx(1 / 3)
    assert coreference.ceaf_e(gold, found).f1 < 0.3


def test_times_are_found_exact_and_right_by_turns() -> None:
    """A time that overlaps is found; its span and its value are judged apart."""
    gold = article(times=[{"start": 0, "end": 4, "value": "2014"}, {"start": 10, "end": 14}])
    found = article(times=[{"start": 0, "end": 6, "value": "2014"}])
    got = figures(gold, found)
    assert got["times, found"] == pytest.approx(100 * 2 / 3)
    assert got["times, exact span"] == 0
    assert got["times, right value"] == pytest.approx(100 * 2 / 3)


def test_what_lies_outside_the_scope_does_not_count() -> None:
    """A time found where nobody annotated is no mistake."""
    gold = article(scope=[[0, 50]], times=[{"start": 0, "end": 4, "value": "2014"}])
    found = article(times=[{"start": s, "end": s + 4, "value": "2014"} for s in (0, 60)])
    assert figures(gold, found)["times, right value"] == 100


def test_a_layer_without_gold_has_no_figure() -> None:
    """An absent layer is not annotated; an empty one says that nothing is there."""
    assert figures(article(), article(times=[])) == {}
    assert figures(article(times=[]), article(times=[]))["times, found"] == 0


def test_the_rare_label_counts_as_much_as_the_common() -> None:
    """Who always says "certain" has a macro F1 of half."""
    spans: list[Record] = [{"start": n, "end": n + 1} for n in range(0, 40, 2)]
    gold = article(
        events=[{**s, "certainty": "certain" if s["start"] else "possible"} for s in spans]
    )
    found = article(events=[{**s, "certainty": "certain"} for s in spans])
    assert figures(gold, found)["events found: certainty"] == pytest.approx(100 * 0.5, abs=2)


def test_dates_that_differ_in_exactness_are_compatible() -> None:
    """A month is compatible with its day, and not exact."""
    gold = article(events=[{"start": 0, "end": 3, "date": "2014-03-05"}])
    got = figures(gold, article(events=[{"start": 0, "end": 3, "date": "2014-03"}]))
    assert (got["events found: date exact"], got["events found: date compatible"]) == (0, 100)


def test_a_speaker_is_right_if_the_chain_is_of_that_actor() -> None:
    """Chains have other names on the two sides; what they share says which is which."""

    def said(speaker: str | None, name: str) -> annotations.Annotated:
        claim = {"source": [[0, 5]], "cue": [], "content": [[20, 40]], "speaker": speaker}
        mention = {"start": 0, "end": 5, "kind": "person", "form": "name", "chain": name}
        return article(mentions=[mention], claims=[claim])

    gold = said("ada", "ada")
    assert figures(gold, said("7", "7"))["claims found: speaker"] == 100
    assert figures(gold, said("8", "7"))["claims found: speaker"] == 0
    assert figures(gold, said(None, "7"))["claims found: speaker"] == 0


@pytest.mark.parametrize("name", ["corpus", "meantime-apple", "gum-news", "polnear-dev"])
def test_the_figures_are_those_of_the_reference_scorer(name: str, tmp_path: Path) -> None:
    """On spoilt gold annotations both scorers print the same numbers, to a tenth."""
    if not REFERENCE.is_file():
        pytest.skip("the reference scorer does not lie beside the repository")
    path = CORPUS if name == "corpus" else REFERENCE.parent / f"{name}.jsonl"
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    spoilt = tmp_path / "found.jsonl"
    spoilt.write_text("".join(json.dumps(spoil(record)) + "\n" for record in records))
    ours = scoring.score(
        list(annotations.load(path)), {found.id: found for found in annotations.load(spoilt)}
    )
    reference = runpy.run_path(str(REFERENCE))
    printed = reference["score"](reference["load"](path), reference["load"](spoilt))
    assert numbers(printed) == tenths(wanted(ours))


def spoil(record: Record) -> Record:
    """Leave annotations out, move them, relabel them: the same way each time."""
    dice = random.Random(record["id"])
    out = {key: value for key, value in record.items() if key != "scope"}
    for layer in ("mentions", "times", "events"):
        if record.get(layer) is not None:
            out[layer] = [_moved(item, dice) for item in record[layer] if dice.random() > 0.2]
    if record.get("claims") is not None:
        out["claims"] = [_shortened(item, dice) for item in record["claims"] if dice.random() > 0.2]
    return out


def _moved(item: Record, dice: random.Random) -> Record:
    moved = {**item, "start": max(0, item["start"] - dice.choice((0, 0, 3)))}
    for key, other in (("kind", "place"), ("value", "2014"), ("certainty", "possible")):
        if item.get(key) and dice.random() < 0.2:
            moved[key] = other
    if item.get("date") and dice.random() < 0.5:
        moved["date"] = item["date"][:7]
    if item.get("participants"):
        moved["participants"] = [{**p, "role": "Arg0"} for p in item["participants"]]
    if dice.random() < 0.3:
        moved["chain"] = f"odd {dice.randrange(9)}"
    return moved


def _shortened(item: Record, dice: random.Random) -> Record:
    cut = dice.choice((0, 5, 40))
    content = [[s, max(s + 1, e - cut)] for s, e in item["content"]]
    return {**item, "content": content, "source": item["source"] if dice.random() > 0.3 else []}


ROWS = {
    "times, found (relaxed)": ["times, found"],
    "times, exact span": ["times, exact span"],
    "times, found with right value": ["times, right value"],
    "names, right kind (overlap)": ["names, right kind"],
    "names, exact span and kind": ["names, exact span and kind"],
    "mentions, same one (article)": [
        f"actors, same one in an article: {m}" for m in ("MUC", "B³", "CEAF-e", "mean")
    ],
    "events, same one (article)": [
        f"events, same one in an article: {m}" for m in ("MUC", "B³", "CEAF-e", "mean")
    ],
    "events, same one (corpus)": [
        f"events, same one in the corpus: {m}" for m in ("MUC", "B³", "CEAF-e", "mean")
    ],
    "events, found (overlap)": ["events, found"],
    "participants of found events": ["events found: participants"],
    "certainty of found events": ["events found: certainty"],
    "polarity of found events": ["events found: polarity"],
    "time of found events": ["events found: time"],
    "date of found events": ["events found: date exact", "events found: date compatible"],
    "claims, source (characters)": ["claims, source (characters)"],
    "claims, cue (characters)": ["claims, cue (characters)"],
    "claims, content (characters)": ["claims, content (characters)"],
    "claims, content with its source": ["claims, content with its source"],
    "of those with quotation marks": ["claims, quoted (recall)"],
}
"""What the reference prints → our names for the numbers on that line."""
_NUMBER = re.compile(r"(?:F1|MUC|B3|CEAFe|mean|exact|compatible|recall)\s+([\d.]+)")


def numbers(printed: list[str]) -> dict[str, float]:
    """Read the reference's lines as our names → figures."""
    found: dict[str, float] = {}
    for line in printed:
        title = next(row for row in ROWS if line.strip().startswith(row))
        values = [float(n) for n in _NUMBER.findall(line.strip().removeprefix(title))]
        found.update(zip(ROWS[title], values, strict=False))
    return found


def wanted(ours: list[scoring.Figure]) -> dict[str, float]:
    """Keep the figures that the reference has too."""
    names = {name for row in ROWS.values() for name in row}
    return {figure.name: figure.value for figure in ours if figure.name in names}


def tenths(values: dict[str, float]) -> dict[str, Any]:
    """Expect the values, to a tenth."""
    return {name: pytest.approx(value, abs=0.051) for name, value in values.items()}
