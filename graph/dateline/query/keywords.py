"""Which words of the language a query holds, wherever the parser may find them."""

from __future__ import annotations

import re

from dateline.query import graph


def holds(sparql: str, *keywords: str) -> bool:
    """Tell whether any of the keywords, in lower case, stands where it may be taken for one.

    >>> holds("SELECT * { SERVICE <x> {} }", "service"), holds('SELECT ("service" AS ?x) {}', "service")
    (True, False)
    """
    return any(keyword in text for keyword in keywords for text in _bare(sparql))


def names_graphs(sparql: str) -> bool:
    """Tell whether a query says itself which graphs it asks: FROM."""
    return any(re.search(r"\bfrom\b", text) for text in _bare(sparql))


def _bare(sparql: str) -> tuple[str, str]:
    """A query without what may hold any word and mean none of them, in lower case.

    Escapes such as "u0053" after a backslash may stand for letters anywhere, or only inside strings:
    both are read.
    """
    resolved = graph._CODEPOINT.sub(graph._letter, sparql)
    return graph._INERT.sub(" ", sparql).lower(), graph._INERT.sub(" ", resolved).lower()
