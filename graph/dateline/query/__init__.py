"""SPARQL over a build: its graph, its answers, questions that are already written, and why."""

from dateline.query.answers import Answer
from dateline.query.explain import Explanation, explain
from dateline.query.graph import known, open_graph, run
from dateline.query.limits import Limits, within
from dateline.query.questions import Parameter, Saved, ask, find, saved

__all__ = [
    "Answer",
    "Explanation",
    "Limits",
    "Parameter",
    "Saved",
    "ask",
    "explain",
    "find",
    "known",
    "open_graph",
    "run",
    "saved",
    "within",
]
