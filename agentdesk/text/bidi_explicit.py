"""Explicit codes of direction: what they say of the level of each character (rules P2 to X8 of UAX #9)."""

from agentdesk.text.patterns import late

DEPTH = 125  # BD2: the deepest level that codes can reach

_STRONG = late(rb"[LRA]")
_STRONG_OR_ISOLATE = late(rb"[LRAijk]")
_CODE = late(rb"[defgpijkq]")
_ISOLATE = late(rb"[ijkq]")
_OVERRIDES = {b"d": b"L", b"g": b"R"}


def paragraph_level(classes: bytes) -> int:
    """P2, P3: the level that the first strong character gives; what is isolated doesn't count."""
    if _ISOLATE.search(classes):
        return _first_strong(classes, 0, len(classes), isolate_ends(classes))
    found = _STRONG.search(classes)
    return int(found is not None and found[0] != b"L")


def embeddings(classes: bytes, base: int) -> tuple[bytes, bytes] | None:
    """X1 to X8: the level of each character, and its class as overrides make it; None where no code is."""
    if not _CODE.search(classes):
        return None
    codes = _Codes(classes, base)
    for found in _CODE.finditer(classes):
        place, code = found.start(), found[0]
        codes.spread(place)
        if code == b"q":
            codes.end_isolate()
            codes.spread(place + 1)
        else:
            codes.spread(place + 1)
            if code == b"p":
                codes.end_embedding()
            else:
                codes.begin(place, code)
    codes.spread(len(classes))
    return bytes(codes.levels), bytes(codes.kinds)


class _Codes:
    """The stack of X1, and the levels and classes found up to where it stands."""

    __slots__ = ("_classes", "_ends", "_isolates", "_lost_embeddings", "_lost_isolates", "_stack", "kinds", "levels")

    def __init__(self, classes: bytes, base: int) -> None:
        self.levels, self.kinds = bytearray(), bytearray()
        self._classes, self._ends = classes, isolate_ends(classes)
        self._stack = [(base, b"", False)]  # level, override, whether an isolate began it
        self._isolates = self._lost_isolates = self._lost_embeddings = 0

    def spread(self, end: int) -> None:
        """Give the characters up to `end` what is on top of the stack."""
        level, override, _ = self._stack[-1]
        start = len(self.levels)
        if start < end:
            self.levels += bytes((level,)) * (end - start)
            self.kinds += override * (end - start) if override else self._classes[start:end]

    def begin(self, place: int, code: bytes) -> None:
        isolate = code in b"ijk"
        if self._lost_isolates or self._lost_embeddings or (level := self._deeper(place, code)) > DEPTH:
            if isolate:
                self._lost_isolates += 1
            elif not self._lost_isolates:
                self._lost_embeddings += 1
            return
        self._isolates += isolate
        self._stack.append((level, _OVERRIDES.get(code, b""), isolate))

    def end_embedding(self) -> None:
        if self._lost_isolates:
            return
        if self._lost_embeddings:
            self._lost_embeddings -= 1
        elif not self._stack[-1][2] and len(self._stack) > 1:
            self._stack.pop()

    def end_isolate(self) -> None:
        if self._lost_isolates:
            self._lost_isolates -= 1
        elif self._isolates:
            self._isolates -= 1
            self._lost_embeddings = 0
            while not self._stack.pop()[2]:
                continue

    def _deeper(self, place: int, code: bytes) -> int:
        level = self._stack[-1][0]
        if code == b"k":
            end = self._ends.get(place, len(self._classes))
            right = bool(_first_strong(self._classes, place + 1, end, self._ends))
        else:
            right = code in b"fgj"
        return (level + 1) | 1 if right else (level + 2) & ~1


def _first_strong(classes: bytes, start: int, end: int, ends: dict[int, int]) -> int:
    while found := _STRONG_OR_ISOLATE.search(classes, start, end):
        if found[0] not in b"ijk":
            return int(found[0] != b"L")
        start = ends.get(found.start(), end)
    return 0


def isolate_ends(classes: bytes) -> dict[int, int]:
    """BD9: where each isolate ends that ends at all."""
    ends: dict[int, int] = {}
    waiting: list[int] = []
    for found in _ISOLATE.finditer(classes):
        if found[0] != b"q":
            waiting.append(found.start())
        elif waiting:
            ends[waiting.pop()] = found.start()
    return ends
