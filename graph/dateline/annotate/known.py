"""What a reader knows when a mention comes up: the chains so far, the latest first.

Whatever is asked here costs no more in a long article than in a short one: names are found by their
words, and other chains only as far back as a reader remembers.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from dateline.annotate.clusters import Cluster, Link, another, bearer, clash, gender_of
from dateline.annotate.drafts import Draft
from dateline.annotate.encoder.refers import Refers
from dateline.annotate.mentions import Candidate
from dateline.annotate.names import Name
from dateline.annotate.posts import titles
from dateline.annotate.similar import keys_of, same_name
from dateline.model import MentionKind

RECALL = 48
"""How many sentences back a noun phrase may reach at most."""
LATEST = 8
"""How many of a chain's last mentions are compared with a new one."""


class Known:
    """The state of one reading from left to right."""

    def __init__(
        self,
        doc: Doc,
        candidates: list[Candidate],
        drafts: list[Draft],
        quoted: dict[int, int],
        refers: Refers | None,
    ):
        self.doc, self.candidates, self.drafts, self.quoted = doc, candidates, drafts, quoted
        self.refers = refers
        self.sentence = {t.i: n for n, sent in enumerate(doc.sents) for t in sent}
        self.clusters: list[Cluster] = []
        self.of: dict[int, Cluster] = {}
        """Candidate position → cluster."""
        self.by_token: dict[int, int] = {}
        """Head token of a candidate → its position."""
        for n, candidate in enumerate(candidates):
            self.by_token.setdefault(candidate.head, n)
        self.number = {c.name: n for n, c in enumerate(candidates) if c.name is not None}
        self.name_at = {i: n for n in self.number for i in range(n.start, n.end)}
        self.latest: dict[int, Cluster] = {}
        """Clusters by their identity, the one mentioned last at the end."""
        self.by_key: dict[str, dict[int, Cluster]] = {}
        """What a name can be found by → the clusters that bear such a name."""
        self.speech = _speech(drafts)

    def join(self, n: int, cluster: Cluster, rule: str = "", back: int | None = None) -> None:
        """Make a candidate a member of a cluster, by a rule, going back to another candidate."""
        candidate = self.candidates[n]
        back = self._before(candidate, cluster) if back is None else back
        cluster.why[n] = Link(rule, back)
        cluster.members.append(n)
        self.of[n] = cluster
        here = self.sentence[candidate.head]
        if here >= cluster.last:
            cluster.last, cluster.last_token = here, candidate.head
            self.latest.pop(id(cluster), None)
            self.latest[id(cluster)] = cluster
        word = self.doc[candidate.head]
        if word.dep_ in ("nsubj", "nsubjpass"):
            cluster.subject = max(cluster.subject, here)
            cluster.aside = here if word.head.dep_ == "advcl" else -1

    def _before(self, candidate: Candidate, cluster: Cluster) -> int | None:
        """The last member before a candidate: of a name the last that is one, if any is."""
        if candidate.form == "name":
            names = (m for m in reversed(cluster.members) if self.candidates[m].form == "name")
            if (last := next(names, None)) is not None:
                return last
        latest = reversed(cluster.members[-LATEST:])
        return next((m for m in latest if self.candidates[m].head < candidate.head), None)

    def new(self, n: int, kind: MentionKind, rule: str = "the first that is said of it") -> Cluster:
        """Open a cluster with a candidate."""
        cluster = Cluster(kind)
        self.clusters.append(cluster)
        self.join(n, cluster, rule)
        return cluster

    def call(self, cluster: Cluster, name: str, kind: MentionKind) -> None:
        """Give a cluster a name."""
        if name not in cluster.names:
            cluster.names.append(name)
        for key in keys_of(name, kind):
            self.by_key.setdefault(key, {})[id(cluster)] = cluster

    def named(self, name: str, kind: MentionKind) -> list[Cluster]:
        """The clusters whose names may be this one, in no order that means anything."""
        found: dict[int, Cluster] = {}
        for key in sorted(keys_of(name, kind)):
            found.update(self.by_key.get(key, {}))
        return list(found.values())

    def recent(self, here: int, back: int = RECALL) -> Iterator[Cluster]:
        """The clusters mentioned up to so many sentences before this one, the latest first."""
        for cluster in reversed(self.latest.values()):
            if cluster.last < here - back:
                return
            yield cluster

    def of_name(self, name: Name) -> Cluster | None:
        """The cluster of a name, if it has been read."""
        return self.of.get(self.number[name])

    def at(self, token: int) -> Cluster | None:
        """The cluster of the mention that a token heads or, if it is a name, lies in."""
        n = self.by_token.get(token)
        if n is not None:
            return self.of.get(n)
        name = self.name_at.get(token)
        return self.of_name(name) if name is not None else None

    def words_of(self, name: Name) -> str:
        """A name as its cluster goes by it."""
        text = " ".join(self.doc[name.start : name.end].text.split())
        return text.removeprefix("the ").removeprefix("The ")

    def bearer_of(self, name: Name) -> Cluster | None:
        """The latest cluster that this name can be a name of."""
        text, kind, gender = self.words_of(name), name.kind, gender_of(titles(self.doc, name))
        whole = kind == "person" and " " in text
        near = self.named(text, kind)
        fits = [
            c for c in near
            if c.kind == kind and any(same_name(text, other, kind) for other in c.names)
            and not clash(c.gender, gender) and not (whole and another(text, c))
        ]  # fmt: skip
        if not fits and kind != "person" and len(text) > 1:
            fits = [c for c in near if c.kind != "person" and text in c.names]
        if whole:
            full = [c for c in fits if any(" " in other for other in c.names)]
            fits = full or fits
        exact = [c for c in fits if text in c.names]
        if kind == "person" and not whole:
            return bearer(exact, fits)
        return max(exact or fits, key=lambda c: (c.last, c.last_token), default=None)

    def owners(self, candidate: Candidate) -> list[Cluster]:
        """Whose a noun phrase is: the trust of "the trust’s chief" and of "the chief of the trust"."""
        head = self.doc[candidate.head]
        beside = [c for c in head.children if c.dep_ in ("poss", "compound")]
        for of in head.children:
            if of.dep_ == "prep" and of.lower_ in ("of", "at", "for"):
                beside += [c for c in of.children if c.dep_ == "pobj"]
        found = (self.at(token.i) for token in beside)
        return [cluster for cluster in found if cluster is not None]

    def bodies(self, cluster: Cluster) -> list[Cluster]:
        """The organisations that a person was said to be of."""
        found: dict[int, Cluster] = {}
        for n in cluster.members[:LATEST]:
            if self.candidates[n].form == "nominal":
                found.update((id(c), c) for c in self.owners(self.candidates[n]))
        for post in cluster.posts:
            if post.organisation:
                near = self.named(post.organisation, "organisation")
                found.update((id(c), c) for c in near if post.organisation in c.names)
        return [c for c in found.values() if c.kind == "organisation"]

    def same(self, n: int, cluster: Cluster) -> float | None:
        """Log-odds, by the encoder, that a candidate takes up a cluster; None if it cannot say."""
        if self.refers is None:
            return None
        heads = [self.candidates[m].head for m in cluster.members[-LATEST:]]
        return self.refers.same(self.candidates[n].head, heads)


def _speech(drafts: list[Draft]) -> list[Draft | None]:
    """For each draft the one that names its speaker: itself, or the last before it that has one."""
    out: list[Draft | None] = []
    for draft in drafts:
        goes_on = draft.continues or draft.inner
        out.append((out[-1] if out else None) if goes_on else draft)
    return out
