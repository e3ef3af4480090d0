"""What is said of an item in the outbox: where it stands, and what is to be done about it."""

from agentdesk.desk import ports_outbox as states
from agentdesk.desk.ports_outbox import Item
from agentdesk.desk.sending import HELD, NO_ADDRESS, NO_WAY, PUT_OFF, READY, WAY_SHUT, Line

_SAID = {
    READY: "would be sent",
    PUT_OFF: "not taken now",
    WAY_SHUT: "not tried: its way is shut",
    states.WAITING: "waiting",
    states.CLAIMED: "being sent",
    states.SENDING: "being sent",
    states.SENT: "sent",
    states.FAILED: "refused",
    states.WITHHELD: "kept back",
    HELD: "not now",
    states.DOUBTFUL: "nobody knows whether it was sent",
    states.DROPPED: "dropped",
    states.INCOMPLETE: "something in it is not known, and left open",
}
_ADDRESS = {
    "mail": ("the customer has no mail address", "import one: column `email`"),
    "letter": ("the customer has no postal address", "import one: column `address`"),
    "text": ("the customer has no telephone number that isn't wrong", "import one: column `phone`"),
    "notify": ("the role has no mail address", "name one: agentdesk outbox setup --role {role}=ADDRESS"),
}
_WAYS = {
    "mail": ("there is no mail server", "name one: agentdesk outbox setup --host HOST; or a folder with --folder"),
    "letter": ("there is no folder for letters", "name one with --folder"),
    "text": ("there is no folder for texts", "name one with --folder"),
}
_REASONS = {
    states.BEFORE: "it was written before this program could send",
    states.BY_HAND: "as somebody said",
    states.NO_CONSENT: "the customer doesn't want it",
    states.GAVE_UP: "it was tried too often",
    "recipient": "the server doesn't take mails for this address",
    "sender": "the server doesn't take mails from this sender",
    "content": "the server doesn't take this mail",
    "data": "the server doesn't take this mail",
    "login": "the server doesn't take user and password",
    "certificate": "the server's certificate can't be trusted",
    "not_supported": "the server doesn't offer what is asked of it: a protected line, or a login",
    "server": "the server refuses to talk",
    "stalled": "the server said nothing for too long",
    "hung_up": "the server hung up",
    "unreachable": "the server can't be reached",
    "no_answer": "the line broke before the server had said that it took the mail",
    "folder": "the folder can't be written",
}
_SETTLE = "agentdesk outbox settle {id} --as"
_REMEDIES = {
    states.FAILED: f"mend the cause, then {_SETTLE} waiting; or {_SETTLE} dropped",
    states.INCOMPLETE: f"write yourself, then {_SETTLE} sent; or send it as it is: {_SETTLE} waiting",
    states.DOUBTFUL: f"ask, then {_SETTLE} sent; or send it again with --doubtful",
}


def said(line: Line) -> str:
    """What became of an item, and why."""
    if line.became in (NO_ADDRESS, NO_WAY):
        return _missing(line.item, line.became)[0]
    why = line.words or _why(line.reason)
    return f"{_SAID[line.became]}: {why}" if why else _SAID[line.became]


def remedy(item: Item, became: str) -> str:
    """What a person can do about it; "" where nothing is to be done."""
    if became in (NO_ADDRESS, NO_WAY):
        return _missing(item, became)[1].format(role=item.role)
    return _REMEDIES.get(became, "").format(id=item.id)


def _missing(item: Item, became: str) -> tuple[str, str]:
    kind = "mail" if item.kind == "notify" and became == NO_WAY else item.kind
    return (_ADDRESS if became == NO_ADDRESS else _WAYS)[kind]


def _why(reason: str | None) -> str:
    """A reason's words, with the codes of the server behind them."""
    what, _, codes = (reason or "").partition(" ")
    words = _REASONS.get(what, "")
    return f"{words} ({codes})" if words and codes else words
