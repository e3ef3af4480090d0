"""A line as a mirror shows it: for screens that are laid out from left to right and read from right to left."""

from agentdesk.text.widths import JOINER, clusters

# Each sign and the one that it becomes: frames and blocks, triangles and the like, arrows. What UAX #9 mirrors itself
# (brackets, quotes, ‹ ❯ and signs of mathematics) is not among them: the direction of its text has seen to it. Nor
# are clocks, and arrows that go round: time runs the same way everywhere.
_PAIRS = (
    "┌┐┍┑┎┒┏┓└┘┕┙┖┚┗┛├┤┝┥┞┦┟┧┠┨┡┩┢┪┣┫┭┮┱┲┵┶┹┺┽┾╃╄╅╆╉╊╒╕╓╖╔╗╘╛╙╜╚╝╞╡╟╢╠╣╭╮╰╯╱╲╴╶╸╺╼╾▌▐▏▕▖▗▘▝▙▟▛▜▚▞"
    "◀▶◁▷◂▸◃▹◄►◅▻◐◑◖◗◜◝◟◞◢◣◤◥◧◨◰◳◱◲◸◹◺◿▧▨"
    "←→↖↗↙↘↚↛↜↝↞↠↢↣↤↦↩↪↫↬↰↱↲↳↼⇀↽⇁↾↿⇂⇃⇄⇆⇇⇉⇍⇏⇐⇒⇖⇗⇙⇘⇚⇛⇜⇝⇠⇢⇤⇥⇦⇨⟵⟶⟸⟹⟻⟼⟽⟾⬅➡"
)
_PARTS = "▎▊▍▋"
_MIRRORED = str.maketrans(_PAIRS[::2] + _PAIRS[1::2], _PAIRS[1::2] + _PAIRS[::2]) | str.maketrans(
    _PARTS[::2] + _PARTS[1::2], _PARTS[1::2] + _PARTS[::2]
)
# Blocks that fill a part of their cell from the left; none fills it from the right. Each becomes the one that fills
# the rest, and whoever draws it has to exchange ink and ground.
EXCHANGED = frozenset(_PARTS)


def flipped(text: str) -> str:
    """The text with its clusters from last to first and its frames and arrows turned round; as wide as before.

    The signs of `EXCHANGED` are right in exchanged colours only. Flipped twice, a line is what it was; marks without
    a base stay in front, a joiner that joins nothing goes.
    """
    if text.isascii():
        return text[::-1]
    pieces = [piece.rstrip(JOINER) for piece, _ in clusters(text.translate(_MIRRORED))]
    front = pieces.pop(0) if pieces and not clusters(text)[0][1] else ""
    return front + "".join(reversed(pieces))
