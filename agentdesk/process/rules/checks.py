"""Static checks of a pack: what its form doesn't tell, and what is wrong with its translations."""

from collections.abc import Iterator

from agentdesk.core.errors import BadInput, Fault, Phrase
from agentdesk.process.checks import in_order
from agentdesk.process.model import Text
from agentdesk.process.rules.model import Cap, Notice, texts_of
from agentdesk.process.rules.reading import LoadedPack
from agentdesk.process.slots import BUILT_IN
from agentdesk.words.catalogue_files import catalogues_in, says_everything, sound_file
from agentdesk.words.checks import check_catalogue
from agentdesk.words.checks.sheet import Sheet
from agentdesk.words.messages import Message, Messages
from agentdesk.words.slots import BadSlots, slots_of

_WHO = {True: "said to the customer", False: "shown to the agent"}
_MESSAGES = frozenset({"text", "mail", "letter"})


def check(loaded: LoadedPack) -> tuple[Fault, ...]:
    """Every fault of a pack and of its translations, sorted by place."""
    return in_order({*_names(loaded), *_counts(loaded), *_slots(loaded), *_catalogues(loaded)})


def messages_of_pack(loaded: LoadedPack) -> Messages:
    """The texts of a pack, as translators get them."""
    return Messages([_message(loaded, text) for text in texts_of(loaded.pack)])


def _message(loaded: LoadedPack, text: Text) -> Message:
    line = loaded.document.places.get(text.loc, (0, 0))[0] + 1
    return Message(
        source=text.source,
        context=text.context,
        place=loaded.document.place(text.loc),
        places=(f"rules.yaml:{line}",),
        notes=(_WHO[text.spoken],),
        spoken=text.spoken,
        same=line in loaded.same_lines,
    )


def _names(loaded: LoadedPack) -> Iterator[Fault]:
    if loaded.folder is not None and loaded.folder.name != loaded.pack.id:
        said = Phrase("the folder is called {name}: nobody would find the pack", name=loaded.folder.name)
        yield Fault(loaded.document.place(("id",)), said, Phrase("give folder and pack the same name"))


def _counts(loaded: LoadedPack) -> Iterator[Fault]:
    for name, rule in loaded.pack.rules.items():
        place = loaded.document.place(("rules", name, "count"))
        if isinstance(rule, Cap) and rule.count == "messages" and not _MESSAGES.issuperset(rule.channels):
            said = Phrase("messages are counted where they are written: as a text, a mail or a letter")
            yield Fault(place, said, Phrase("write channels: [text]"))
        elif isinstance(rule, Cap) and rule.count != "messages" and set(rule.channels) != {"voice"}:
            said = Phrase("attempts and conversations are calls")
            yield Fault(place, said, Phrase("leave channels out, or write count: messages"))


def _slots(loaded: LoadedPack) -> Iterator[Fault]:
    known = ", ".join(f"{{{name}}}" for name in BUILT_IN)
    for name, rule in loaded.pack.rules.items():
        if isinstance(rule, Notice):
            place = loaded.document.place(("rules", name, "say"))
            try:
                odd = [slot for slot in slots_of(rule.say) if slot not in BUILT_IN]
            except BadSlots as error:
                fault, _, remedy = str(error).partition("; ")
                yield Fault(place, fault, remedy)
                continue
            for slot in odd:
                yield Fault(
                    place,
                    Phrase("nothing fills {slot}", slot=f"{{{slot}}}"),
                    Phrase("slots are {known}", known=known),
                )


def _catalogues(loaded: LoadedPack) -> Iterator[Fault]:
    messages = messages_of_pack(loaded)
    for file in catalogues_in(loaded.folder) if loaded.folder else ():
        try:
            content = sound_file(file)
        except BadInput as error:
            yield from error.faults
            continue
        yield from check_catalogue(Sheet(file, content, messages, says_everything(file)))
