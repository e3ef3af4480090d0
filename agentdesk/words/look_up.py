"""Looking up what is said: the closest variant, in the language asked for or else in English."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from threading import Lock
from typing import TypeAlias

from agentdesk.core.shelf import Shelf
from agentdesk.words.catalogue import Catalogue, read_catalogue
from agentdesk.words.languages import SOURCE_LANGUAGE, widening

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*")
_Chain: TypeAlias = tuple[tuple[str, Catalogue], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A text and the language it was found in."""

    text: str
    language: str


@lru_cache(maxsize=4096)
def contexts(context: str, variants: tuple[str, ...]) -> tuple[str, ...]:
    """The contexts to try, the most particular first.

    "greet" with ("customer=f", "agent=m") gives greet|customer=f|agent=m, greet|customer=f, greet|agent=m and
    greet.
    """
    sizes = range(len(variants), -1, -1)
    chosen = (choice for size in sizes for choice in combinations(variants, size))
    return tuple("|".join((context, *choice) if context else choice) for choice in chosen)


class Words:
    """The catalogues below one folder: a subfolder a domain, in it a .po file a language.

    They are read at first use and kept; any thread may look up. What has no translation is said in English. The
    user's processes in the folder `own` have their catalogues there.
    """

    def __init__(self, folder: Path, cache: Path | None = None, own: Path | None = None) -> None:
        self.shelf = Shelf(folder, own)
        self._cache = cache
        self._held: Mapping[str, Mapping[str, bytes]] = {}
        self._lock = Lock()
        self._chains: dict[tuple[str, str], _Chain] = {}
        self._catalogues: dict[Path, Catalogue] = {}

    def find(self, domain: str, language: str, context: str, source: str, variants: Sequence[str] = ()) -> Found:
        """The translation of `source`. Raises BadInput where the catalogue is broken."""

        def get(catalogue: Catalogue, tried: str) -> str | None:
            return catalogue.get(tried, source)

        return self._first(domain, language, contexts(context, tuple(variants)), get) or Found(
            source, SOURCE_LANGUAGE
        )

    def find_plural(
        self,
        domain: str,
        language: str,
        context: str,
        one: str,
        many: str,
        count: int,
        *,
        variants: Sequence[str] = (),
    ) -> Found:
        """The translation in the form for `count`. Raises BadInput where the catalogue is broken."""

        def get(catalogue: Catalogue, tried: str) -> str | None:
            return catalogue.get_plural(tried, one, many, count)

        return self._first(domain, language, contexts(context, tuple(variants)), get) or Found(
            one if count == 1 else many, SOURCE_LANGUAGE
        )

    def languages(self, domain: str) -> tuple[str, ...]:
        """The languages of a domain: English, in which the sources are, then those with a catalogue."""
        return (SOURCE_LANGUAGE, *sorted(set(self._files(domain)) - {SOURCE_LANGUAGE}))

    def load(self, domain: str, language: str) -> None:
        """Read the catalogues of a language now: a broken one is told, as BadInput, before it is needed."""
        self._chain(domain, language)

    def reload(self, *but: str) -> None:
        """Forget what was read, but of some domains: the next look-up reads the files anew."""
        with self._lock:
            self._chains = {key: chain for key, chain in self._chains.items() if key[0] in but}
            self._catalogues = {file: read for file, read in self._catalogues.items() if file.parent.name in but}

    def holding(self, contents: Mapping[str, Mapping[str, bytes]]) -> "Words":
        """The same with the catalogues of some domains as they were read, by file name, whatever becomes of them."""
        held = Words(self.shelf.shipped, self._cache, self.shelf.own)
        held._held = contents
        return held

    def _first(
        self, domain: str, language: str, tried: tuple[str, ...], get: Callable[[Catalogue, str], str | None]
    ) -> Found | None:
        for found_in, catalogue in self._chain(domain, language):
            for context in tried:
                if text := get(catalogue, context):
                    return Found(text, found_in)
        return None

    def _chain(self, domain: str, language: str) -> _Chain:
        """The catalogues to ask for a language, that of its region first."""
        chain = self._chains.get((domain, language))
        if chain is None:
            with self._lock:
                chain = self._chains[domain, language] = self._read(domain, language)
        return chain

    def _read(self, domain: str, language: str) -> _Chain:
        by_tag = {tag.lower(): (tag, file) for tag, file in self._files(domain).items()}
        present = (by_tag[tag] for tag in widening(language) if tag in by_tag)
        return tuple((tag, self._catalogue(file)) for tag, file in present)

    def _catalogue(self, file: Path) -> Catalogue:
        if file not in self._catalogues:
            content = self._held.get(file.parent.name, {}).get(file.name)
            self._catalogues[file] = read_catalogue(file, self._cache, content)
        return self._catalogues[file]

    def _files(self, domain: str) -> dict[str, Path]:
        folder = self.shelf.folder(domain)
        held = self._held.get(domain)
        files = folder.glob("*.po") if held is None else (folder / name for name in held if name.endswith(".po"))
        return {file.stem.replace("_", "-"): file for file in files if _TAG.fullmatch(file.stem)}
