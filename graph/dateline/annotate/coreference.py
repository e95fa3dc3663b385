"""Which mentions of one article refer to the same actor.

One pass from left to right, as a reader goes: names join by their parts, acronyms and slips of the
pen; noun phrases by apposition, post, head noun, or as the only thing they can mean; pronouns by
agreement and nearness, "I" to whoever is quoted. Sieves of this kind go back to Raghunathan and
others (2010); what is added here is news: posts, titles and quotations.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.annotate.claims import Draft
from dateline.annotate.clusters import Cluster, bearer, clash, compatible, gender_of
from dateline.annotate.mentions import Candidate, Gender
from dateline.annotate.names import Name
from dateline.annotate.posts import find_posts, titles
from dateline.annotate.similar import core, same_name
from dateline.model import MentionKind, Post

GENERIC = {
    "organisation": {"company", "firm", "group", "grouping", "organisation", "organization", "body",
                     "agency", "business", "giant", "outfit", "publisher", "maker", "manufacturer"},
    "place": {"city", "town", "country", "nation", "state", "region", "village", "island"},
    "product": set(),
}  # fmt: skip
RECALL = 12
"""How many sentences back a pronoun or an unmatched noun phrase may reach at most."""


def cluster_mentions(
    doc: Doc, candidates: list[Candidate], drafts: list[Draft], quoted: dict[int, int]
) -> tuple[list[Cluster], set[int]]:
    """Join candidates into clusters, in order of first mention; and say which pronouns are sure.

    `quoted` gives for each token inside a quotation the draft it belongs to.
    """
    return _Pass(doc, candidates, drafts, quoted).run()


class _Pass:
    """The state of one reading from left to right."""

    def __init__(
        self, doc: Doc, candidates: list[Candidate], drafts: list[Draft], quoted: dict[int, int]
    ):
        self.doc, self.candidates, self.drafts, self.quoted = doc, candidates, drafts, quoted
        self.sentence = {t.i: n for n, sent in enumerate(doc.sents) for t in sent}
        self.clusters: list[Cluster] = []
        self.of: dict[int, Cluster] = {}
        """Candidate position → cluster."""
        self.by_token: dict[int, int] = {}
        """Head token of a candidate → its position."""
        names = [c.name for c in candidates if c.name is not None]
        self.number = {c.name: n for n, c in enumerate(candidates) if c.name is not None}
        self.name_at: dict[int, Name] = {i: n for n in names for i in range(n.start, n.end)}
        self.post_of: dict[int, Name] = {}
        """Head token of a post → the named person it belongs to."""
        self.posts: dict[int, list[Post]] = {}
        self.heads: dict[int, list[int]] = {}
        """First token of a person's name → posts, and the head tokens of the posts."""
        for name in names:
            if name.kind == "person":
                found = find_posts(doc, name, self.name_at)
                self.posts[name.start] = [post for post, _ in found]
                self.post_of.update((head, name) for _, head in found)
                self.heads[name.start] = [head for _, head in found]
        self.waiting: list[int] = []
        self.sure: set[int] = set()
        """Pronouns whose antecedent stands out: those that a label may replace."""

    def run(self) -> tuple[list[Cluster], set[int]]:
        for n, candidate in enumerate(self.candidates):
            self.by_token.setdefault(candidate.head, n)
        for n, candidate in enumerate(self.candidates):
            if candidate.form == "name":
                self._name(n, candidate)
            elif candidate.form == "nominal":
                self._nominal(n, candidate)
            else:
                self._pronoun(n, candidate)
        for n in self.waiting:
            self._speaker(n)
        return self.clusters, self.sure

    # joining

    def _join(self, n: int, cluster: Cluster) -> None:
        candidate = self.candidates[n]
        cluster.members.append(n)
        self.of[n] = cluster
        here = self.sentence[candidate.head]
        token = self.doc[candidate.head]
        if here >= cluster.last:
            cluster.last, cluster.last_token = here, candidate.head
        if token.dep_ in ("nsubj", "nsubjpass"):
            cluster.subject = max(cluster.subject, here)

    def _new(self, n: int, kind: MentionKind) -> Cluster:
        cluster = Cluster(kind)
        self.clusters.append(cluster)
        self._join(n, cluster)
        return cluster

    # names

    def _name(self, n: int, candidate: Candidate) -> None:
        name = candidate.name
        assert name is not None
        text = " ".join(self.doc[name.start : name.end].text.split())
        text = text.removeprefix("the ").removeprefix("The ")
        honours = titles(self.doc, name)
        gender = gender_of(honours)
        cluster = self._cluster_named(text, candidate.kind, gender)
        if cluster is None:
            cluster = self._described(candidate) or self._new(n, candidate.kind)
        if n not in self.of:
            self._join(n, cluster)
        cluster.kind = candidate.kind
        if text not in cluster.names:
            cluster.names.append(text)
        if candidate.kind == "organisation":
            cluster.nouns.add(text.split()[-1].lower())
        cluster.titles += [h for h in honours if h not in cluster.titles]
        if gender != "unknown":
            cluster.gender = gender
        for head in self.heads.get(name.start, []):
            at = self.by_token.get(head)
            if at is not None and at not in self.of and self.candidates[at].form == "nominal":
                self._join(at, cluster)
        for post in self.posts.get(name.start, []):
            if post.title.casefold() not in {p.title.casefold() for p in cluster.posts}:
                cluster.posts.append(post)
            cluster.nouns.update(w.casefold() for w in post.title.split()[:6])
            cluster.gender = (
                gender_of(post.title.split()) if cluster.gender == "unknown" else cluster.gender
            )

    def _cluster_named(self, text: str, kind: MentionKind, gender: Gender) -> Cluster | None:
        """The latest cluster that this name can be a name of."""
        fits = [
            c for c in self.clusters
            if c.names and c.kind == kind and any(same_name(text, known, kind) for known in c.names)
            and not clash(c.gender, gender)
            and not (kind == "person" and " " in text and _another(text, c))
        ]  # fmt: skip
        if not fits and kind != "person" and len(text) > 1:
            fits = [c for c in self.clusters if c.kind != "person" and text in c.names]
        if kind == "person" and " " in text:
            whole = [c for c in fits if any(" " in known for known in c.names)]
            fits = whole or [c for c in fits if not any(" " in known for known in c.names)]
        exact = [c for c in fits if text in c.names]
        if kind == "person" and " " not in text:
            return bearer(exact, fits)
        return max(exact or fits, key=lambda c: (c.last, c.last_token), default=None)

    def _described(self, candidate: Candidate) -> Cluster | None:
        """A noun phrase before the name that introduces it: "the largest union, Unison"."""
        token = self.doc[candidate.start : candidate.end].root
        host = None
        if token.dep_ == "appos" and token.head.i < token.i:
            host = self.by_token.get(token.head.i)
        elif token.dep_ == "oprd" or (token.dep_ == "attr" and token.head.lemma_ == "be"):
            subject = next(
                (c for c in token.head.children if c.dep_ in ("nsubj", "nsubjpass")), None
            )
            host = self.by_token.get(subject.i) if subject is not None else None
        if host is None:
            host = self._called(candidate)
        if host is None or host not in self.of:
            noun = self.doc[candidate.end - 1].lower_
            same = [
                c for c in self.clusters
                if not c.names and not c.plural and noun in c.nouns and c.kind == candidate.kind != "person"
                and self.doc[self.candidates[c.members[0]].start].lower_ in ("a", "an")
            ]  # fmt: skip
            return same[0] if len(same) == 1 else None
        cluster = self.of[host]
        if cluster.names or cluster.kind != candidate.kind or cluster.plural:
            return None
        return cluster

    def _called(self, candidate: Candidate) -> int | None:
        """ "The grouping – officially called the South West Consortium": the noun before "called"."""
        i = candidate.start - 1
        while i > 0 and self.doc[i].lower_ in ("the", "as"):
            i -= 1
        if i <= 0 or self.doc[i].lower_ not in ("called", "named", "dubbed", "known"):
            return None
        for j in range(i - 1, max(-1, i - 6), -1):
            if j in self.by_token and self.by_token[j] in self.of:
                return self.by_token[j]
        return None

    # noun phrases

    def _nominal(self, n: int, candidate: Candidate) -> None:
        doc, head = self.doc, self.doc[candidate.head]
        noun = head.lemma_.lower()
        owner = self.post_of.get(head.i)
        cluster = None
        if owner is not None:
            cluster = self._of_name(owner)
            if cluster is None:
                return  # a post before its name, which takes it along
        if cluster is None:
            cluster = self._apposed(head, candidate)
        if cluster is None and candidate.definite:
            cluster = self._anaphor(head, noun, candidate)
        if cluster is None:
            cluster = self._new(n, candidate.kind)
            cluster.plural = candidate.plural
        else:
            self._join(n, cluster)
        cluster.nouns.add(noun)
        cluster.nouns.update(
            t.lower_
            for t in doc[candidate.start : candidate.end]
            if t.pos_ in ("NOUN", "ADJ", "PROPN") and t.i <= head.i
        )
        if cluster.gender == "unknown":
            cluster.gender = gender_of([head.text])

    def _of_name(self, name: Name) -> Cluster | None:
        return self.of.get(self.number[name])

    def _apposed(self, head: Token, candidate: Candidate) -> Cluster | None:
        """ "X, a firm" and "X is a firm" say what X is."""
        host: Token | None = None
        if head.dep_ == "appos":
            host = head.head
        elif head.dep_ == "attr" and head.head.lemma_ == "be" and not candidate.plural:
            negated = any(c.dep_ == "neg" for c in head.head.children)
            modal = any(c.tag_ == "MD" for c in head.head.children)
            host = (
                next((c for c in head.head.children if c.dep_ == "nsubj"), None)
                if not negated and not modal
                else None
            )
        if host is None:
            return None
        at = self.by_token.get(host.i)
        if at is None and (name := self.name_at.get(host.i)) is not None:
            cluster = self._of_name(name)
        else:
            cluster = self.of.get(at) if at is not None else None
        if cluster is None or cluster.kind != candidate.kind or cluster.plural != candidate.plural:
            return None
        return cluster

    def _anaphor(self, head: Token, noun: str, candidate: Candidate) -> Cluster | None:
        """What a definite noun phrase takes up again."""
        here = self.sentence[head.i]
        modifiers = {
            t.lower_ for t in self.doc[candidate.start : head.i]
            if t.pos_ in ("ADJ", "NOUN", "PROPN") and t.dep_ in ("amod", "compound", "nmod")
        }  # fmt: skip
        owned = any(c.dep_ == "poss" for c in head.children)
        pool = [c for c in self.clusters if c.kind == candidate.kind and c.plural == candidate.plural
                and c.last >= here - 4 * RECALL]  # fmt: skip
        recent = sorted(pool, key=lambda c: (c.last, c.last_token), reverse=True)
        for cluster in recent:
            if noun in cluster.nouns and not owned and compatible(modifiers, cluster):
                return cluster
        if not candidate.plural and not owned:
            for cluster in recent:
                if any(noun in core(name) for name in cluster.names) and cluster.kind != "person":
                    return cluster
        if (
            candidate.plural
            or owned
            or candidate.end > head.i + 1
            or any(c.dep_ == "relcl" for c in head.children)
        ):
            return None
        near = [c for c in recent if c.names and c.last >= here - 2]
        if candidate.kind == "person" and head.dep_ in ("nsubj", "nsubjpass"):
            blank = [
                c
                for c in near
                if not c.posts and not c.nouns and not clash(c.gender, gender_of([head.text]))
            ]
            if len(blank) == 1 or (blank and len(near) == 1):
                return blank[0]
        elif (
            candidate.kind in GENERIC and noun in GENERIC[candidate.kind] and not modifiers - {noun}
        ):
            for cluster in near:
                if (
                    candidate.kind == "place"
                    or not cluster.nouns - {noun}
                    or cluster.nouns & GENERIC["organisation"]
                ):
                    return cluster
        return None

    # pronouns

    def _pronoun(self, n: int, candidate: Candidate) -> None:
        base = candidate.pronoun
        if base in ("i", "we", "you"):
            if base in ("i", "we") and candidate.head in self.quoted:
                self.waiting.append(n)
            return
        token = self.doc[candidate.head]
        here = self.sentence[token.i]
        best, score, second = None, 0.0, 0.0
        speaker = self._speaker_at(token.i) if base in ("he", "she") else None
        for cluster in self.clusters:
            if cluster is speaker:
                continue  # who is quoted says "I"
            if (
                cluster.last < here - (3 if base in ("he", "she") else 2)
                or cluster.last_token >= token.i
            ):
                continue
            worth = self._fitness(cluster, token, base, here)
            if worth > score:
                best, score, second = cluster, worth, score
            elif worth > second:
                second = worth
        if best is None:
            return
        stands_out = best.subject >= here - 1 and score - second >= 1.0
        if base in ("he", "she"):
            stands_out = second == 0.0 or score - second >= 0.8  # nobody else, or nobody near
        elif token.i in self.quoted:
            stands_out = False
        if stands_out:
            self.sure.add(n)
        self._join(n, best)
        if base in ("he", "she") and best.gender == "unknown":
            best.gender = "male" if base == "he" else "female"

    def _fitness(self, cluster: Cluster, token: Token, base: str, here: int) -> float:
        """How well a cluster answers a pronoun; 0 if it cannot."""
        wanted: Gender = {"he": "male", "she": "female"}.get(base, "unknown")  # type: ignore[assignment]
        if base in ("he", "she"):
            if cluster.kind != "person" or cluster.plural or clash(cluster.gender, wanted):
                return 0.0
        elif base == "it":
            if cluster.kind == "person" or cluster.plural:
                return 0.0
        elif cluster.kind == "place" or (cluster.kind == "person" and not cluster.plural):
            return 0.0
        distance = here - cluster.last
        worth = 4.0 - 1.2 * distance
        worth += 2.0 if cluster.subject == here else 1.6 if cluster.subject == here - 1 else 0.0
        worth += 1.0 if cluster.names else 0.0
        worth += 0.8 if cluster.gender == wanted != "unknown" else 0.0
        worth += min(len(cluster.members), 6) * 0.15
        if base == "they" and cluster.plural:
            worth += 2.0
        if base == "it" and cluster.kind == "place":
            worth -= 1.5
        if cluster.last == here:
            governor = self.doc[cluster.last_token].head
            same_clause = governor.i == token.head.i and token.dep_ in ("dobj", "pobj", "dative")
            if same_clause and not token.lower_.endswith("self"):
                return 0.0
            if token.dep_ in ("nsubj", "nsubjpass") and governor.i == token.head.i:
                return 0.0
        worth += 0.4 if (token.i in self.quoted) == (cluster.last_token in self.quoted) else -1.0
        return worth

    def _speaker(self, n: int) -> None:
        """ "I" in a quotation is whoever is quoted, "we" the body that he or it speaks for."""
        cluster = self._speaker_at(self.candidates[n].head)
        if cluster is not None and self.candidates[n].pronoun == "we":
            bodies = {p.organisation for p in cluster.posts if p.organisation}
            if cluster.kind != "organisation":
                named = [c for c in self.clusters if bodies & set(c.names)]
                cluster = named[0] if len(named) == 1 else None
        elif cluster is not None and cluster.kind != "person":
            cluster = None
        if cluster is not None:
            self._join(n, cluster)

    def _speaker_at(self, token: int) -> Cluster | None:
        """Who speaks the quotation that a token stands in."""
        if token not in self.quoted:
            return None
        draft: Draft | None = self.drafts[self.quoted[token]]
        order = self.drafts.index(draft) if draft is not None else -1
        while draft is not None and (draft.continues or draft.inner):
            order -= 1
            draft = self.drafts[order] if order >= 0 else None
        if draft is None or draft.source_head is None:
            return None
        at = self.by_token.get(draft.source_head)
        if at is None and (name := self.name_at.get(draft.source_head)) is not None:
            return self._of_name(name)
        if at is None or at in self.of:
            return self.of.get(at) if at is not None else None
        named = self.candidates[at].name  # "“He has gone,” Merrow said": named before, read later
        if named is None:
            return None
        text = " ".join(self.doc[named.start : named.end].text.split())
        return self._cluster_named(text, named.kind, gender_of(titles(self.doc, named)))


def _another(name: str, cluster: Cluster) -> bool:
    """Whether a cluster goes by a full name that this one cannot be."""
    return any(" " in known and not same_name(name, known, "person") for known in cluster.names)
