"""A catalogue is brought in step: nothing that a translator wrote is lost, and a second time changes nothing."""

from collections.abc import Sequence
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from agentdesk.words.entries import Entry, PoFile
from agentdesk.words.headers import fields_of
from agentdesk.words.in_step import in_step
from agentdesk.words.messages import Message, Messages
from agentdesk.words.po_reading import read_po_file
from agentdesk.words.po_writing import po_text
from tests.words.po import entry, plural, po

YES = Message("Yes", "ask.option.yes", places=("process.yaml:9",), notes=("shown to the agent",))
GREETING = Message("Good day {customer}.", "greet.say", notes=("said to the customer", "{customer}: who is called"))
FORMAT = Message("{first}: {second}", "line.task")
CASES = Message("{count} case", many="{count} cases")


def brought(text: str, *messages: Message, tag: str = "it", whole: bool = True) -> PoFile:
    """A catalogue in step; done again, written or not, it stays as it is."""
    known = Messages(messages)
    done = in_step(read_po_file(Path("it.po"), text.encode()), known, tag, whole=whole)
    again = in_step(read_po_file(Path("it.po"), po_text(done).encode()), known, tag, whole=whole)
    assert po_text(again) == po_text(done)
    return done


def one(text: str, *messages: Message, tag: str = "it") -> Entry:
    (only,) = brought(text, *messages, tag=tag).entries
    return only


def contexts(entries: Sequence[Entry]) -> list[str]:
    return [found.context for found in entries]


def test_a_new_text_gets_an_empty_entry_with_its_notes() -> None:
    added = one(po(), GREETING)
    assert (added.context, added.source, added.forms) == ("greet.say", "Good day {customer}.", ("",))
    assert added.notes == GREETING.notes
    assert added.flags == ("python-brace-format",)


def test_entries_stand_in_the_order_of_the_source() -> None:
    text = po(entry(GREETING.source, "Buongiorno {customer}.", "greet.say"), entry("Yes", "Sì", YES.context))
    assert contexts(brought(text, YES, GREETING).entries) == [YES.context, GREETING.context]


def test_what_a_translator_wrote_stays() -> None:
    text = po("# mine\n# same\n" + entry("Yes", "Sì", YES.context, "fuzzy, no-wrap"))
    kept = one(text, YES)
    assert (kept.translation, kept.remarks, kept.flags) == ("Sì", ("mine", "same"), ("fuzzy", "no-wrap"))


def test_places_and_notes_are_those_of_today() -> None:
    fresh = one(po("#. spoken by nobody\n#: process.yaml:1\n" + entry("Yes", "Sì", YES.context)), YES)
    assert (fresh.notes, fresh.places) == (("shown to the agent",), ("process.yaml:9",))


def test_another_english_makes_a_guess_of_text_and_variants() -> None:
    text = po(
        entry("Hello {customer}.", "Ciao {customer}.", "greet.say"),
        entry("Hello {customer}.", "Ciao cara {customer}.", "greet.say|customer=f"),
        entry("Hello {customer}.", "Ciao caro {customer}.", "greet.say|customer=m"),
    )
    found = brought(text, GREETING).entries
    assert [(guess.source, guess.fuzzy, guess.previous) for guess in found] == [
        (GREETING.source, True, ('msgid "Hello {customer}."',))
    ] * 3
    assert [guess.translation for guess in found] == [
        "Ciao {customer}.",
        "Ciao cara {customer}.",
        "Ciao caro {customer}.",
    ]


def test_a_guess_keeps_the_english_that_was_translated() -> None:
    first = po_text(brought(po(entry("Hi.", "Ciao.", "greet.say")), Message("Hello.", "greet.say")))
    second = one(first, Message("Good day.", "greet.say"))
    assert second.previous == ('msgid "Hi."',)


def test_a_guess_that_somebody_looked_at_forgets_its_english() -> None:
    text = po('#| msgid "Hi."\n' + entry("Hello.", "Salve.", "greet.say"))
    assert one(text, Message("Hello.", "greet.say")).previous == ()


def test_an_empty_entry_is_no_guess() -> None:
    fresh = one(po(entry("Hi.", "", "greet.say", "fuzzy")), Message("Hello.", "greet.say"))
    assert (fresh.fuzzy, fresh.previous) == (False, ())


