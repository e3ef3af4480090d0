"""Where a cursor may stand in a text: at the borders of clusters, and, in longer steps, at those of words.

A text may be long: only what is around a place is looked at, never more than its line.
"""

from agentdesk.text.patterns import late
from agentdesk.text.widths import JOINER, clusters, width

_NEAR, _FAR = 32, 2000  # characters looked at first, and at most

_MARKS = "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_TIED = f"{_MARKS}\u200c\u200d\u20e3\ufe0f"
_CHINESE = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003fffd"
)
_FROM_RIGHT = (
    "\u05d0-\u05f2\u0620-\u064a\u0660-\u0669\u066e-\u06d5\u06ee-\u07ff\u0860-\u08ff\ufb1d-\ufdfb\ufe70-\ufefc"
)
_RUN = late(
    f"[{_CHINESE}]+|[{_FROM_RIGHT}][{_FROM_RIGHT}{_TIED}]*|(?:(?![{_CHINESE}{_FROM_RIGHT}])[\\w{_TIED}])+"
    f"|(?:(?![{_CHINESE}{_FROM_RIGHT}])[^\\w\\s])+|\\s+"
)


def after(text: str, index: int) -> int:
    """The border behind the cluster that begins at `index`; the text's end at its end."""
    return cluster_at(text, index)[1] if index < len(text) else index


def before(text: str, index: int) -> int:
    """The border in front of the cluster that ends at `index`; 0 at the beginning."""
    return cluster_at(text, index - 1)[0] if index else 0


def border(text: str, index: int) -> int:
    """The border at `index` or, where that is inside a cluster, in front of it."""
    return cluster_at(text, index)[0] if 0 < index < len(text) else max(0, min(index, len(text)))


def cluster_at(text: str, index: int) -> tuple[int, int]:
    """Where the cluster begins and ends that the character at `index` belongs to. A line end stands alone."""
    if text[index] == "\n":
        return index, index + 1
    first = _sure_border(text, index)
    reach = _NEAR
    while True:
        stop = _line_end(text, index, reach)
        start, end = _found(text[first:stop], index - first)
        if first + end < stop or reach >= _FAR or stop == len(text) or text[stop] == "\n":
            return first + start, first + end
        reach *= 8


def _found(piece: str, index: int) -> tuple[int, int]:
    """The same within a short piece that begins at a border. What takes no cell in front belongs to what follows."""
    start = end = 0
    for cluster, cells in clusters(piece):
        end += len(cluster)
        if end > index and (cells or start):
            break
        if cells or start:
            start = end
    return start, end


def _sure_border(text: str, index: int) -> int:
    """The nearest place before that is a border, whatever is in front of it."""
    least = max(0, index - _FAR)
    while index > least and text[index - 1] != "\n":
        character = text[index]
        if (character.isalnum() or character == " ") and width(character) and text[index - 1] != JOINER:
            return _first_of_line(text, index, least)
        index -= 1
    return index


def _first_of_line(text: str, index: int, least: int) -> int:
    """The place itself, or the line's beginning where nothing that takes a cell is in front of it."""
    first = index
    while first > least and text[first - 1] != "\n":
        first -= 1
        if width(text[first]):
            return index
    return first


def _line_end(text: str, index: int, reach: int) -> int:
    end = text.find("\n", index, index + reach)
    return end if end >= 0 else min(len(text), index + reach)


# --- words


def next_word(text: str, index: int) -> int:
    """Where the next word begins; the end of the line before the line after it."""
    if index < len(text) and text[index] == "\n":
        return index + 1
    end = _line_end(text, index, _FAR)
    for run in _RUN.finditer(text, index, end):
        if not run[0].isspace() and (start := border(text, run.start())) > index:
            return start
    return max(after(text, index), border(text, end))


def last_word(text: str, index: int) -> int:
    """Where the word begins that `index` is in or behind; the beginning of the line before the line before it."""
    if index and text[index - 1] == "\n":
        return index - 1
    start = text.rfind("\n", max(0, index - _FAR), index) + 1 or max(0, index - _FAR)
    words = [run.start() for run in _RUN.finditer(text, start, index) if not run[0].isspace()]
    return border(text, words[-1]) if words else start


def word_at(text: str, index: int) -> tuple[int, int]:
    """Where the word, the run of signs or of blanks begins and ends that the character at `index` belongs to."""
    if index >= len(text) or text[index] == "\n":
        return index, index
    start = text.rfind("\n", max(0, index - _FAR), index) + 1 or max(0, index - _FAR)
    for run in _RUN.finditer(text, start, _line_end(text, index, _FAR)):
        if run.end() > index:
            return border(text, run.start()), border(text, run.end())
    return index, index
