"""The vocabulary and the patterns of time expressions. Patterns name their parts; `times` values them."""

from __future__ import annotations

import re

MONTHS = {name: i for i, names in enumerate((
    ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",),
    ("june", "jun"), ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"),
    ("october", "oct"), ("november", "nov"), ("december", "dec")), 1) for name in names}  # fmt: skip
WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
SEASON_CODES = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI",
                "springtime": "SP", "summertime": "SU", "wintertime": "WI"}  # fmt: skip
DAYPARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "overnight": "TNI",
            "tonight": "TNI", "night-time": "TNI", "night": "TNI", "dawn": "TMO", "dusk": "TEV"}  # fmt: skip
ORDINALS = {word: i for i, word in enumerate(
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first"], 1)}  # fmt: skip
_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
AMOUNTS: dict[str, float | None] = {
    **{word: float(i) for i, word in enumerate(_ONES.split(), 1)},
    **{word: float(i * 10) for i, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)},
    "a": 1.0, "an": 1.0, "a single": 1.0, "half a": 0.5, "half an": 0.5, "a hundred": 100.0, "hundred": 100.0,
    "a couple of": 2.0, "couple of": 2.0, "a couple": 2.0, "a dozen": 12.0, "dozen": 12.0,
    "few": None, "a few": None, "several": None, "many": None, "some": None,
    "a number of": None, "dozens of": None, "hundreds of": None, "thousands of": None, "numerous": None,
}  # fmt: skip
HOLIDAYS = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "valentine's day": (2, 14),
    "halloween": (10, 31), "may day": (5, 1), "independence day": (7, 4), "bastille day": (7, 14),
}  # fmt: skip
REFERENCES: dict[str, str] = {
    **dict.fromkeys((
        "now", "currently", "at present", "nowadays", "these days", "at the moment", "presently", "right now",
        "at this time", "current", "present-day", "modern-day", "the time being", "the present",
    ), "PRESENT_REF"),
    **dict.fromkeys((
        "recent", "recently", "lately", "more recently", "most recently", "formerly", "the past", "long ago", "years ago",
        "months ago", "weeks ago", "days ago", "hours ago", "decades ago", "recent years", "recent months",
        "recent weeks", "recent days", "recent decades", "recent times", "the recent past",
    ), "PAST_REF"),
    **dict.fromkeys((
        "soon", "the future", "the near future", "the foreseeable future",
    ), "FUTURE_REF"),
}  # fmt: skip
SETS = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P3M", "annual": "P1Y",
        "annually": "P1Y", "yearly": "P1Y", "nightly": "P1D", "hourly": "PT1H", "fortnightly": "P2W",
        "biennial": "P2Y"}  # fmt: skip
MONTH_LEADS = r"\b(in|of|last|next|this|by|since|until|from|to|and|between|during|before|after)\s$"
"""What makes a capitalised "May" or "March" a month."""
OTHER_WORDS = {"May", "March", "Mar", "Sun", "Sat", "Dec", "Jan"}
"""What is also a word of another kind, or short for one."""

_MONTH = r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)"
_BC = r"(?:\s?(?P<bc>BCE?|B\.C\.?(?:E\.?)?))"
_ERA = rf"(?:(?:AD|A\.D\.)\s?(?P<ad>\d{{1,4}})|(?P<year>\d{{1,4}})(?:\s?(?P<ce>AD|CE|A\.D\.?|C\.E\.?)|{_BC}))"
# A number where a year stands: whether it is one, `timeyears` says by what follows.
_FAR = r"(?P<far>2[1-9]\d\d|[3-9]\d{3}|[1-9]\d\d|['’‘]\d\d)"
# What stands before a number that is said to be a year, or may be one.
_LED = (
    "|".join(
        f"(?<=\\b{lead[0].upper()}{lead[1:]} )|(?<=\\b{lead} )"
        for lead in ("in", "by", "until", "till", "since", "from", "before", "after", "between")
    )
    + r"|(?<=\b[Ff]rom \d{4} to )|(?<=\b[Bb]etween \d{4} and )"
)
_OF = r"(?:,?\s+(?:of\s+)?(?P<of>last|this|next|that|the same|the following|the previous)\s+year(?!['’]s))"
_OTHER = rf"(?:{_ERA}|{_FAR})"
_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b\.?)"
_ANYDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?),?\s+"
_PART = r"(?:(?:the\s+)?(?:very\s+)?(?:(?:early|late|mid|middle)(?:\s+(?:in|of|on))?|(?:beginning|start|end|close|middle|first half|second half|opening|turn)\s+of)(?:\s+the)?[\s-]+)"
_NUMBER = rf"(?:(?:about|around|nearly|almost|over|more than|less than|at least|some|only|just|up to)\s+)?(?:a\s+single|half an?|an?\s+(?:few|couple(?:\s+of)?|dozen|hundred|number of)|(?:dozens|hundreds|thousands) of|few|several|many|some|numerous|(?:\d+|one|two|three|four|five|six|seven|eight|nine)[\s-](?:and[\s-]a[\s-]half|1/2)|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|{_ONES.replace(' ', '|')}|\d+(?:,\d{{3}})*(?:\.\d+)?|an?)"
_UNIT = r"(?P<unit>seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies))"
_BIG = r"(?P<unit>days?|weeks?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies))"
_DAYPART = r"(?P<part>morning|afternoon|evening|night)"
_PARTOF = (
    r"(?:(?:the\s+)?(?:early\s+|late\s+)?(?P<part>morning|afternoon|evening|night)\s+(?:of|on)\s+)"
)
_ZONE = r"(?:\s?\(?(?:GMT|UTC|BST|EST|EDT|EET|CST|CDT|MST|MDT|PST|PDT|CET|CEST|ET|PT|AEST|IST|JST|(?:Eastern|Central|Mountain|Pacific)(?:\s+(?:Standard|Daylight))?\s+[Tt]ime|local\s+time)\)?)?"
_BETWEEN = "additional|business|calendar|consecutive|different|extra|full|further|long|more|other|short|solid|straight|successive|trading|whole|working"
_LITTLE = "a|an|and|as|at|but|by|during|for|from|he|her|his|in|it|of|on|our|she|that|the|their|they|to|was|we|were|when|where|which|while|with"
_WHICH = (
    r"(?P<which>last|next|this|past|coming|previous|preceding|following|same|that|current|upcoming)"
)


