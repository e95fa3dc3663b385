"""SPARQL over a build: its graph, its answers, and questions that are already written."""

from dateline.query.answers import Answer
from dateline.query.graph import open_graph, run
from dateline.query.questions import Parameter, Saved, ask, find, saved

__all__ = ["Answer", "Parameter", "Saved", "ask", "find", "open_graph", "run", "saved"]
