"""Answers that can't be chosen, and steps that say nothing."""

from tests.process.checks.found import assert_faults


def many(count: int, template: str) -> str:
    return "\n".join(template.format(number) for number in range(1, count + 1))


def test_more_answers_than_digits() -> None:
    options = many(10, "      o{0}: {{ text: option {0}, next: finish }}")
    assert_faults(
        f"""\
start: ask
steps:
  ask:
    kind: ask
    task: Which?
    options:
      ›{options.strip()}
""",
        ("ask has 10 options, and there are 9 digits to choose with", "make it 9 at most, or two steps of it"),
    )


def test_nine_answers_are_not_too_many() -> None:
    options = many(9, "      o{0}: {{ text: option {0}, next: finish }}")
    assert_faults(f"start: ask\nsteps:\n  ask:\n    kind: ask\n    task: Which?\n    options:\n{options}\n")


def test_more_lines_than_digits() -> None:
    items = many(12, "      i{0}: line {0}")
    assert_faults(
        f"""\
start: list
steps:
  list:
    kind: checklist
    task: Ready?
    items:
      ›{items.strip()}
    next: finish
""",
        ("list has 12 items, and there are 9 digits to choose with", "make it 9 at most, or two steps of it"),
    )


def test_no_answers_at_all() -> None:
    assert_faults(
        """\
        start: list
        steps:
          list:
            kind: checklist
            task: Ready?
            items: ›{}
            next: ask
          ask:
            kind: ask
            task: Which?
            options: ›{}
        """,
        ("list has no items", "add some"),
        ("ask has no options", "add some"),
    )


def test_answers_and_lines_without_a_text() -> None:
    assert_faults(
        """\
        start: list
        steps:
          list:
            kind: checklist
            task: Ready?
            items:
              pen: ›""
              paper: paper
            next: ask
          ask:
            kind: ask
            task: Which?
            options:
              one: ›{ text: "", next: decide }
              two: ›{ text: "  ", next: decide }
          decide:
            kind: decide
            task: High?
            options:
              high: ›{ text: "", when: { priority: high }, next: finish }
              low: { text: low, next: finish }
        """,
        ("pen has no text", "say what it stands for"),
        ("one has no text", "say what it stands for"),
        ("two has no text", "say what it stands for"),
        ("high has no text", "say what it stands for"),
    )


def test_ids_that_no_list_of_answers_can_hold() -> None:
    assert_faults(
        """\
        start: ask
        steps:
          ask:
            kind: ask
            task: Which?
            options:
              ›"one,two": { text: both, next: finish }
              ›One: { text: one, next: finish }
              ›"@hold": { text: hold, next: finish }
              1st: { text: first, next: finish }
        """,
        ("'one,two' can't be an id", "use lower-case letters, digits and underscores"),
        ("'One' can't be an id", "use lower-case letters, digits and underscores"),
        ("'@hold' can't be an id", "use lower-case letters, digits and underscores"),
    )


def test_steps_that_say_nothing() -> None:
    assert_faults(
        """\
        facts:
          wish: { type: text, text: wish }
        start: say
        steps:
          ›say:
            kind: say
            task: Say something.
            next: list
          ›list:
            kind: checklist
            items: { pen: a pen }
            next: ask
          ›ask:
            kind: ask
            options:
              good: { text: good, next: wish }
          ›wish:
            kind: input
            type: text
            fact: wish
            next: decide
          ›decide:
            kind: decide
            options:
              always: { text: always, next: finish }
        """,
        ("say says nothing", "add `say`"),
        ("list asks nothing", "add `task`, or `say`"),
        ("ask asks nothing", "add `task`, or `say`"),
        ("wish asks nothing", "add `task`, or `say`"),
        ("decide asks nothing", "add `task`"),
    )
