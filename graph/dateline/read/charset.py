"""The bytes of a page → its characters, by what it or its server says they are in."""

from __future__ import annotations

import codecs
import re
from typing import Final

_HEAD: Final = 4096
_META: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w:.-]{1,40})", re.I)
# What pages say and browsers take it for: the code page of Windows, which holds more (WHATWG, Encoding).
_MEANT: Final = {
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252",
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-9": "cp1254", "latin5": "cp1254",
    "iso-8859-11": "cp874", "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949", "x-gbk": "gb18030", "windows-31j": "cp932",
}  # fmt: skip


def decoded(data: bytes, charset: str | None = None) -> str | None:
    """Give a page's characters; None where neither it nor `charset` says how, and they are no UTF-8."""
    for bom, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(bom):
            return data.decode(encoding, "replace")
    try:
        # What is UTF-8 throughout is so by no accident, whatever it says.
        return data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError:
        pass
    told = _META.search(data[:_HEAD])
    for name in (charset, told[1].decode("ascii", "replace") if told else None):
        label = (name or "").strip().lower()
        try:
            encoding = codecs.lookup(_MEANT.get(label, label)).name
        except (LookupError, ValueError):
            continue
        if encoding != "utf-8":
            return data.decode(encoding, "replace")
    return None
