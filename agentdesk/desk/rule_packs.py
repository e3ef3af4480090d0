"""The packs of calling rules that a team has turned on: found in folders, read when first needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from agentdesk.core.errors import NotFound
from agentdesk.words.look_up import Found, Words

if TYPE_CHECKING:
    from agentdesk.process.rules.model import Pack

RULES = "rules"
FILE = "rules.yaml"


class NoPack(NotFound):
    """A pack that is turned on and isn't there: without it nobody knows who may be called."""

    message = "there is no pack of calling rules {name}; correct the setting `rules`, or put the pack back"


@dataclass(frozen=True, slots=True)
class _Kept:
    packs: tuple["Pack", ...]
    words: dict[str, Words]


class RulePacks:
    """Packs by id. Each of the folders holds a folder a pack; the user's own come first."""

    def __init__(self, folders: Sequence[Path] = (), active: Sequence[str] = (), cache: Path | None = None) -> None:
        self.active = tuple(dict.fromkeys(active))
        self._folders = folders
        self._cache = cache
        self._lock = Lock()
        self._kept: _Kept | None = None

    @property
    def packs(self) -> "tuple[Pack, ...]":
        """Those that are turned on, in their order. NoPack, BadInput."""
        return self._read().packs if self.active else ()

    def said(self, rule: str, part: str, language: str, variants: Sequence[str] = ()) -> Found:
        """A text of a rule (`pack.rule`), and the language in which it was found."""
        pack, words = self._pack(rule)
        name = rule.partition(".")[2]
        source: str = getattr(pack.rules[name], part)
        return words.find(pack.id, language, f"{name}.{part}", source, variants)

    def title(self, rule: str, language: str) -> str:
        """The title of the pack in which a rule stands."""
        pack, words = self._pack(rule)
        return words.find(pack.id, language, "title", pack.title).text

    def _pack(self, rule: str) -> "tuple[Pack, Words]":
        """The pack in which a rule stands, and its words."""
        id = rule.partition(".")[0]
        return next(pack for pack in self.packs if pack.id == id), self._read().words[id]

    def _read(self) -> _Kept:
        with self._lock:
            if self._kept is None:
                self._kept = self._load()
            return self._kept

    def _load(self) -> _Kept:
        from agentdesk.process.rules.reading import load

        places = {id: self._folder(id) for id in self.active}
        loaded = tuple(load(folder / FILE).pack for folder in places.values())
        cache = self._cache / "words" if self._cache else None
        return _Kept(loaded, {id: Words(folder.parent, cache) for id, folder in places.items()})

    def _folder(self, id: str) -> Path:
        for folder in self._folders:
            if (folder / id / FILE).is_file():
                return folder / id
        raise NoPack(name=id)
