"""The one table of keys: bindings, footer, help, action menu, command palette and the written guide read it."""

from typing import Literal, NamedTuple, TypeAlias

from textual.binding import Binding, BindingType

Where: TypeAlias = Literal[
    "any", "queue", "call", "wrap", "floor", "processes", "sign_in", "panel", "find", "customer", "form"
]


def N_(text: str) -> str:  # noqa: N802 - the usual name of gettext's mark
    """Mark a text for translation; it is translated where it is shown."""
    return text


class Key(NamedTuple):
    """One action and its key.

    `key` is Textual's name for it ("" = no binding: the screen itself listens, or the menu alone has it), `sign`
    what is printed on the keyboard. `words` and `tooltip` are source texts. `rank` orders the footer: 1 is shown
    as long as there is any room, 0 never. `also` are further places where it holds.
    """

    id: str
    key: str
    sign: str
    where: Where
    words: str
    tooltip: str
    rank: int = 0
    also: tuple[Where, ...] = ()

    def holds(self, where: Where) -> bool:
        """Whether the entry is one of this place."""
        return where in (self.where, *self.also) or self.where == "any"


KEYS: tuple[Key, ...] = (
    Key("help", "f1", "F1", "any", N_("help"), N_("Help for what has the focus, and all keys"), 2),
    Key("take_next", "f2", "F2", "queue", N_("take next"), N_("Take the next due case"), 1),
    Key("take", "enter", "Enter", "queue", N_("take selected"), N_("Take the selected case"), 4),
    Key("why", "f3", "F3", "queue", N_("why"), N_("Why this case is, or is not, in the queue"), 5),
    Key("away", "f4", "F4", "queue", N_("away / available"), N_("Be away, or available again"), 6),
    Key("refresh", "f5", "F5", "queue", N_("refresh"), N_("Read the queue anew"), 8),
    Key("find", "f6", "F6", "queue", N_("find"), N_("Find any customer, and the cases"), 7),
    Key("inbound", "", "", "queue", N_("a customer is on the line"), N_("Find who is calling, and take the call")),
    Key("take_down", "", "", "queue", N_("take down a call-back"), N_("Write down who is to be called back")),
    Key("new_case", "", "", "queue", N_("open a case"), N_("Open a case by hand, for a customer known or new")),
    Key("hand_over", "", "", "queue", N_("hand over"), N_("Give the case to a colleague"), also=("call",)),
    Key("appointments", "", "", "queue", N_("my appointments"), N_("The calls that you have agreed on")),
    Key("away_because", "", "", "queue", N_("away, with a reason"), N_("Be away, and say why")),
    Key("my_day", "", "", "queue", N_("my day"), N_("What you have done, and what is left")),
    Key("give_back", "f7", "F7", "queue", N_("give back"), N_("Give a case back, with a reason")),
    Key("language", "f8", "F8", "queue", N_("language"), N_("The language of the interface"), 10),
    Key("floor", "f9", "F9", "queue", N_("the floor"), N_("The floor: today's figures"), 9),
    Key("filter", "slash", "/", "queue", N_("filter"), N_("Show a part of the queue"), 11),
    Key("plan", "", "", "queue", N_("plan"), N_("What is to be done when, if nobody answers"), also=("processes",)),
    Key("records", "", "", "queue", N_("records"), N_("What customers said lately, and a lead's remarks")),
    Key("not_called", "", "", "queue", N_("not to be called"), N_("Who isn't to be called; a lead can lift it")),
    Key("processes", "", "", "queue", N_("processes"), N_("Browse the processes, and rehearse one")),
    Key("read_anew", "", "", "queue", N_("read processes anew"), N_("Read changed process files"), 0, ("processes",)),
    Key("settings", "", "", "queue", N_("settings"), N_("Colours, sounds, notifications, motion, language")),
    Key("sign_out", "", "", "queue", N_("change agent"), N_("Somebody else takes the desk")),
    Key("answered", "f2", "F2", "call", N_("they answered"), N_("They answered: the greeting has 3 seconds"), 1),
    Key("save", "f2", "F2", "wrap", N_("confirm"), N_("Write all of this"), 1),
    Key("save_next", "", "", "wrap", N_("confirm, and take the next case"), N_("Write it, take the next due case")),
    Key("confirm", "enter", "Enter", "call", N_("next"), N_("Next step, or confirm"), 2, also=("wrap",)),
    Key("choose", "", "1–9", "call", N_("choose"), N_("Choose that answer, or tick that line"), 0),
    Key("effects", "f3", "F3", "call", N_("what is written"), N_("What will this call write?"), 5),
    Key("hold", "f4", "F4", "call", N_("hold"), N_("Put the customer on hold; again: back from hold"), 3),
    Key("more_time", "f5", "F5", "call", N_("40 s more"), N_("Ask the customer for another 40 seconds"), 6),
    Key("write_again", "f5", "F5", "wrap", N_("try again"), N_("Try again what could not be written")),
    Key("escalate", "f6", "F6", "call", N_("escalate"), N_("Escalate or transfer the call"), 7),
    Key("dropped", "f7", "F7", "call", N_("line dropped"), N_("The line dropped: call back at once"), 8),
    Key("give_up", "f7", "F7", "wrap", N_("give back"), N_("Write nothing of this; the case goes back"), 6),
    Key("script_language", "f8", "F8", "call", N_("language"), N_("The language of the script"), 9),
    Key("note", "f9", "F9", "call", N_("note"), N_("Write a note"), 10, also=("wrap",)),
    Key("undo", "ctrl+z", "Ctrl+Z", "call", N_("undo"), N_("Take the last answer back"), 11, also=("wrap",)),
    Key("all_lines", "", "", "call", N_("more lines to say"), N_("All that can be said at this step")),
    Key("choose_language", "", "", "call", N_("choose the script's language"), N_("The script's language, by name")),
    Key("gloss", "", "", "call", N_("show the gloss"), N_("The line in your own language, below the script")),
    Key("correct", "", "", "call", N_("correct the customer"), N_("Name, number, addresses, language, gender")),
    Key("allow", "", "", "call", N_("what the customer allows"), N_("Consents to calls, texts, mails and letters")),
    Key("do_not_call", "delete", "Del", "call", N_("never again"), N_("Never call them"), also=("customer", "find")),
    Key("call_again", "", "", "customer", N_("call them again"), N_("A team lead lets them be called again")),
    Key("copy_number", "", "", "call", N_("copy the number"), N_("Put the number into the clipboard")),
    Key("override", "", "", "call", N_("a team lead's word"), N_("A team lead lets it be called against a rule")),
    Key("return_case", "", "", "call", N_("give the case back"), N_("End it without an outcome, with a reason")),
    Key("refresh_floor", "f5", "F5", "floor", N_("refresh"), N_("Read the figures anew"), 1),
    Key("rehearse", "enter", "Enter", "processes", N_("rehearse"), N_("Walk through it; nothing is written"), 1),
    Key("go_on", "enter", "Enter", "sign_in", N_("go to the desk"), N_("Start work as the agent chosen"), 1),
    Key("next_field", "", "Tab", "sign_in", N_("next field"), N_("Go to the next field"), 2),
    Key("take_found", "enter", "Enter", "customer", N_("take the case"), N_("Take it, even if it isn't due"), 1),
    Key("on_line", "f2", "F2", "customer", N_("on the line"), N_("They have called: no dialling"), 2, ("find",)),
    Key("why_found", "f3", "F3", "customer", N_("why"), N_("Why this case is, or is not, in the queue"), 5),
    Key("open_case", "f4", "F4", "customer", N_("open a case"), N_("Open a new case by hand"), 4, ("find",)),
    Key("save_case", "enter", "Enter", "form", N_("open the case"), N_("Open the case as it is written here"), 1),
    Key("accept", "enter", "Enter", "panel", N_("confirm"), N_("Confirm what is chosen"), 1),
    Key("menu", "", "0", "any", N_("all actions"), N_("Everything that can be done here, by number"), 3),
    Key("retry", "ctrl+r", "Ctrl+R", "any", N_("try again"), N_("Try again what failed")),
    Key("leave", "escape", "Esc", "any", N_("back"), N_("Leave an overlay; never a call, and nothing is lost"), 12),
    Key("palette", "ctrl+p", "Ctrl+P", "any", N_("find an action"), N_("Find any action by its name")),
    Key("about", "", "", "queue", N_("about"), N_("Which program this is")),
    Key("quit", "ctrl+q", "Ctrl+Q", "any", N_("quit"), N_("Quit; a call can be taken up where it stood")),
)
_BY_ID = {key.id: key for key in KEYS}


def key(id: str) -> Key:
    """The table's entry. KeyError where there is none."""
    return _BY_ID[id]


def keys_of(where: Where) -> tuple[Key, ...]:
    """The entries of a place, and those that hold everywhere, in the table's order."""
    return tuple(entry for entry in KEYS if entry.holds(where))


def signs(where: Where) -> dict[str, str]:
    """The letters and signs that are offered as keys in a place, and Textual's names for them; digits are apart."""
    return {entry.sign: entry.key for entry in keys_of(where) if entry.key and len(entry.sign) == 1}


def bindings(where: Where) -> list[BindingType]:
    """Textual's bindings of a place; each runs the screen's `action_do` with the entry's id."""
    return [
        Binding(
            entry.key,
            f"do('{entry.id}')",
            entry.words,
            id=entry.id,
            tooltip=entry.tooltip,
            show=False,
            priority=entry.id == "quit",
        )
        for entry in keys_of(where)
        if entry.key
    ]
