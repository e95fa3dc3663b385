"""Made-up pages of results, so that the encoder has seen a table: no gold file holds any.

Teams, people and places are drawn from the project's own gazetteer and from invented parts of
names; nothing here happened.
"""

from __future__ import annotations

import random
from typing import Any

from dateline.annotate.lexicon import places, table

ONSETS = ("Bar", "Cal", "Dor", "El", "Far", "Gal", "Hol", "Ir", "Jan", "Kor", "Lam", "Mar", "Nor",
          "Os", "Pet", "Ros", "San", "Tor", "Ul", "Van", "Wes", "Yar", "Zel", "Bjor", "Mc", "Sch")  # fmt: skip
CODAS = ("den", "lin", "ova", "ic", "son", "sen", "man", "ner", "ez", "ini", "kov", "ton", "berg",
         "well", "ley", "etti", "aga", "ski", "ard", "mann", "quez", "ois", "ura", "elli", "s")  # fmt: skip
GIVEN = ("Adam", "Bela", "Carla", "David", "Elena", "Franz", "Greta", "Hugo", "Ivan", "Jana", "Karl",
         "Lena", "Marco", "Nina", "Oscar", "Paula", "Rafael", "Sergei", "Tom", "Vera", "Wim", "Yuki")  # fmt: skip
CLUBS = ("United", "City", "Rovers", "Athletic", "FC", "Wanderers", "Town", "Dynamo", "Sporting")
BEASTS = ("Tigers", "Hawks", "Giants", "Bears", "Rangers", "Mariners", "Kings", "Blues", "Comets")
SPORTS = ("SOCCER", "TENNIS", "CYCLING", "CRICKET", "BASEBALL", "ATHLETICS", "ICE HOCKEY", "GOLF",
          "RUGBY UNION", "SKIING", "BASKETBALL", "MOTOR RACING")  # fmt: skip
FIRMS = (
    "Steel",
    "Motors",
    "Bank",
    "Holdings",
    "Energy",
    "Airlines",
    "Telecom",
    "Foods",
    "Insurance",
)

Marked = list[tuple[str, str | None]]
"""Stretches of text with the kind of name each is, if any."""


