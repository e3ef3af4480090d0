"""The header of a .po file: which language it is in, and how that counts."""

from collections.abc import Mapping
from dataclasses import replace

from agentdesk.words.entries import FUZZY, Entry
from agentdesk.words.languages import SOURCE_LANGUAGE
from agentdesk.words.plural_rules import plural_forms_of

PLURAL_FORMS = "Plural-Forms"
_DATE = "PO-Revision-Date"
_FIXED = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


def fields_of(header: Entry | None) -> dict[str, str]:
    """The fields of a header, in their order."""
    lines = header.translation.split("\n") if header else []
    pairs = (line.partition(":") for line in lines if ":" in line)
    return {name.strip(): value.strip() for name, _, value in pairs}


def template_header() -> Entry:
    """The header of a template, from which a catalogue of any language can be begun."""
    return _with(Entry(0, "", ""), _FIXED)


def renewed(header: Entry | None, language: str) -> Entry:
    """The header with our own fields as they have to be, the translators' as they were."""
    kept = {name: value for name, value in fields_of(header).items() if value or name != _DATE}
    own = {"Language": language.replace("-", "_"), **_FIXED, PLURAL_FORMS: plural_rule(header, language)}
    if not own[PLURAL_FORMS]:
        del own[PLURAL_FORMS]
    return _with(header or Entry(0, "", ""), {**kept, **own})


def plural_rule(header: Entry | None, language: str) -> str:
    """The rule that a catalogue has to carry: ours, or for a language that isn't ours, what it has already."""
    from agentdesk.words.languages import language_of

    stated = fields_of(header).get(PLURAL_FORMS, "")
    if stated and language_of(language) is None:
        return stated
    return plural_forms_of(language) or plural_forms_of(SOURCE_LANGUAGE)


def _with(header: Entry, fields: Mapping[str, str]) -> Entry:
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return replace(header, forms=(text,), flags=tuple(flag for flag in header.flags if flag != FUZZY))
