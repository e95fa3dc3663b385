"""What pages have around an article: how templates call it, and what it says to readers."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from lxml.html import HtmlElement

OTHERS: Final = frozenset((
    "comments", "comment", "commentlist", "related", "recommended", "recommendations", "teaser", "promo",
    "relatedposts", "relatedarticles", "relatedstories", "relatedcontent", "relatedlinks", "cmt", "cmts",
))  # fmt: skip
"""What stands beside an article and is of others: readers, other stories."""
READERS: Final = frozenset(("comments", "commentlist", "cmts", "disqus"))
"""By these nobody calls an opinion piece."""
STAND_BY: Final = OTHERS - {"teaser"}
"""By these alone a thing is told; a teaser may be the article's own lead."""
FURNITURE: Final = frozenset((
    "ad", "ads", "advert", "adverts", "advertisement", "advertising", "sponsor", "sponsored", "sponsorship",
    "promoted", "promotion", "newsletter", "newsletters", "signup", "subscribe", "subscription", "paywall",
    "login", "register", "registration", "donate", "donation", "membership", "share", "sharing", "social",
    "follow", "cookie", "cookies", "consent", "gdpr", "privacy", "caption", "captions", "credit", "credits",
    "image", "images", "photo", "photos", "picture", "gallery", "slideshow", "carousel", "video", "media",
    "thumbnail", "player", "podcast", "embed", "byline", "author", "authors", "bio", "biography", "contributor",
    "breadcrumb", "breadcrumbs", "menu", "nav", "navigation", "pagination", "tags", "topics", "readmore",
    "readnext", "mostread", "mostviewed", "mostpopular", "trending", "popular", "copyright", "disclaimer",
    "poll", "quiz", "pullquote", "trc", "outbrain", "taboola", "disqus", "skip", "popup", "modal", "overlay",
    "banner", "toolbar",
))  # fmt: skip
"""What pages have around their text."""
NEVER: Final = frozenset((
    "ad", "ads", "advert", "adverts", "advertisement", "advertising", "sponsored", "newsletter", "newsletters",
    "signup", "subscribe", "paywall", "taboola", "outbrain", "disqus", "onetrust",
))  # fmt: skip
"""What tells of furniture in whatever words it stands."""
BARE: Final = NEVER | {"readmore", "readnext", "mostread", "mostviewed", "mostpopular", "trending"}
"""What of these has no sentence in it, nobody misses."""
_FRAME: Final = frozenset((
    "a", "about", "after", "area", "article", "articles", "aside", "bar", "before", "block", "blocks", "bottom",
    "box", "btn", "button", "buttons", "c", "card", "cards", "center", "col", "column", "component",
    "container", "content", "css", "cta", "data", "description", "desktop", "detail", "details", "dcr",
    "editorial", "element", "embedded", "entry", "feed", "field", "footer", "form", "grid", "group", "gu",
    "head", "header", "heading", "holder", "icon", "icons", "in", "info", "inline", "inner", "inside", "item",
    "items", "js", "label", "large", "layout", "left", "line", "link", "links", "list", "m", "main", "meta",
    "mobile", "mod", "module", "more", "most", "n", "name", "news", "notice", "o", "on", "outer", "page",
    "panel", "post", "posts", "prompt", "pull", "quote", "read", "reader", "readers", "rich", "right", "row",
    "sc", "section", "shared", "sidebar", "sign", "single", "site", "slot", "small", "ssrcss", "sticky",
    "stories", "story", "strip", "text", "the", "thread", "title", "top", "unit", "up", "us", "user", "view",
    "widget", "wp", "wrap", "wrapper",
))  # fmt: skip
"""Words of layout, that say nothing of what a thing is: "promo-box" is a promotion."""
_STATE: Final = frozenset((
    "no", "non", "not", "without", "free", "less", "has", "have", "with", "is", "enabled", "disabled",
    "open", "closed", "on", "off",
))  # fmt: skip
"""What says how a thing is, not what: "ad-free" is no advertisement."""
_MAIN: Final = frozenset(("article", "story", "main", "body", "lead", "intro"))
"""By these an element is called the text, whatever it is called besides."""
_HIDDEN: Final = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text)(?:\s|$)", re.I
)
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_CALLS: Final = re.compile(
    r"""\s*(?:sign\s(?:up|in)\b|log\sin\b|subscribe\b|register\s(?:now|here|today|for|to|with)\b
    |follow\s(?:us|me|our|@|the\s\S+\son)\b|share\s(?:this|on|with)\b
    |join\s(?:us|our|the\s(?:conversation|discussion))\b|get\s(?:our|the\slatest)\b
    |(?:read|see|watch|listen|find\sout)\s(?:more|also|next|now|on|:)|related\b(?:\s?[:|–—-]|\s*$)|also\sread\b
    |more\s(?:on|from)\s|(?:continue|keep)\sreading\b|read\s(?:the\sfull|our)\b|(?:click|tap|scroll|swipe)\s
    |download\s(?:the|our)\b|support\s(?:our|us|independent)\b|donate\b|become\sa\b
    |advertisement\b|sponsored\b|(?:about\sthe|more\sfrom\sthis)\sauthor\b|enter\syour\b
    |please\s(?:enable|enter|sign|log|subscribe|accept)\s
    |(?:we|this\s(?:site|website|page))\s(?:uses?|and\sour\spartners)\s
    |by\s(?:clicking|continuing|signing|subscribing|submitting)\b|privacy\s(?:notice|policy)\b
    |all\srights\sreserved|copyright\s(?:©|\(|\d)|©|comments?\s(?:are|\()|have\syour\ssay
    |(?:photo|photograph|picture|image|video|credit|caption|illustration)s?\s*(?:by\b|:|/)
    |(?:do\syou\shave|got)\sa\s(?:story|tip)|(?:e-?)?mail\sus\b|your\s(?:e-?mail|browser)\b
    |(?:published|updated|posted|last\s(?:updated|modified))\s?:?\s(?:on|at|\d|(?-i:[A-Z])))""",
    re.I | re.X,
)
"""How what asks a reader to do something begins, or what says whose something is."""
_ASKS: Final = re.compile(
    r"""\b(?:unsubscribe|newsletters?\b.{0,200}\b(?:inbox|sign\sup|subscribe|charit)|your\sinbox\b
    |cookies?\b.{0,200}\b(?:consent|accept|settings|site|browser)|re-?captcha|ad\s?blocker
    |terms\s(?:of\sservice|and\sconditions)\s(?:and|apply))""",
    re.I | re.X,
)
_CREDIT: Final = re.compile(
    r"\b(?:photo|photograph|picture|image|credit)s?\s*(?::|\bby\b|\bcourtesy\b)|\bGetty\b", re.I
)
TITLES: Final = re.compile(
    r"""\s*(?:(?:most|more|also|you\s(?:may|might)|don['’]t\smiss|top\sstories|latest|trending|popular|related
    |recommended)\b|(?:see|read|share|tags?|topics|comments?|sections?)\b.{0,20}$)""",
    re.I | re.X,
)
"""What stands above lists of other stories."""
FOLLOW: Final = re.compile(
    r"""\s*(?:follow|like|find)\s(?:us|the\s\S+(?:\s\S+)?|@\S+|\S+\s\S+)\s(?:on|at)\s
    (?:Twitter|X|Facebook|Instagram|TikTok|YouTube|LinkedIn|Threads|Bluesky|Mastodon|WhatsApp|Telegram
    |Google\sNews|social\smedia)\b[\s,:;.!/&|@\w]{0,100}""",
    re.I | re.X,
)
"""A line that asks to be followed, and says nothing else."""
RIGHTS: Final = re.compile(
    r"""\s*(?:(?:copyright\s(?:©\s?|\(c\)\s?)?|©\s?|\(c\)\s?)\d{4}\b.{0,200}
    |a\sversion\sof\sthis\s(?:article|story)\sappear(?:s|ed)\sin\sprint\b.{0,400}
    |.{0,80}\ball\srights\sreserved\b.{0,160}|order\sreprints\b.{0,60})""",
    re.I | re.X,
)
"""A line that says whose a text is, and nothing of it."""