# No expression begins after a word and a hyphen ("ex-May"), but a range ends there ("May-June").
_AFTER = "".join(["(?:(?<![^\\W\\d][-–])", *(
    f"|(?<={word}[-–])" for word in sorted({name.title() for name in (*MONTHS, *SEASON_CODES)} | set(SEASON_CODES))
), ")"])  # fmt: skip


def _compile(*rules: tuple[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"(?<!\w){_AFTER}{p}(?!\w)")) for name, p in rules)


def _any(words: dict[str, object]) -> str:
    alternatives = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(f"(?i:{re.escape(w)})" for w in alternatives)


PATTERNS = _compile(
    ("iso", r"(?P<year>[12]\d{3})-(?P<month>\d\d)-(?P<day>\d\d)"),
    ("slashes", r"(?P<one>3[01]|[12]\d|0?[1-9])\s?/\s?(?P<two>3[01]|[12]\d|0?[1-9])\s?/\s?(?P<year>(?:19|20)\d\d)"),
    ("date", rf"(?:{_PARTOF}|{_PART})?(?:{_ANYDAY})?{_MONTH}\s+{_DAY}(?!,\d{{3}}(?!\d))(?:(?:,\s?|\s+){_YEAR}{_BC}?|{_OF})?"),
    ("date", rf"(?:{_PARTOF}|{_PART})?(?:{_ANYDAY})?(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}(?:(?:,\s?|\s+){_YEAR}{_BC}?|{_OF})?"),
    ("date", rf"(?:{_PARTOF}|{_PART})?(?:{_ANYDAY})?{_MONTH}\s+{_DAY},?\s+{_OTHER}"),
    ("date", rf"(?:{_PARTOF}|{_PART})?(?:{_ANYDAY})?(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}(?P<comma>,)?\s+{_OTHER}"),
    ("day_list", rf"(?:the\s+)?{_DAY}(?=(?:,\s\d{{1,2}}(?:st|nd|rd|th)?)*,?\s?(?:-|–|to|and|or)\s?(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH})"),
    ("day_pair", rf"{_MONTH}\s+{_DAY}(?:\s?[-–]\s?|\s+(?:to|and|or)\s+)(?P<day2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?:,?\s+{_YEAR}|(?=\s*[,.;:)]|\s+(?:{_LITTLE})\b))"),
    ("day_pair", rf"{_MONTH}\s+{_DAY}(?:\s?[-–]\s?|\s+(?:to|and|or)\s+)(?P<day2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?,?\s+{_OTHER}"),
    ("month_day", rf"(?<=[Oo]n )the\s+(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)(?:\s+of\s+(?P<which>this|that|last|next|the\s+same)\s+month|(?=\s*[,.;:)]|\s+(?:{_LITTLE})\b))"),
    ("month_year", rf"{_PART}?{_MONTH}(?P<comma>\s+of|,)?\s+{_OTHER}"),
    ("month_year", rf"{_PART}?{_MONTH}(?:\s+of|,)?\s+(?P<year>[12]\d{{3}}|['’]\d\d){_BC}?"),
    ("month", rf"(?:(?P<which>last|next|this|past|coming)\s+|{_PART})?{_MONTH}{_OF}?"),
    ("quarter", rf"(?:the\s+)?(?P<number>(?i:first|second|third|fourth|last|final|latter))[\s-](?:fiscal\s+|financial\s+)?(?P<unit>quarter|half)\s+of\s+(?:(?:fiscal\s+|financial\s+)?{_YEAR}|(?P<of>(?:last|this|next|the|the previous|the following)\s+(?:financial\s+|fiscal\s+)?year))"),
    ("quarter", rf"(?:the\s+)?(?:fiscal\s+|financial\s+)?(?P<number>(?i:first|second|third|fourth))[\s-](?:fiscal\s+|financial\s+)?(?P<unit>quarter)(?:(?:,|\s+of)?\s+{_YEAR})?"),
    ("quarter", rf"(?:the\s+)?(?P<number>(?i:first|second|third|fourth|last|final|latter))[\s-](?P<unit>quarter|half)\s+of\s+{_FAR}"),
    ("quarter", rf"(?P<unit>Q|H)(?P<digit>[1-4])\s{_FAR}"),
    ("quarter", r"(?:the\s+)?(?P<which>last|latest|most recent|this|next|previous|prior|preceding|current|coming|following)\s+(?P<unit>quarter)"),
    ("quarter", rf"(?P<unit>Q|H)(?P<digit>[1-4])\s?{_YEAR}?"),
    ("year", rf"(?:{_PART}|(?:the\s+)?year\s+|(?:fiscal|financial)\s+(?:year\s+)?)?{_YEAR}{_BC}?"),
    ("year", rf"(?:{_PART})?{_ERA}"),
    ("year", rf"(?:{_PART})?the\s+year\s+(?P<far>[1-9]\d{{0,2}}|2[1-9]\d\d|[3-9]\d{{3}})"),
    ("bare_year", rf"(?:{_LED})(?:{_PART})?(?P<far>2[1-9]\d\d|[3-9]\d{{3}}|[1-9]\d\d)"),
    ("year_before", rf"(?P<year>\d{{1,4}})(?=\s?(?:[-–]|to|and|or)\s?\d{{1,4}}{_BC})"),
    ("short_year", r"(?<=\d{4}[-–/])(?P<year>\d\d)"),
    ("year", r"(?<=\d{4}[-–])(?P<year>[12]\d{3})"),
    ("decade", rf"(?:the\s+)?(?:{_PART})?(?:the\s+)?['’]?(?P<decade>[12]\d{{2}}0|[2-9]0)['’]?s{_BC}?"),
    ("decade", rf"(?:the\s+)?(?:{_PART})?(?:the\s+)?(?P<decade>\d{{1,2}}0)s{_BC}"),
    ("century", rf"(?:the\s+)?(?:{_PART})?(?:the\s+)?(?P<number>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)})[\s-]century{_BC}?"),
    ("season", rf"(?:the\s+)?(?:{_PART})?(?P<year>[12]\d{{3}})\s+(?P<season>(?i:spring|summer|autumn|winter))"),
    ("season", rf"(?:the\s+)?(?:{_PART})?(?:(?P<which>(?i:last|next|this|previous|following|coming|that|same))\s+)?(?P<season>(?i:spring|summer|autumn|winter)|fall(?! of [A-Z])(?! of the))(?:(?:\s+of|,)?\s+{_YEAR}|\s+of\s+(?P<of>last|this|next|that)\s+year)?"),
    ("season", rf"(?:the\s+)?(?:{_PART})?(?P<season>(?i:spring|summer|autumn|winter))\s+(?:of\s+)?{_OTHER}"),
    ("weekday", rf"(?P<which>a week on)\s+{_WEEKDAY}"),
    ("weekday", rf"{_WEEKDAY}\s+(?P<which>week)(?![\w-])"),
    ("weekday", rf"(?:(?:[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater)\s+(?:on\s+)?)?(?:(?P<which>last|next|this|the following|the previous|past|coming)\s+)?{_WEEKDAY}(?:\s+{_DAYPART})?"),
    ("weekday", rf"{_WEEKDAY}\s+(?P<which>last|next)(?=\s+week)"),
    ("deictic", r"(?P<word>(?i:the day before yesterday|the day after tomorrow|today|yesterday|tomorrow|tonight|overnight|last night|this morning|this afternoon|this evening|(?:yesterday|tomorrow) (?:morning|afternoon|evening|night)|(?:that|the same) (?:day|morning|afternoon|evening|night)))"),
    ("relative", rf"(?i:(?:the|this)\s+)?(?:very\s+)?(?i:{_WHICH})(?:[\s-](?:financial|fiscal|academic|calendar))?(?:\s+(?P<amount>{_NUMBER}))?[\s-]+(?P<unit>days?|weeks?|weekend|fortnights?|months?|years?|decades?|century|centuries|time|period)"),
    ("relative", r"(?P<which>the) (?P<unit>weekend)"),
    ("relative", r"(?i:the\s+)?(?i:(?P<which>next|following|previous|preceding))\s+(?P<part>morning|afternoon|evening|night)(?P<unit>)"),
    ("distance", rf"(?:(?i:only|just)\s+)?(?P<amount>(?i:{_NUMBER}))[\s-]+(?i:{_UNIT})\s+(?:(?P<way>ago|earlier|later|previously|from now|afterwards)|(?P<way2>before|after)(?=\s*[,.;:)\"”]|\s*$))"),
    ("distance", r"(?i:the)\s+(?P<unit>day|week|month|year|decade)\s+(?P<way2>before|after|earlier)(?=\s*[,.;:)\"”]|\s*$)"),
    ("distance", r"(?:(?:the|a|an)\s+)?(?P<unit>year|month|week)-(?P<way>ago|earlier)(?:\s+(?:period|quarter|level))?"),
    ("distance", r"(?P<unit>(?i:minutes|hours|days|weeks|months|years|decades))\s+(?P<way>later|earlier)"),
    ("same_last", r"the\s+same\s+(?P<unit>period|quarter|month|time)\s+(?:of\s+|in\s+)?(?:(?:the\s+)?(?:last|previous|prior)\s+year|a\s+year\s+(?:ago|earlier|before))"),
    ("part_of", r"(?:the\s+)?(?:very\s+)?(?i:end|beginning|start|middle|close|rest|early part|latter part|second half|first half|early|late|later|earlier)\s+(?:of\s+)?(?:in\s+)?(?P<which>the|this|last|next|that|the following|the previous|the same)\s+(?:financial\s+|fiscal\s+|academic\s+|calendar\s+)?(?P<unit>day|week|month|year|decade|century)"),
    ("part_of", r"(?P<unit>month|year|week)['’]s\s+end"),
    ("part_of", r"(?P<unit>year)-end"),
    ("clock", rf"(?:about\s+|around\s+)?(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s?(?P<half>(?i:[ap]\.?\s?m\b\.?)){_ZONE}"),
    ("clock", rf"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?:\s?(?:hrs?|hours))?{_ZONE}(?=[\s,.;)–-]|$)"),
    ("clock", r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s?(?:GMT|UTC|hours)"),
    ("clock", r"(?P<word>(?i:noon|midday|midnight))"),
    ("clock", r"(?P<hour>\d{1,2})\s+o['’]clock(?:\s+(?:in\s+the|this)\s+(?P<when>morning|afternoon|evening))?"),
    ("daypart", r"(?<=\b[Aa]t )(?P<part>night)(?!-)"),
    ("daypart", r"(?:the\s+)?(?:early[\s-]+|late[\s-]+|mid[\s-]?)?(?P<part>(?i:morning|afternoon|evening))"),
    ("holiday", rf"(?P<holiday>{_any(dict(HOLIDAYS.items()))})(?:,?\s+{_YEAR})?"),
    ("holiday", rf"(?P<holiday>{_any(dict(HOLIDAYS.items()))})(?P<comma>,)?\s+{_OTHER}"),
    ("set", rf"(?i:every|each|per)\s+{_WEEKDAY}"),
    ("set", r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s"),
    ("set", r"(?<=\b[Oo]n )(?P<weekend>weekends)"),
    ("set", rf"(?i:every|each)\s+(?:(?P<amount>{_NUMBER}|other)\s+)?{_BIG}"),
    ("set", rf"(?i:per)\s+{_UNIT}"),
    ("set", r"(?P<word>(?i:daily|weekly|monthly|quarterly|annually|annual|yearly|nightly|hourly|fortnightly))"),
    ("duration", rf"(?P<amount>(?i:{_NUMBER}))[\s-]+(?:(?:{_BETWEEN})\s+)?(?i:{_UNIT})(?P<half>[\s-]and[\s-]a[\s-]half)?(?:[\s-](?:long|old))?"),
    ("duration", r"(?:(?:many|the|more than|past)\s+)?(?P<amount>)(?P<unit>decades|centuries|years|months|weeks|days|hours)(?:-long)?"),
    ("duration", r"all\s+(?:the\s+)?(?P<unit>day|night|week|month|year)(?:\s+long)?"),
    ("duration", r"(?<=\b[Ww]ithin )(?P<amount>)(?P<unit>minutes|seconds)"),
    ("reference", f"(?:{_any(dict(REFERENCES.items()))})"),
)  # fmt: skip
