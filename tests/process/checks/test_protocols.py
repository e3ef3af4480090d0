"""Call protocols without a place for a body, and ways from anywhere that can't be told apart."""

from tests.process.checks.found import assert_faults

PROTOCOL = """\
protocol: true
start: dial
steps:
  dial:
    kind: ask
    task: Dial.
    options:
      answered: { text: answered, next: body, connects: true }
      no_answer: { text: no answer, next: not_reached }
  body:
    kind: body
    own: own
    not_reached: again
    next: close
  own:
    kind: say
    say: How are you?
    next: resume
  again:
    kind: effects
    next: close
  close:
    kind: end
"""


def test_a_protocol_with_one_body_is_well() -> None:
    assert_faults(PROTOCOL)


def test_a_protocol_without_a_body() -> None:
    assert_faults(
        """\
        protocol: ›true
        start: dial
        steps:
          dial:
            kind: ask
            task: Dial.
            options:
              answered: { text: answered, next: finish, connects: true }
        """,
        ("a call protocol needs a place for the body", "add a step of the kind body"),
    )


def test_a_protocol_with_two_bodies() -> None:
    second = """\
  ›body_again:
    kind: body
    own: own
    not_reached: again
    next: close
"""
    two = PROTOCOL.replace("next: close\n  own", "next: body_again\n  own")
    assert_faults(
        two.replace("next: resume\n", f"next: resume\n{second}"),
        ("the place for the body is body already", "keep one of them"),
    )


def test_a_protocol_that_nobody_answers() -> None:
    assert_faults(
        PROTOCOL.replace(", connects: true", "").replace("protocol: true", "protocol: ›true"),
        (
            "no answer of this protocol puts the customer on the line",
            "give the option for an answered call `connects: true`",
        ),
    )


def test_a_body_in_a_process_that_is_no_protocol() -> None:
    assert_faults(
        PROTOCOL.replace("protocol: true\n", "")
        .replace("next: not_reached", "next: close")
        .replace("kind: body", "kind: ›body"),
        (
            "body is a place for a body, and this process isn't a call protocol",
            "remove the step, or write protocol: true",
        ),
    )


def test_ways_from_anywhere_that_the_protocol_has_already() -> None:
    assert_faults(
        """\
        start: end
        steps:
          end:
            kind: end
          line:
            kind: say
            say: I see.
            next: resume
        anywhere:
          ›hold: { text: hold, start: line }
          pause: { text: pause, start: line, key: ›hold }
          more: { text: more, start: line }
        """,
        ("the call protocol has a way from anywhere called hold already", "give this one another name"),
        ("the key hold belongs to the protocol's hold", "leave the key out, or take another"),
        protocol=True,
    )


def test_two_ways_with_one_key() -> None:
    assert_faults(
        """\
        start: end
        steps:
          end:
            kind: end
          line:
            kind: say
            say: I see.
            next: resume
        anywhere:
          hold: { text: hold, start: line, key: hold }
          pause: { text: pause, start: line, key: ›hold }
        """,
        ("the key hold belongs to hold", "leave the key out, or take another"),
    )


def test_a_way_that_is_closed_at_times_says_why() -> None:
    assert_faults(
        """\
        start: end
        steps:
          end:
            kind: end
          line:
            kind: say
            say: I see.
            next: resume
        anywhere:
          ›more: { text: more, start: line, when: { connected: true } }
        """,
        ("nothing says why more can't be used where its `when` doesn't hold", "add a `reason`"),
    )


def test_a_call_that_comes_in_begins_at_a_step_that_is_there() -> None:
    greeted = """\
  welcome:
    kind: say
    say: Good day.
    next: body
"""
    assert_faults(f"inbound: welcome\n{PROTOCOL}{greeted}")
    assert_faults(
        f"inbound: ›welcom\n{PROTOCOL}{greeted.replace('  welcome', '  ›welcome')}",
        ("there is no step welcom", "did you mean welcome?"),
        ("nothing leads to the step welcome", "lead to it from another step, or remove it"),
    )


def test_only_a_protocol_takes_calls_that_come_in() -> None:
    assert_faults(
        """\
        start: over
        inbound: ›over
        steps:
          over:
            kind: end
        """,
        ("only a call protocol takes calls that come in", "remove it, or write protocol: true"),
    )


def test_only_a_protocol_has_steps_at_which_cases_of_any_process_begin() -> None:
    assert_faults(
        """\
        tasks: { look: look at it }
        start: over
        begins: ›{ look: over }
        steps:
          over:
            kind: end
        """,
        (
            "only a call protocol has steps at which cases of any process begin",
            "remove them, or write protocol: true",
        ),
    )


def test_a_task_and_its_step_have_to_be_there() -> None:
    assert_faults(
        PROTOCOL.replace("start: dial\n", "start: dial\ntasks: { look: look at it }\nbegins: { ›loko: ›clsoe }\n"),
        ("there is no task loko", "did you mean look?"),
        ("there is no step clsoe", "did you mean close?"),
    )