def test_what_is_gone_is_kept_as_a_comment_and_comes_back() -> None:
    text = po("# mine\n" + entry("Yes", "Sì", YES.context), entry("No", "", "ask.option.no"))
    retired = brought(text, GREETING)
    assert [(gone.context, gone.gone) for gone in retired.entries] == [("greet.say", False), (YES.context, True)]
    back = brought(po_text(retired), YES, GREETING).entries[0]
    assert (back.translation, back.remarks, back.gone, back.fuzzy) == ("Sì", ("mine",), False, False)


def test_a_text_that_moved_brings_its_translation_and_variants_as_guesses() -> None:
    text = po(
        entry(GREETING.source, "Buongiorno {customer}.", "hello.say"),
        entry(GREETING.source, "Gentile {customer}.", "hello.say|customer=f"),
        entry(GREETING.source, "Egregio {customer}.", "hello.say|customer=m"),
    )
    moved = brought(text, GREETING).entries
    assert contexts(moved) == ["greet.say", "greet.say|customer=f", "greet.say|customer=m"]
    assert all(guess.fuzzy and guess.previous[0].startswith('msgctxt "hello.say') for guess in moved)


def test_a_text_of_the_interface_that_was_reworded_is_a_guess() -> None:
    text = po(entry("Take the next due case", "Prendi la prossima pratica"))
    guess = one(text, Message("Take the next due case now"))
    assert (guess.translation, guess.fuzzy) == ("Prendi la prossima pratica", True)
    assert guess.previous == ('msgid "Take the next due case"',)


def test_a_text_of_the_interface_that_is_quite_another_is_none() -> None:
    fresh, gone = brought(po(entry("Take the next due case", "Prendi")), Message("Go away")).entries
    assert (fresh.forms, gone.gone) == (("",), True)


def test_variants_stand_behind_their_text_in_order() -> None:
    people = ("customer=m|agent=f", "agent=m", "customer=f", "agent=f", "customer=m")
    pairs = ("customer=f|agent=f", "customer=m|agent=m", "customer=f|agent=m")
    text = po(
        *(entry("Yes", who, f"{YES.context}|{who}") for who in (*people, *pairs)), entry("Yes", "Sì", YES.context)
    )
    found = brought(text, YES).entries
    assert [found_one.translation for found_one in found] == [
        "Sì",
        *("customer=f", "customer=m", "agent=f", "agent=m"),
        *("customer=f|agent=f", "customer=f|agent=m", "customer=m|agent=f", "customer=m|agent=m"),
    ]
    assert found[1].notes[-1] == "variant: the customer is a woman"


def test_a_variant_is_offered_its_counterpart() -> None:
    text = po(entry("Yes", "Sì", YES.context), entry("Yes", "Certo, signora", f"{YES.context}|customer=f"))
    assert [(found.context, found.translation) for found in brought(text, YES).entries] == [
        (YES.context, "Sì"),
        (f"{YES.context}|customer=f", "Certo, signora"),
        (f"{YES.context}|customer=m", ""),
    ]


def test_a_remark_asks_for_variants_of_people_that_the_language_tells_apart() -> None:
    text = po("# variants: customer, agent\n" + entry("Yes", "Sì", YES.context))
    assert len(brought(text, YES, tag="he").entries) == 9
    assert contexts(brought(text, YES, tag="fa").entries) == [
        YES.context,
        *(f"{YES.context}|customer={gender}" for gender in "fm"),
    ]


def test_without_being_asked_no_variant_is_offered() -> None:
    assert contexts(brought(po(entry("Yes", "Sì", YES.context)), YES).entries) == [YES.context]


def test_a_text_that_is_the_same_everywhere_is_filled_and_marked() -> None:
    same = one(po(), FORMAT)
    assert (same.translation, same.notes) == (FORMAT.source, ("same",))
    assert one(po(), Message("Enter", same=True)).translation == "Enter"


def test_a_mark_among_the_notes_becomes_the_translators() -> None:
    assert one(po("#. same\n" + entry("Yes", "Yes", YES.context)), YES).remarks == ("same",)


def test_plurals_get_the_forms_of_the_language() -> None:
    assert one(po(), CASES, tag="ar").forms == ("",) * 6
    assert one(po(plural("{count} case", "{count} cases", "{count} 个")), CASES, tag="zh").forms == ("{count} 个",)


