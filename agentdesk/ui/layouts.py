"""What the keys of an Arabic, a Persian and a Hebrew keyboard type: which key was meant by the sign that came.

A key that is offered by a letter or a sign is found in its place whatever the layout:

1. A sign that is offered means itself, whichever key types it: `/` on a Hebrew keyboard comes from the place of q.
2. Otherwise, where the interface speaks the language of a layout that types the sign, the key in that place is meant:
   in Hebrew the full stop, which stands where others have the slash.
3. Otherwise a letter of those scripts means the one offered key on whose place any of the layouts has it. A sign of
   ASCII never does: it is itself on the keyboards of all other languages.

A letter with Ctrl has no meaning of its own: there it is always the Latin letter of the place. Some keys can't be
offered by their letter (`NOT_OFFERED`): b of an Arabic keyboard types two letters, which are those of g and h; in the
places of q and w a Hebrew one types signs of ASCII, with Ctrl too.
"""

from collections.abc import Collection

# The layouts ara, ir and il of xkb-data 2.35.1, first level, in the order of the keys of `_US`.
_US = tuple("abcdefghijklmnopqrstuvwxyz;',./[]`")
_TYPED: dict[str, tuple[str, ...]] = {
    "ar": ("ش", "\ufefb", *"ؤيثبلاهتنمةىخحضقسفعرصءغئكطوزظجدذ"),
    "fa": (*"شذزیثبلاهتنمپدخحضقسفعرصطغظکگو./جچ", "\u200d"),
    "he": tuple("שנבגקכעיןחלךצמםפ/רדאוה'סטזף,תץ.][;"),
}
_PLACES = {language: dict(zip(typed, _US, strict=True)) for language, typed in _TYPED.items()}
_LETTERS: dict[str, str] = {
    typed: place
    for places in _PLACES.values()
    for typed, place in places.items()
    if place.isalpha() and not typed.isascii()
}
# What some terminals send for one key as one sign, others as the two letters that it is made of.
LAM_ALEF = {"\ufefb": "لا", "\ufef5": "لآ", "\ufef7": "لأ", "\ufef9": "لإ"}
NOT_OFFERED = frozenset("bqw")


def latin(letter: str) -> str:
    """The Latin letter in the place of a native one; anything else as it is."""
    return _LETTERS.get(letter, letter)


def meant(typed: str, offered: Collection[str], language: str) -> str | None:
    """The offered sign that was meant by the one typed, by the rules above; None where it was none of them."""
    if typed in offered:
        return typed
    own = _PLACES.get(language, {}).get(typed)
    if own is not None or typed.isascii():
        return own if own in offered else None
    places = {place for layout in _PLACES.values() if (place := layout.get(typed)) in offered}
    return places.pop() if len(places) == 1 else None