def names(tag: HtmlElement) -> str:
    """What an element is called: its classes, its id, and the part of a page that it is."""
    return (
        f"{tag.get('class') or ''} {tag.get('id') or ''} {tag.get('data-component') or ''}".strip()
    )


def is_named(tag: HtmlElement, words: frozenset[str]) -> bool:
    """Whether a class or id of an element is one of these words, and else only words of layout."""
    called = [[token.lower() for token in _WORD.findall(name)] for name in names(tag).split()]
    if any(name and _MAIN.issuperset(name) for name in called):
        return False  # it is called the text as well
    for tokens in called:
        pairs = {first + second for first, second in pairwise(tokens)}
        is_one = not words.isdisjoint(tokens) or not words.isdisjoint(pairs)
        if is_one and all(one in words or one in _FRAME or one in FURNITURE for one in tokens):
            return True
    return False


def is_called(tag: HtmlElement, words: frozenset[str]) -> bool:
    """Whether one of these words is in a class or id of an element, and says what it is."""
    called = ({token.lower() for token in _WORD.findall(name)} for name in names(tag).split())
    return any(tokens & words and not tokens & _STATE for tokens in called)


def is_hidden(tag: HtmlElement) -> bool:
    """Whether no reader sees it."""
    return (
        tag.get("hidden") is not None
        or tag.get("aria-hidden") == "true"
        or "display:none" in "".join((tag.get("style") or "").lower().split())
        or bool(_HIDDEN.search(tag.get("class") or ""))
    )


def is_screened(tag: HtmlElement) -> bool:
    """Whether it is for those alone who have a page read to them, or is furniture by its name."""
    return bool(_HIDDEN.search(tag.get("class") or "")) or is_named(tag, FURNITURE | OTHERS)


def asks_for_words(tag: HtmlElement) -> bool:
    """Whether there is something in it to fill in or to press."""
    return next(tag.iter("form", "input", "button", "select", "textarea"), None) is not None


def asks(words: str) -> bool:
    """Whether words ask something of a reader, or say whose a picture is."""
    return bool(
        _CALLS.match(words) or _ASKS.search(words) or (len(words) < 200 and _CREDIT.search(words))
    )
