"""Corrections made in the page: the file that it saves is one that a build reads and follows."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dateline import stored
from dateline.entries import Entry
from dateline.pipeline import Summary, build
from dateline.read.entries import load
from dateline.story import Actor, Event, Story
from tests.browser.conftest import Open

pytestmark = pytest.mark.browser
HARBOUR = Path(__file__).resolve().parents[2] / "corpus" / "harbour"
SOME = (
    "2021-09-16-dock-union-rejects-pay-plan.md",
    "2021-12-14-harbour-silent-for-a-day.md",
    "2022-01-28-talks-break-down.md",
)
WHY = 'The desk: "checked" – 50 % sure, #1 \\ 🚢'
Correct = Callable[..., Entry]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three articles of the sample, and their build beside them."""
    folder = tmp_path_factory.mktemp("corrected") / "corpus"
    folder.mkdir()
    for name in SOME:
        shutil.copy(HARBOUR / name, folder)
    build([folder], folder.parent / "out")
    return folder


@pytest.fixture(scope="module")
def before(corpus: Path) -> Story:
    """The story before anybody said anything."""
    return stored.load(corpus.parent / "out")


def start(opened: Open, corpus: Path, fragment: str) -> Page:
    """Open the build of the three articles, with the form unfolded."""
    page = opened(corpus.parent / "out" / "timeline.html", fragment=fragment)
    return unfold(page)


def unfold(page: Page) -> Page:
    page.get_by_text("Correct this").click()
    expect(page.locator("form.correct")).to_be_visible()
    return page


def field(words: str, control: str = "input") -> str:
    return f"form.correct label.field:has(> span:text-is('{words}')) {control}"


def say(page: Page, act: str, to: str = "", other: str = "", *, place: int | None = None) -> None:
    """Fill the form in and add the correction."""
    page.select_option(field("What", "select"), act)
    if act == "wrong-kind":
        page.select_option(field("To", "select:visible"), to)
    elif to:
        page.fill(field("To", "input:visible"), to)
    if other:
        page.fill(field("Which"), other)
        page.locator("form.correct select[size] option").first.wait_for(state="attached")
        page.select_option("form.correct select[size]", index=0)
    if place is not None:
        page.select_option(field("In the article", "select"), index=place)
    page.fill(field("Why"), WHY)
    page.fill(field("Your name"), "J. Penn")
    page.get_by_role("button", name="Add this correction").click()
    expect(page.locator("form.correct [role=status]")).to_contain_text("Kept.")


