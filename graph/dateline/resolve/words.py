"""What words of a text carry its meaning, whatever their endings."""

from __future__ import annotations

import re
from functools import lru_cache

_SMALL = """
about above after again against ago all almost along already also although always among and
another any anyone are around because been before began being below between both but came can
cannot come could did does doing down during each either else even ever every few first following
for from gave get give given goes going got had has have having her here him his how however into
its itself just last later least less like made make makes many may meanwhile might more most much
must near never new next nor not now off often once one only other others our out over own per put
rather said same say saying says second see seen several she should since some soon still such take
taken than that the their them then there these they thing things third this those though three
through thus time today together told too took toward towards two under until upon very via was way
well went were what when where whether which while who whole whom whose why will with within without
would year years yesterday yet you your
"""
SMALL = frozenset(_SMALL.split())
"""Words that say nothing by themselves; those of one and two letters count as such too."""
ENDINGS = ("ments", "ment", "ings", "ing", "ions", "ion", "als", "al", "ers", "er", "ied", "ies",
           "ed", "es", "s", "e", "y")  # fmt: skip
LONGEST = 6
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)  # a label is asked for again and again, and soon for the last time
def content_words(text: str) -> frozenset[str]:
    """Lower-case words that carry meaning, without their endings.

    >>> sorted(content_words("Dockers vote to strike")), sorted(content_words("The docker's strikes"))
    (['dock', 'strik', 'vot'], ['dock', 'strik'])
    """
    words = _WORD.findall(text.casefold())
    return frozenset(bare(word) for word in words if len(word) > 2 and word not in SMALL)


@lru_cache(maxsize=65536)
def bare(word: str) -> str:
    """Cut a word to what its forms have in common, roughly.

    >>> bare("dies") == bare("died"), bare("stopped") == bare("stops"), bare("agreement") == bare("agreed")
    (True, True, True)
    """
    for ending in ENDINGS:
        # A long ending may be the word's own ("thing"), a short one leaves "di" of "dies".
        if word.endswith(ending) and len(word) - len(ending) >= (3 if len(ending) > 2 else 2):
            word = word.removesuffix(ending)
            break
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:LONGEST]
