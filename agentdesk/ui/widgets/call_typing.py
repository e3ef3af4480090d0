"""Keys of a field that act in the order in which they were typed.

Textual runs a binding only after its key has passed through the whole screen, while letters are put in at once: of
keys typed in one burst, letters would overtake the Enter or Backspace before them.
"""

from collections.abc import Iterable

from textual.binding import Binding, BindingType

OF_THE_CALL = frozenset({"f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "enter"})


def own_actions(bindings: Iterable[BindingType]) -> dict[str, str]:
    """The actions of a field by their keys, without the keys that belong to the call."""
    return {
        name.strip(): binding.action
        for binding in bindings
        if isinstance(binding, Binding)
        for name in binding.key.split(",")
        if name.strip() not in OF_THE_CALL
    }
