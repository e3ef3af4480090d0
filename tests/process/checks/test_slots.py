"""Slots that nothing fills."""

from tests.process.checks.found import assert_faults

BRACES = "write a slot as {name}, a plain name of letters, digits and _, and a brace itself as {{ or }}"


def test_slots_of_every_kind_of_text() -> None:
    assert_faults(
        """\
        slots: { brand: Sample House }
        facts:
          order: { type: text, text: order }
        messages:
          hello: { subject: "›Hello {custmer}", body: "›{agent} of {brnad}" }
        start: say
        steps:
          say:
            kind: say
            task: ›"Ask about {oder}."
            say: "{agent} {customer} {case} {number} {brand} {order}"
            more: ["›{weather}"]
            next: ask
          ask:
            kind: ask
            say: "›{brnad}?"
            options:
              good: { text: "›good for {brnd}", next: finish }
        """.replace('"›', '›"'),
        ("nothing fills the slot {custmer} of message.hello.subject", "did you mean customer?"),
        ("nothing fills the slot {brnad} of message.hello.body", "did you mean brand?"),
        ("nothing fills the slot {oder} of say.task", "did you mean order?"),
        ("nothing fills the slot {weather} of say.more.1", "declare it under `slots` or `facts`"),
        ("nothing fills the slot {brnad} of ask.say", "did you mean brand?"),
        ("nothing fills the slot {brnd} of ask.option.good", "did you mean brand?"),
    )


def test_braces_that_are_no_slots() -> None:
    assert_faults(
        """\
        start: say
        steps:
          say:
            kind: say
            say: ›"{agent"
            more: [›"{agent:>5}", ›"{0}", "{{agent}}"]
            next: finish
        """,
        ("say.say: the braces don't match: expected '}' before end of string", BRACES),
        ("say.more.1: “agent” with what follows it is not a plain slot", BRACES),
        ("say.more.2: “0” with what follows it is not a plain slot", BRACES),
    )


def test_what_fills_a_slot_has_none() -> None:
    assert_faults(
        """\
        slots: { brand: ›"the house of {agent}" }
        facts:
          colour: { type: text, text: colour, choices: { red: ›"{agent}'s red" } }
        start: end
        steps:
          end:
            kind: end
        """,
        ("slot.brand fills a slot, and can't have slots itself", "write it out"),
        ("fact.colour.red fills a slot, and can't have slots itself", "write it out"),
    )


def test_a_slot_with_two_meanings() -> None:
    assert_faults(
        """\
        slots: { agent: ›nobody, order: ›an order }
        facts:
          order: { type: text, text: order }
        start: end
        steps:
          end:
            kind: end
        """,
        ("the slot agent is filled with something else already", "give the slot another name"),
        ("the slot order is filled with something else already", "give the slot another name"),
    )
