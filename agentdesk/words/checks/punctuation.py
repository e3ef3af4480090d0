"""Check: prose has the punctuation of its language."""

import re
from collections.abc import Iterator, Mapping

from agentdesk.core.errors import Fault
from agentdesk.words.checks.sheet import THING, Sheet, prose

_ARABIC = {"?": "؟", ",": "،", ";": "؛"}
_CHINESE = {"?": "？", ",": "，", ";": "；", ":": "：", "!": "！", ".": "。", "(": "（", ")": "）"}
_HAN = "\u3400-\u9fff"
_AFTER_ARABIC = re.compile(f"(?<=[\u0600-\u06ff\u200c»)”{THING}])\\s*([?,;])")
_AFTER_HAN = re.compile(f"(?<=[{_HAN}）》”])\\s*([?,;:!])|(?<=[{_HAN}])(\\.)(?![\\w.])")
_AROUND_HAN = re.compile(f"(\\()(?=[{_HAN}])|(?<=[{_HAN}])(\\()|(?<=[{_HAN}])(\\))")
_RULES: Mapping[str, tuple[Mapping[str, str], tuple[re.Pattern[str], ...]]] = {
    "ar": (_ARABIC, (_AFTER_ARABIC,)),
    "fa": (_ARABIC, (_AFTER_ARABIC,)),
    "zh": (_CHINESE, (_AFTER_HAN, _AROUND_HAN)),
}


def check_punctuation(sheet: Sheet) -> Iterator[Fault]:
    """Latin marks in Arabic and Persian prose, half-width ones in Chinese sentences.

    A sign that stands alone in the English is spoken of there, and no punctuation.
    """
    own, patterns = _RULES.get(sheet.language.code if sheet.language else "", ({}, ()))
    for entry, message in sheet.shown():
        text = "\n".join(prose(form) for form in entry.forms)
        found = (match for pattern in patterns for match in pattern.finditer(text))
        signs = dict.fromkeys(group for match in found for group in match.groups() if group)
        for sign in (sign for sign in signs if f" {sign} " not in message.source):
            remedy = f"write {own[sign]}; codes and examples stand in backquotes, or between isolates"
            yield sheet.fault(entry, f"“{sign}” isn't the punctuation of {sheet.name}", remedy)