class _Maker:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        known = sorted(places().items())
        self.countries = [name for name, place in known if place.type == "country"]
        self.cities = [
            name for name, place in known if place.type == "city" and place.thousands > 150
        ]
        self.peoples = sorted(k for k in table("nationalities") if k[0].isupper())

    def pick(self, options: Any) -> str:
        return str(self.random.choice(options))

    def surname(self) -> str:
        return self.pick(ONSETS) + self.pick(CODAS)

    def person(self) -> tuple[str, str]:
        given = self.pick(GIVEN)
        written = self.random.random()
        if written < 0.15:
            return f"{given[0]}. {self.surname()}", "person"
        if written < 0.25:
            return self.surname(), "person"
        return f"{given} {self.surname()}", "person"

    def country(self) -> tuple[str, str]:
        return self.pick(self.countries), "place"

    def city(self) -> tuple[str, str]:
        return self.pick(self.cities), "place"

    def team(self) -> tuple[str, str]:
        style = self.random.random()
        city = self.pick(self.cities)
        if style < 0.35:
            return city, "organisation"
        if style < 0.55:
            return self.pick(self.countries), "organisation"
        if style < 0.8:
            return f"{city} {self.pick(CLUBS)}", "organisation"
        return (
            f"{city} {self.pick(BEASTS)}".upper()
            if style > 0.95
            else f"{city} {self.pick(BEASTS)}",
            "organisation",
        )

    def firm(self) -> tuple[str, str]:
        return f"{self.surname()} {self.pick(FIRMS)}", "organisation"

    def number(self, low: int, high: int) -> str:
        return str(self.random.randint(low, high))

    def event(self) -> tuple[str, str]:
        city = self.pick(self.cities)
        return self.pick((f"{city} Open", f"{self.surname()} Cup", f"{self.pick(self.countries)} Grand Prix",
                          "World Cup", "European Championship")), "other"  # fmt: skip

    def people(self) -> tuple[str, str]:
        return self.pick(self.peoples), "other"

    def opening(self) -> Marked:
        head: Marked = [(self.pick(SPORTS) + " - ", None)]
        name, kind = self.random.choice((self.team, self.person, self.event))()
        head += [
            (name.upper(), kind),
            (self.pick((" WIN AGAIN.", " RESULTS.", " STANDINGS.", " SCORES.")), None),
            ("\n", None),
        ]
        city, _ = self.city()
        if self.random.random() < 0.7:
            head += [
                (city.upper() if self.random.random() < 0.5 else city, "place"),
                (
                    f" {1990 + self.random.randint(0, 30)}-0{self.random.randint(1, 9)}-{self.random.randint(10, 28)}\n",
                    None,
                ),
            ]
        return head

    def result(self) -> Marked:
        return [
            self.team(),
            (f" {self.number(0, 6)} ", None),
            self.team(),
            (f" {self.number(0, 6)}", None),
        ]

    def standing(self) -> Marked:
        return [self.team(), (" " + " ".join(self.number(0, 40) for _ in range(7)), None)]

    def ranking(self) -> Marked:
        return [(f"{self.number(1, 30)}. ", None), self.person(), (" (", None), self.country(),
                (f") {self.number(1, 4)}:{self.number(10, 59)}.{self.number(10, 99)}", None)]  # fmt: skip

    def match(self) -> Marked:
        return [self.person(), (" (", None), self.country(), (") beat ", None), self.person(), (" (", None),
                self.country(), (f") {self.number(6, 7)}-{self.number(0, 6)} 6-{self.number(0, 4)}", None)]  # fmt: skip

    def innings(self) -> Marked:
        return [
            self.person(),
            (self.pick((" c ", " lbw b ", " run out ", " b ")), None),
            self.person(),
            (f" {self.number(0, 140)}", None),
        ]

    def share(self) -> Marked:
        return [
            self.firm(),
            (
                f" {self.number(10, 900)}.{self.number(10, 99)} {self.pick('+-')}{self.number(0, 9)}.{self.number(1, 9)}",
                None,
            ),
        ]

    def versus(self) -> Marked:
        return [self.team(), (" at " if self.random.random() < 0.5 else " v ", None), self.team()]

    def scorers(self) -> Marked:
        return [
            ("Scorers: ", None),
            self.team(),
            (" - ", None),
            self.person(),
            (f" ({self.number(1, 90)}th minute), ", None),
            self.person(),
            (f" ({self.number(1, 90)}th)", None),
        ]

    def sentence(self) -> Marked:
        forms = (
            lambda: [self.team(), (" beat ", None), self.team(), (f" {self.number(1, 5)}-0 in a ", None), self.event(), (" match on Sunday.", None)],
            lambda: [self.person(), (" of ", None), self.country(), (" won the ", None), self.event(), (" on Saturday ahead of ", None), self.people(), (" ", None), self.person(), (".", None)],
            lambda: [("Results of ", None), self.people(), (" first division matches played on Friday:", None)],
            lambda: [self.team(), (" striker ", None), self.person(), (" scored twice in ", None), self.city(), (" as his side beat ", None), self.team(), (".", None)],
            lambda: [self.firm(), (" shares fell in ", None), self.city(), (" after ", None), self.people(), (" regulators fined it.", None)],
        )  # fmt: skip
        return self.random.choice(forms)()

    def page(self, number: int) -> dict[str, Any]:
        marked = self.opening()
        row = self.random.choice((self.result, self.standing, self.ranking, self.match, self.innings,
                                  self.share, self.versus, self.scorers))  # fmt: skip
        for _ in range(self.random.randint(1, 3)):
            marked += [*self.sentence(), ("\n", None)]
        for _ in range(self.random.randint(4, 14)):
            marked += [*row(), ("\n", None)]
        text, mentions = "", []
        for words, kind in marked:
            if kind is not None:
                mentions.append({"start": len(text), "end": len(text) + len(words), "kind": kind})
            text += words
        return {
            "id": f"page-{number}",
            "text": text,
            "scope": [[0, len(text)]],
            "mentions": mentions,
        }


def sports_pages(seed: int, count: int = 160) -> list[dict[str, Any]]:
    """Make pages of results, each with its names marked."""
    maker = _Maker(seed)
    return [maker.page(number) for number in range(count)]
