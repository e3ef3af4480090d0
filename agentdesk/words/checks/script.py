"""Check: a translation is written in the letters of its language."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from agentdesk.core.errors import Fault
from agentdesk.words.checks.sheet import THING, Sheet, prose
from agentdesk.words.messages import SAME, Message, without_slots

_LATIN = "LATIN"
_ASIAN = {"CJK", "DEVANAGARI", "FULLWIDTH", "HANGUL", "HIRAGANA", "KATAKANA", "THAI"}
_SCRIPTS = {_LATIN, "ARABIC", "ARMENIAN", "CYRILLIC", "GEORGIAN", "GREEK", "HEBREW", *_ASIAN}
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+")
# Words of a sentence, as nobody writes a code or a name.
_SENTENCE = re.compile(r"[a-z\u00df-\u024f]{2,}(?: [a-z\u00df-\u024f]{2,}){2,}")
_OURS = frozenset({"agentdesk"})


def check_script(sheet: Sheet) -> Iterator[Fault]:
    """Letters of other scripts, words that were left in Latin letters."""
    language = sheet.language
    if language is None:
        return
    for entry, message in sheet.shown():
        texts = [without_slots(form) for form in entry.forms]
        for text in texts:
            for word, script in _foreign(text, message, {language.script, _LATIN}):
                remedy = "write it in the letters of the language; they may only look alike"
                yield sheet.fault(entry, f"“{word}” has letters that are {script.capitalize()}", remedy)
        if language.script == _LATIN or message.everywhere or SAME in entry.remarks:
            continue
        for form in {*entry.forms} - {message.source, message.many}:
            for words in _untranslated(form, message, language.script):
                remedy = f"translate it; if it has to stay as it is, write the remark “# {SAME}” above it"
                yield sheet.fault(entry, f"“{words}” isn't in the letters of {sheet.name}", remedy)


def _foreign(text: str, message: Message, may: set[str]) -> Iterator[tuple[str, str]]:
    """Words with letters of a script that neither the language nor the English has."""
    strange = {char for char in {*text} - {*message.source, *message.many} if script_of(char) in _SCRIPTS - may}
    if not strange:
        return
    for word in dict.fromkeys(_WORD.findall(text)):
        if first := next((char for char in word if char in strange), ""):
            yield word, script_of(first)


@lru_cache(maxsize=4096)
def script_of(char: str) -> str:
    """What Unicode calls the script of a letter: CYRILLIC."""
    return unicodedata.name(char, "").partition(" ")[0]


def _untranslated(form: str, message: Message, script: str) -> Iterator[str]:
    """Latin words that are no name, no abbreviation and no code; sentences that were left in English."""
    text = prose(form)
    own = any(script_of(char) == script for char in form)
    known = set() if message.spoken else {word.casefold() for word in _words(message.source + " " + message.many)}
    for word in dict.fromkeys(_words(text)):
        kept = word.isupper() or word.casefold() in _OURS
        name = own and (word[0].isupper() or word.casefold() in known)
        if not kept and not name and not _part_of_code(word, text):
            yield word
    if own and not message.spoken:
        yield from _SENTENCE.findall(text)


def _words(text: str) -> list[str]:
    return _LATIN_WORD.findall(text)


def _part_of_code(word: str, text: str) -> bool:
    """Whether a word only stands where signs tie it to others: an address, a file's name, an option."""
    parts = [part for part in re.split(rf"[\s{THING}]+", text) if word in part]
    return all(re.search(rf"[/@._=\\-]\w*{word}|{word}\w*[/@._=\\-]\w", part) for part in parts)
