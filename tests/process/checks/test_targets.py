"""Steps and options that are named and don't exist."""

from tests.process.checks.found import assert_faults

UNREACHED = "lead to it from another step, or remove it"


def test_a_start_that_is_no_step() -> None:
    assert_faults(
        """\
        start: ›frist
        steps:
          ›first:
            kind: end
        """,
        ("there is no step frist", "did you mean first?"),
        ("nothing leads to the step first", UNREACHED),
    )


def test_a_next_that_is_no_step() -> None:
    assert_faults(
        """\
        start: greet
        steps:
          greet:
            kind: say
            say: Good day.
            next: ›elsewhere
        """,
        ("there is no step elsewhere", "add it under `steps`"),
    )


def test_an_option_leads_to_a_step_that_was_misspelled() -> None:
    assert_faults(
        """\
        start: ask
        steps:
          ask:
            kind: ask
            task: Well?
            options:
              good: { text: good, next: close }
              bad: { text: bad, next: ›clsoe }
              over: { text: over, next: ›finsh }
          close:
            kind: end
        """,
        ("there is no step clsoe", "did you mean close?"),
        ("there is no step finsh", "did you mean finish?"),
    )


def test_a_branch_leads_nowhere() -> None:
    assert_faults(
        """\
        start: decide
        steps:
          decide:
            kind: decide
            task: New?
            options:
              "yes": { text: "yes", when: { priority: high }, next: ›nowhere }
              "no": { text: "no", next: finish }
        """,
        ("there is no step nowhere", "add it under `steps`"),
    )


def test_the_ways_out_of_a_live_wait() -> None:
    assert_faults(
        """\
        start: hold
        steps:
          hold:
            kind: wait
            seconds: 40
            again: ›retrun
            back: return
          return:
            kind: end
        """,
        ("there is no step retrun", "did you mean return?"),
    )


def test_a_flow_needs_a_step_to_run() -> None:
    assert_faults(
        """\
        start: check
        steps:
          check:
            kind: flow
            flow: look
            next: ›clsoe
          check_again:
            kind: flow
            flow: ›resume
            next: close
          look:
            kind: say
            say: Let me see.
            next: resume
          close:
            kind: end
        anywhere:
          again: { text: again, start: check_again }
        """,
        ("there is no step clsoe", "did you mean close?"),
        ("a step has to stand here, resume is a way out", "name a step"),
    )


def test_an_interrupt_and_an_import_start_with_a_step() -> None:
    assert_faults(
        """\
        start: done
        steps:
          done:
            kind: end
        anywhere:
          payment: { text: a payment, start: ›dnoe }
          away: { text: away, start: ›finish }
        on_import:
          - when: { priority: high }
            start: ›doen
        """,
        ("there is no step dnoe", "did you mean done?"),
        ("a step has to stand here, finish is a way out", "name a step"),
        ("there is no step doen", "did you mean done?"),
    )


def test_silence_is_an_option_of_the_step() -> None:
    assert_faults(
        """\
        start: call
        steps:
          call:
            kind: ask
            task: Call.
            call: { not_reached: ›no_anser }
            options:
              no_answer: { text: no answer, next: look }
              reached: { text: reached, next: finish }
          look:
            kind: ask
            task: Look at the mails.
            unanswered: ›keep
            options:
              kept: { text: it stays, next: finish }
        """,
        ("no_anser is no option of this step", "did you mean no_answer?"),
        ("keep is no option of this step", "did you mean kept?"),
    )


def test_silence_that_is_nothing_like_an_option() -> None:
    assert_faults(
        """\
        start: call
        steps:
          call:
            kind: ask
            task: Call.
            unanswered: ›nobody
            options:
              good: { text: good, next: finish }
              bad: { text: bad, next: finish }
        """,
        ("nobody is no option of this step", "options are good, bad"),
    )


def test_ways_out_are_no_names_for_steps() -> None:
    assert_faults(
        """\
        start: greet
        steps:
          greet:
            kind: say
            say: Good day.
            next: finish
          ›finish:
            kind: end
        """,
        ("finish is a way out, no step can be called so", "give the step another name"),
    )


def test_only_a_protocol_leaves_by_not_reached() -> None:
    assert_faults(
        """\
        start: greet
        steps:
          greet:
            kind: say
            say: Good day.
            next: ›not_reached
        """,
        ("only the call protocol leaves by not_reached", "name a step that says what follows"),
    )