def save(page: Page, folder: Path) -> list[Entry]:
    """Save the file and read it as a build does."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save corrections").click()
    assert download.value.suggested_filename == "corrections.yaml"
    path = folder / "corrections.yaml"
    download.value.save_as(path)
    found = list(load(path))
    assert all(isinstance(one, Entry) for one in found), [str(one) for one in found]
    entries = [one for one in found if isinstance(one, Entry)]
    assert all((one.reason, one.author) == (WHY, "J. Penn") for one in entries)
    return entries


def built(corpus: Path, folder: Path, page: Page, rulings: int = 1) -> tuple[list[Entry], Story]:
    """Save the corrections beside a copy of the articles, build that, and give what comes of it."""
    copy = folder / "corpus"
    shutil.copytree(corpus, copy)
    entries = save(page, copy)
    # What it reads is the same, so its readings need not be made again.
    shutil.copytree(corpus.parent / "out", folder / "out")
    summary: Summary = build([copy], folder / "out")
    assert [str(warning) for warning in summary.warnings] == []
    assert summary.rulings == rulings == len(entries)
    return entries, stored.load(folder / "out")


def important(story: Story) -> list[Event]:
    return sorted(story.events, key=lambda e: (-e.importance, e.id))


def holding(story: Story, event: Event) -> Event:
    """The event that has the first report of another."""
    (found,) = [e for e in story.events if event.reports[0] in e.reports]
    return found


def test_an_event_is_given_another_label(
    opened: Open, corpus: Path, before: Story, tmp_path: Path
) -> None:
    """Whatever signs the label has; the page of the next build says who named it and why."""
    event = important(before)[0]
    label = "- do: “yes”: {no} #1 'и' 🚢 \\n"
    page = start(opened, corpus, f"#event={event.id}")
    say(page, "rename", label)
    [entry], story = built(corpus, tmp_path, page)
    assert (entry.act, entry.about, entry.value) == ("rename", "event", label)
    assert holding(story, event).label == label
    page = opened(tmp_path / "out" / "timeline.html", fragment=f"#event={holding(story, event).id}")
    expect(page.locator("#pane-title")).to_have_text(label)
    expect(page.locator(".ruling")).to_contain_text("J. Penn named this")
    expect(page.locator(".ruling")).to_contain_text(WHY)


def test_an_event_is_given_another_date(
    opened: Open, corpus: Path, before: Story, tmp_path: Path
) -> None:
    """In EDTF, as exact or as vague as a person has it."""
    event = important(before)[1]
    page = start(opened, corpus, f"#event={event.id}")
    say(page, "re-date", "2019-03")
    _, story = built(corpus, tmp_path, page)
    assert holding(story, event).edtf == "2019-03"


def test_an_event_is_rejected(opened: Open, corpus: Path, before: Story, tmp_path: Path) -> None:
    """It is gone, and kept among what people rejected."""
    event = important(before)[2]
    page = start(opened, corpus, f"#event={event.id}")
    say(page, "reject")
    _, story = built(corpus, tmp_path, page)
    assert not any(event.reports[0] in e.reports for e in story.events)
    assert any(event.reports[0] in e.reports for e in story.rejected)


def test_events_are_confirmed_joined_parted_and_given_another_kind(
    opened: Open, corpus: Path, before: Story, tmp_path: Path
) -> None:
    """Several corrections in one file are all followed."""
    told = next(e for e in important(before) if len(e.reports) > 1)
    rest = [e for e in important(before) if e is not told and " " in e.label]
    labels = [e.label for e in before.events]
    one, kind = rest[0], rest[1]
    other = next(e for e in rest[2:] if labels.count(e.label) == 1 and e.kind == one.kind)
    page = start(opened, corpus, f"#event={rest[2].id if rest[2] is not other else rest[3].id}")
    say(page, "confirm")
    for event, act, to, same in (
        (kind, "wrong-kind", "meeting", ""), (one, "merge", "", other.label), (told, "split", "", ""),
    ):  # fmt: skip
        page.evaluate("(id) => { location.hash = `event=${id}`; }", event.id)
        expect(page.locator("#pane-title")).to_have_text(" ".join(event.label.split()))
        unfold(page)
        say(page, act, to, same)
    entries, story = built(corpus, tmp_path, page, rulings=4)
    assert [entry.act for entry in entries] == ["confirm", "wrong-kind", "merge", "split"]
    assert holding(story, kind).kind == "meeting"
    assert other.reports[0] in holding(story, one).reports
    assert told.reports[1] not in holding(story, told).reports


def named(story: Story, name: str) -> Actor:
    (found,) = [a for a in story.actors if name in (a.name, *a.aliases)]
    return found


def test_two_actors_are_one(opened: Open, corpus: Path, before: Story, tmp_path: Path) -> None:
    """A merge in the page is one actor of the next build, with both names."""
    people = [a for a in before.actors if a.named and a.kind == "person"]
    left, right = people[0], people[1]
    page = start(opened, corpus, f"#who={left.id}")
    say(page, "merge", other=right.name)
    [entry], story = built(corpus, tmp_path, page)
    assert len(entry.of) == 2
    assert named(story, left.name) == named(story, right.name)


def test_an_actor_is_renamed_and_another_kind_of_thing(
    opened: Open, corpus: Path, before: Story, tmp_path: Path
) -> None:
    """Name and kind are what a person says they are; and two are kept apart."""
    people = [a for a in before.actors if a.named and a.kind == "person"]
    page = start(opened, corpus, f"#who={people[0].id}")
    say(page, "rename", "Zoë O’Neill-Þórsdóttir")
    say(page, "wrong-kind", "organisation")
    say(page, "not-the-same", other=people[1].name)
    _, story = built(corpus, tmp_path, page, rulings=3)
    actor = named(story, "Zoë O’Neill-Þórsdóttir")
    assert actor.kind == "organisation"
    assert actor != named(story, people[1].name)


def test_an_actor_is_two(opened: Open, corpus: Path, before: Story, tmp_path: Path) -> None:
    """As it is named in one article, it is somebody else."""
    actor = max(before.actors, key=lambda a: (a.named, len({r.article for r in a.chains})))
    page = start(opened, corpus, f"#who={actor.id}")
    say(page, "split", place=1)
    _, story = built(corpus, tmp_path, page)
    assert sum(bool({*actor.chains} & {*a.chains}) for a in story.actors) == 2


def test_a_form_says_what_it_lacks(opened: Open, corpus: Path, before: Story) -> None:
    """Nothing is kept without a reason, a name, and what the act needs."""
    page = start(opened, corpus, f"#event={important(before)[0].id}")
    message = page.locator("form.correct [role=status]")
    add = page.get_by_role("button", name="Add this correction")
    add.click()
    expect(message).to_have_text("Say why.")
    page.fill(field("Why"), WHY)
    add.click()
    expect(message).to_have_text("Say whose word it is.")
    page.select_option(field("What", "select"), "rename")
    add.click()
    expect(message).to_have_text("Say what it should be.")
    page.select_option(field("What", "select"), "merge")
    add.click()
    expect(message).to_have_text("Choose the other one.")
    expect(page.locator("#corrections")).to_be_hidden()


def test_a_correction_waits_and_can_be_taken_back(
    opened: Open, corpus: Path, before: Story
) -> None:
    """The page says how many are not saved, keeps them over a reload, and removes one on demand."""
    page = start(opened, corpus, f"#event={important(before)[0].id}")
    say(page, "confirm")
    say(page, "reject")
    expect(page.locator("#corrections summary")).to_have_text("2 corrections not saved yet")
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(page.locator("#corrections summary")).to_have_text("2 corrections not saved yet")
    page.click("#corrections summary")
    page.locator("#corrections li").first.get_by_role("button", name="Remove").click()
    expect(page.locator("#corrections summary")).to_have_text("1 correction not saved yet")
    page.get_by_role("button", name="Remove").click()
    expect(page.locator("#corrections")).to_be_hidden()


def test_saved_corrections_are_said_to_be_saved(opened: Open, corpus: Path, before: Story) -> None:
    """They stay on the page until somebody is done with them."""
    page = start(opened, corpus, f"#event={important(before)[0].id}")
    say(page, "confirm")
    with page.expect_download():
        page.get_by_role("button", name="Save corrections").click()
    expect(page.locator("#corrections summary")).to_have_text("1 correction saved to a file")
    page.get_by_role("button", name="Done with them").click()
    expect(page.locator("#corrections")).to_be_hidden()


def test_corrections_stay_with_their_story(opened: Open, corpus: Path, before: Story) -> None:
    """Another story opened in the same window knows nothing of them."""
    page = start(opened, corpus, f"#event={important(before)[0].id}")
    say(page, "confirm")
    kept = page.evaluate("JSON.stringify(sessionStorage)")
    other = opened("small")
    other.evaluate(
        "kept => Object.entries(JSON.parse(kept)).forEach((pair) => sessionStorage.setItem(...pair))",
        kept,
    )
    other.reload()
    other.wait_for_selector("html[data-ready]", state="attached")
    expect(other.locator("#corrections")).to_be_hidden()


@pytest.mark.parametrize("to", ["tomorrow", "2020-02-30", "2020-13", "../..", "2020-01-01/"])
def test_what_is_no_date_is_not_kept(opened: Open, corpus: Path, before: Story, to: str) -> None:
    """The form says how a date is written, before a build has to."""
    page = start(opened, corpus, f"#event={important(before)[0].id}")
    page.select_option(field("What", "select"), "re-date")
    page.fill(field("To", "input:visible"), to)
    page.fill(field("Why"), WHY)
    page.fill(field("Your name"), "A. Editor")
    page.get_by_role("button", name="Add this correction").click()
    expect(page.locator("form.correct [role=status]")).to_contain_text("no date in EDTF")
    expect(page.locator("#corrections")).to_be_hidden()
