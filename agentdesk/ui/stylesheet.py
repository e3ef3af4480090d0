"""A stylesheet that reads each source once: Textual's own reads them all anew whenever a screen brings its own."""

from typing import TypeAlias

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_Rules: TypeAlias = dict[tuple[object, ...], list[RuleSet]]
# By the variables that they were read with, which is to say: by theme. Nothing changes rules once they are read.
_READ: dict[frozenset[tuple[str, str]], _Rules] = {}


class KeptStylesheet(Stylesheet):
    """Keeps what was read from a source, for all programs of this process."""

    def __init__(self, *, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._kept = _read_with(variables)

    def set_variables(self, variables: dict[str, str]) -> None:
        super().set_variables(variables)
        self._kept = _read_with(variables)

    def _parse_rules(
        self,
        css: str,
        read_from: tuple[str, str],
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        source = (css, read_from, is_default_rules, tie_breaker, scope)
        rules = self._kept.get(source)
        if rules is None:
            rules = self._kept[source] = super()._parse_rules(css, read_from, is_default_rules, tie_breaker, scope)
        return rules

    def reparse(self) -> None:
        self.parse()


def _read_with(variables: dict[str, str]) -> _Rules:
    return _READ.setdefault(frozenset(variables.items()), {})
