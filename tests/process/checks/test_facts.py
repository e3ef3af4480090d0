"""Facts that nobody declares, or that are used as what they aren't."""

from tests.process.checks.found import assert_faults


def test_inputs_and_effects_name_facts() -> None:
    assert_faults(
        """\
        facts:
          paid_on: { type: date, text: paid on }
          tries: { type: count, text: tries, default: 0 }
        start: ask
        steps:
          ask:
            kind: input
            task: When?
            type: date
            fact: ›payed_on
            next: count
          count:
            kind: effects
            effects:
              - fact: ›trys
                add: 1
              - tag: ›try_{tires}
              - fact: ›paid_on
                add: 1
              - fact: ›unheard_of
                to: 1
            next: finish
        """,
        ("there is no fact payed_on", "did you mean paid_on?"),
        ("there is no fact trys", "did you mean tries?"),
        ("there is no fact tires", "did you mean tries?"),
        ("adding needs a count, and paid_on is a date", "name one of tries"),
        ("there is no fact unheard_of", "declare it under `facts`"),
    )


def test_an_input_asks_for_what_the_fact_is() -> None:
    assert_faults(
        """\
        facts:
          amount: { type: money, text: amount }
          paid_on: { type: date, text: paid on }
          caller: { type: text, text: caller }
        start: ask
        steps:
          ask:
            kind: input
            task: How much?
            type: money
            fact: ›paid_on
            next: when
          when:
            kind: input
            task: When?
            type: time
            fact: ›paid_on
            next: caller
          caller:
            kind: input
            task: Which number?
            type: phone
            fact: caller
            next: finish
        """,
        ("this step asks for money, and paid_on is a date", "name one of amount"),
        ("this step asks for a time, and paid_on is a date", "declare a time"),
    )


def test_values_fit_their_facts() -> None:
    assert_faults(
        """\
        facts:
          tries: { type: count, text: tries, default: ›"no" }
          rate: { type: number, text: rate, default: ›true }
          amount: { type: money, text: amount, default: ›"12,50" }
          paid_on: { type: date, text: paid on, plan: ›2026-13-01 }
          seen_at: { type: time, text: seen, plan: ›2026-12-01T10:00 }
          happy: { type: flag, text: happy, default: ›yes }
          colour: { type: text, text: colour, choices: { red: red, blue: blue }, default: ›green }
        start: set
        steps:
          set:
            kind: effects
            effects:
              - fact: paid_on
                to: today
              - fact: tries
                to: ›today
              - fact: colour
                to: ›pink
            next: finish
        """,
        ("no is no value of tries", "write a whole number"),
        ("True is no value of rate", "write a number"),
        ("12,50 is no value of amount", 'write a sum like "12.50"'),
        ("2026-13-01 is no value of paid_on", "write a day like 2026-12-01"),
        ("2026-12-01T10:00 is no value of seen_at", "write a moment like 2026-12-01T15:30+01:00"),
        ("yes is no value of happy", "write true or false"),
        ("green is no value of colour", "write one of red, blue"),
        ("today is no value of tries", "write a whole number"),
        ("pink is no value of colour", "write one of red, blue"),
    )


def test_a_fact_is_not_called_what_means_something_else() -> None:
    assert_faults(
        """\
        facts:
          ›status: { type: text, text: status }
          ›holds: { type: count, text: holds }
          ›customer: { type: text, text: customer }
        start: end
        steps:
          end:
            kind: end
        """,
        ("status means something else already", "give the fact another name"),
        ("holds means something else already", "give the fact another name"),
        ("customer means something else already", "give the fact another name"),
    )


def test_dates_are_counted_from_dates() -> None:
    assert_faults(
        """\
        facts:
          tries: { type: count, text: tries, default: 0 }
          paid_on: { type: date, text: paid on, default: 2026-11-02 }
          seen_at: { type: time, text: seen at, default: 2026-11-02T10:00+01:00 }
        start: set
        steps:
          set:
            kind: effects
            effects:
              - due: { days: 3, after: ›paidon }
              - due: { working_days: 3, after: ›tries }
              - due: { at: ›paid_on }
              - due: { by: ›paid_on }
              - due: { "on": ›tries }
              - due: { minutes: 5, after: ›paid_on }
              - due: { days: 3, after: seen_at }
            next: finish
        """,
        ("there is no fact paidon", "did you mean paid_on?"),
        ("a due date needs a day or a moment, and tries is a count", "name one of paid_on, seen_at"),
        ("a due date needs a day or a moment, and paid_on is a date", "name one of seen_at"),
        ("a due date needs a day or a moment, and paid_on is a date", "name one of seen_at"),
        ("a due date needs a day or a moment, and tries is a count", "name one of paid_on, seen_at"),
        ("a due date needs a day or a moment, and paid_on is a date", "name one of seen_at"),
    )


def test_a_fact_is_not_called_like_what_the_protocol_says_in_its_own_lines() -> None:
    """`department` is who speaks, in every greeting; a fact of that name would be said instead."""
    assert_faults(
        """\
        facts:
          ›department: { type: text, text: department }
        start: contact
        steps:
          contact:
            kind: ask
            task: Call.
            call: { not_reached: nobody }
            options:
              nobody: { text: nobody, next: end }
              somebody: { text: somebody, next: end }
          end:
            kind: end
        """,
        ("department means something else already", "give the fact another name"),
        protocol=True,
    )