def test_the_forms_follow_a_header_that_is_mended() -> None:
    swapped = "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100<=2 ? 4 : 5;"
    text = po(plural("{count} case", "{count} cases", *"abcdef"), plural_forms=swapped)
    found = one(text, CASES, tag="ar")
    assert (found.forms, found.fuzzy) == (tuple("abcdfe"), False)


def test_a_text_that_gets_a_plural_is_a_guess() -> None:
    found = one(po(entry("{count} case", "{count} caso")), CASES)
    assert (found.forms, found.many, found.fuzzy) == (("{count} caso", ""), "{count} cases", True)


def test_the_header_is_ours_and_keeps_the_translators_fields() -> None:
    own = ("Last-Translator: Ada", "Plural-Forms: nplurals=1; plural=0;", "PO-Revision-Date: ")
    text = 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in own)
    fields = fields_of(brought(text, tag="he").header)
    assert list(fields.items()) == [
        ("Last-Translator", "Ada"),
        ("Plural-Forms", "nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;"),
        ("Language", "he"),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
    ]


def test_another_language_keeps_the_rule_that_it_has() -> None:
    rule = "nplurals=3; plural=n==1 ? 0 : n==0 || n!=1 && n%1000000==0 ? 1 : 2;"
    assert fields_of(brought(po(plural_forms=rule), tag="es").header)["Plural-Forms"] == rule


def test_a_region_is_kept_in_step_and_given_nothing() -> None:
    text = po(entry("Yes.", "Sì sì", YES.context), entry("Old", "Vecchio", "old.task"))
    found = brought(text, YES, GREETING, tag="it_CH", whole=False).entries
    assert [(kept.context, kept.fuzzy, kept.gone) for kept in found] == [
        (YES.context, True, False),
        ("old.task", False, True),
    ]


def test_texts_that_share_a_context_are_told_apart_by_their_english() -> None:
    menu = Message("Open", "menu"), Message("Close", "menu")
    text = po(entry("Close", "Chiudi", "menu"), entry("Open", "Apri", "menu"))
    assert [(found.translation, found.fuzzy) for found in brought(text, *menu).entries] == [
        ("Apri", False),
        ("Chiudi", False),
    ]


_WORDS = st.sampled_from(["Yes", "No", "Good day {a}.", "Good day, {a}.", "Line\n"])
_CONTEXT = st.sampled_from(["", "a.say", "b.say", "c.task"])
_VARIANT = st.sampled_from(["", "", "|customer=f", "|agent=m", "|customer=m|agent=f", "|odd=f"])


@st.composite
def catalogues(draw: st.DrawFn) -> PoFile:
    keys = draw(
        st.lists(st.tuples(_CONTEXT, _VARIANT, _WORDS, st.booleans()), max_size=12, unique_by=lambda key: key[:3])
    )
    said = st.sampled_from(["", "Sì", "Buongiorno {a}."])
    marks = st.sampled_from([(), ("fuzzy",)])
    remarks = st.sampled_from([(), ("mine",), ("variants: agent",)])
    return PoFile(
        None,
        tuple(
            Entry(
                0,
                context + (variant if context else ""),
                source,
                (draw(said),),
                flags=draw(marks),
                remarks=draw(remarks),
                gone=gone,
            )
            for context, variant, source, gone in {(key[0] and key[0] + key[1], key[2]): key for key in keys}.values()
        ),
    )


@given(catalogues(), st.lists(st.tuples(_CONTEXT, _WORDS), max_size=6, unique_by=lambda key: key[0] or key[1]))
def test_whatever_happens_nothing_that_was_said_is_lost(catalogue: PoFile, texts: list[tuple[str, str]]) -> None:
    messages = [Message(source, context) for context, source in texts]
    done = brought(po_text(catalogue), *messages, tag="he")
    there = {(found.context, found.source) for found in done.present if not found.context.partition("|")[1]}
    assert there == {(message.context, message.source) for message in messages}
    kept = {form for found in done.entries for form in found.forms}
    assert {form for found in catalogue.entries for form in found.forms} - kept <= {""}
    remarks = {remark for found in done.entries for remark in found.remarks}
    assert {remark for found in catalogue.entries for remark in found.remarks} <= remarks
