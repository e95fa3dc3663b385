"""The words of the invented stories: names of nobody, and deeds that nobody did."""

from __future__ import annotations

OUTLETS = ("The Harbour Post", "Norvale Courier", "Eastmark Gazette", "Sunday Lantern", None)
FIRST = (
    "Ada", "Bram", "Clea", "Dorin", "Edda", "Falk", "Greta", "Hanno", "Ilse", "Jorun", "Kaspar",
    "Lena", "Milo", "Nora", "Otis", "Petra",
)  # fmt: skip
LAST = (
    "Arden", "Borel", "Corvin", "Dahl", "Elmer", "Fenwick", "Greyson", "Hollis", "Imber", "Jarrow",
    "Kestrel", "Lindqvist",
)  # fmt: skip
BODIES = (
    "Norvale Council", "Harbour Board", "Union of Ferry Workers", "Greyport Rail",
    "Ministry of Tides", "Marlow Shipyards", "Kestrel Bank", "Eastmark Hospital Trust",
    "Lantern Group", "Coast Guard of Norvale", "University of Eastmark", "Party of the Coast",
    "Island League", "Imber Energy", "Court of Appeal",
)  # fmt: skip
PLACES = ("Norvale", "Eastmark", "Greyport", "Saltholm", "Upper Imber", "Fenwick Island")
POSTS = ("mayor", "chief executive", "spokeswoman", "minister of tides", "chair of the board")

DEEDS = """
statement | said | say | that {b} had known of the leak
statement | warned | warn | {b} of a long winter
dispute | criticised | criticise | {b} over the ferry timetable
dispute | accused | accuse | {b} of hiding the costs
negotiation | began | begin | talks with {b} about the harbour
negotiation | broke off | break off | talks with {b}
agreement | signed | sign | an agreement with {b} on wages
agreement | settled | settle | the row with {b}
decision | approved | approve | the harbour plan of {b}
decision | rejected | reject | the request of {b}
proposal | proposed | propose | a new bridge to {b}
proposal | put forward | put forward | a plan to rescue {b}
vote | voted | vote | to suspend the contract with {b}
protest | marched | march | against the cuts of {b}
protest | walked out | walk out | over the plans of {b}
appointment | appointed | appoint | a new head of {b}
appointment | resigned | resign | from the board of {b}
legal | sued | sue | {b} for breach of contract
legal | appealed | appeal | against the ruling for {b}
violence | attacked | attack | a depot of {b}
accident | ran aground | run aground | near the pier of {b}
accident | derailed | derail | outside the yard of {b}
business | bought | buy | a third of {b}
business | closed | close | the yard shared with {b}
finance | lent | lend | £40m to {b}
finance | wrote off | write off | the debts of {b}
publication | published | publish | a report on {b}
meeting | met | meet | {b} behind closed doors
movement | moved | move | its offices next to {b}
sport | beat | beat | {b} in the regatta
other | opened | open | the archive to {b}
"""
"""Kind, past, infinitive and the rest, with {b} for the other actor."""
FILLER = (
    "Nobody at the quay would be drawn on what comes next.",
    "The tide was out and the square was quiet.",
    "Figures seen by this newspaper tell a longer story.",
    "Residents have heard such words before.",
    "The matter had been on the agenda twice and been put off twice.",
    "Few expected it to end there.",
    "A spokesperson did not return calls.",
    "Older readers will remember the winter of the great storm.",
)
