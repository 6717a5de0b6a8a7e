"""What templates can do with a value: pure functions of it and of what is the same for the whole site."""

from __future__ import annotations

from json import JSONEncoder
from json.encoder import encode_basestring

from markupsafe import Markup

from pressmark import urls
from pressmark.dates import EdtfDate

_JSON = JSONEncoder(ensure_ascii=False, separators=(",", ":"))
# What could end a script element or be read as markup, and what older scripts take for the end of a line.
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def absolute(base_url: str, address: str) -> str:
    """``address`` with the base URL; empty without one."""
    if urls.is_outside(address):
        return address
    return urls.joined(base_url, address) if base_url else ""


def iso(date: EdtfDate) -> str:
    """The machine form for ``<time datetime>``, or empty where HTML has none: of a doubtful date, or of a
    stretch of time that is no day, month or year.
    """
    plain = date.precision in ("time", "day", "month", "year") and not date.uncertain and not date.approximate
    return date.text if plain else ""


def json_data(value: object) -> Markup:
    """``value`` as JSON that cannot end a script element or be read as markup."""
    text = encode_basestring(value) if type(value) is str else _JSON.encode(value)
    for sign in "<>&\u2028\u2029":
        if sign in text:
            return Markup(text.translate(_UNSAFE))
    return Markup(text)
