"""Steps to which nothing leads, steps that lead nowhere, circles, and returns to nothing."""

from tests.process.checks.found import assert_faults

NO_END = "let one of the steps after it lead to an end, to a wait for a date, to finish or to resume"
UNREACHED = "lead to it from another step, or remove it"


def test_a_step_that_nothing_names() -> None:
    assert_faults(
        """\
        start: first
        steps:
          first:
            kind: say
            say: Good day.
            next: last
          ›forgotten:
            kind: say
            say: Nobody hears this.
            next: last
          last:
            kind: end
        """,
        ("nothing leads to the step forgotten", UNREACHED),
    )


def test_steps_that_only_name_each_other_are_not_reached_either() -> None:
    assert_faults(
        """\
        start: first
        steps:
          first:
            kind: end
          ›here:
            kind: say
            say: Here.
            next: there
          ›there:
            kind: say
            say: There.
            next: first
        """,
        ("nothing leads to the step here", UNREACHED),
        ("nothing leads to the step there", UNREACHED),
    )


def test_interrupts_imports_flows_and_bodies_are_ways_in() -> None:
    assert_faults(
        """\
        protocol: true
        start: dial
        steps:
          dial:
            kind: ask
            task: Dial.
            options:
              answered: { text: answered, next: about, connects: true }
              no_answer: { text: no answer, next: not_reached }
          about:
            kind: flow
            flow: greet
            next: body
          greet:
            kind: say
            say: Good day.
            next: resume
          body:
            kind: body
            own: own
            not_reached: again
            next: end
          own:
            kind: say
            say: How are you?
            next: resume
          again:
            kind: effects
            next: end
          kept:
            kind: say
            say: I see.
            next: resume
          end:
            kind: end
        anywhere:
          keep: { text: keep, start: kept }
        on_import:
          - when: { priority: high }
            start: again
        """,
    )


def test_steps_without_an_end() -> None:
    assert_faults(
        """\
        start: ask
        steps:
          ask:
            kind: ask
            task: Well?
            options:
              end: { text: end, next: end }
              on: { text: "on", next: here }
          ›here:
            kind: say
            say: Here.
            next: there
          ›there:
            kind: say
            say: There.
            next: here
          end:
            kind: end
        """,
        ("no end can be reached from the step here", NO_END),
        ("no end can be reached from the step there", NO_END),
    )


def test_a_wait_for_a_date_is_an_end_and_a_live_one_is_none() -> None:
    assert_faults(
        """\
        start: ask
        steps:
          ask:
            kind: ask
            task: Well?
            options:
              later: { text: later, next: later }
              hold: { text: hold, next: hold }
          later:
            kind: wait
            due: { days: 3 }
          ›hold:
            kind: wait
            seconds: 40
            back: hold
        """,
        ("no end can be reached from the step hold", NO_END),
    )


def test_a_flow_that_never_comes_back() -> None:
    assert_faults(
        """\
        start: about
        steps:
          ›about:
            kind: flow
            flow: here
            next: end
          ›here:
            kind: say
            say: Here.
            next: here
          end:
            kind: end
        """,
        ("no end can be reached from the step about", NO_END),
        ("no end can be reached from the step here", NO_END),
    )


def test_an_interrupt_without_a_way_back() -> None:
    assert_faults(
        """\
        start: end
        steps:
          end:
            kind: end
          ›here:
            kind: say
            say: Here.
            next: there
          ›there:
            kind: say
            say: There.
            next: here
        anywhere:
          lost: { text: lost, start: ›here }
        """,
        ("no end can be reached from the step here", NO_END),
        ("no end can be reached from the step there", NO_END),
        ("there is no way back from lost", "let it lead to resume, to finish or to an end"),
    )


def test_decisions_that_lead_to_each_other() -> None:
    assert_faults(
        """\
        start: first
        steps:
          ›first:
            kind: decide
            task: High?
            options:
              "yes": { text: "yes", when: { priority: high }, next: second }
              "no": { text: "no", next: finish }
          second:
            kind: decide
            task: Open?
            options:
              "yes": { text: "yes", when: { task: { known: true } }, next: third }
              "no": { text: "no", next: finish }
          third:
            kind: effects
            outcome: kept
            next: first
        outcomes:
          kept: { text: kept }
        """,
        (
            "these steps lead to each other unasked: first, second, third",
            "put a question, a wait or an effect between them",
        ),
    )


def test_a_circle_with_an_effect_in_it_may_come_to_an_end() -> None:
    assert_faults(
        """\
        start: often
        facts:
          tries: { type: count, text: tries, default: 0 }
        steps:
          often:
            kind: decide
            task: Often?
            options:
              "yes": { text: "yes", when: { tries: { at_least: 3 } }, next: finish }
              "no": { text: "no", next: once_more }
          once_more:
            kind: effects
            effects:
              - fact: tries
                add: 1
            next: often
        """,
    )


def test_nothing_is_resumed_where_nothing_was_interrupted() -> None:
    assert_faults(
        """\
        start: greet
        steps:
          greet:
            kind: say
            say: Good day.
            next: ›resume
        """,
        ("there is nothing to resume: the call comes here from its start as well", "name a step, or use finish"),
    )


def test_a_step_that_is_also_reached_from_the_start_may_not_resume() -> None:
    assert_faults(
        """\
        start: ask
        steps:
          ask:
            kind: ask
            task: Well?
            options:
              more: { text: more, next: line }
              enough: { text: enough, next: finish }
          line:
            kind: say
            say: I see.
            next: ›resume
        anywhere:
          understand: { text: understand, start: line }
        """,
        ("there is nothing to resume: the call comes here from its start as well", "name a step, or use finish"),
    )


def test_an_import_has_nothing_to_resume() -> None:
    assert_faults(
        """\
        start: end
        steps:
          end:
            kind: end
          close:
            kind: effects
            effects:
              - tag: closed
            next: ›resume
        on_import:
          - when: { priority: low }
            start: close
        """,
        ("there is nothing to resume: the call comes here from its start as well", "name a step, or use finish"),
    )


def test_an_import_finds_nobody_to_ask() -> None:
    assert_faults(
        """\
        start: ask
        steps:
          ask:
            kind: ask
            task: Well?
            options:
              good: { text: good, next: end }
          tag:
            kind: effects
            effects:
              - tag: closed
            next: ask
          end:
            kind: end
        on_import:
          - when: { priority: low }
            start: ›tag
        """,
        (
            "an import would come to the step ask, and nobody is there for it",
            "lead only to decisions, effects and ends",
        ),
    )


def test_an_import_sends_nothing() -> None:
    assert_faults(
        """\
        messages: { hello: { subject: Hello, body: Good day. } }
        start: end
        steps:
          end:
            kind: end
          send:
            kind: effects
            effects:
              - tag: sent
              - mail: hello
              - note: required
            next: end
        on_import:
          - when: { priority: low }
            start: ››send
        """,
        ("an import would come to the step send, and may not have its effect mail", "leave it to a call"),
        ("an import would come to the step send, and may not have its effect note", "leave it to a call"),
    )
