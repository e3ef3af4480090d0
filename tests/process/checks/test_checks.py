"""All faults of a process come at once; the shipped processes have none."""

from agentdesk.core.errors import Fault
from agentdesk.process.checks import check
from tests.process.checks.found import assert_faults
from tests.process.scene import shipped


def in_file(faults: tuple[Fault, ...]) -> list[str]:
    """Faults of the process files; those of translations have their own tests."""
    return [str(fault) for fault in faults if ".po" not in f"{fault.place} {fault.fault}"]


def test_the_protocol_has_no_fault() -> None:
    assert in_file(check(shipped("service_call"))) == []


def test_credit_control_has_no_fault() -> None:
    assert in_file(check(shipped("credit_control"), shipped("service_call"))) == []


def test_all_faults_come_at_once_sorted_by_their_place() -> None:
    assert_faults(
        """\
        start: ask
        statuses: { new: new }
        steps:
          ask:
            kind: ask
            task: "Ask {custmer}."
            unanswered: ›nobody
            options:
              good: ›{ text: "", next: tag }
              bad: { text: bad, next: ›tagg }
          tag:
            kind: effects
            effects:
              - status: ›nwe
              - fact: ›tries
                add: 1
            next: decide
          ›lost:
            kind: end
          decide:
            kind: decide
            task: High?
            options:
              ›high: { text: high, when: { ›prio: high }, next: wait }
          wait:
            kind: wait
            seconds: ›0
            back: finish
        """.replace('task: "', 'task: ›"'),
        ("nothing fills the slot {custmer} of ask.task", "did you mean customer?"),
        ("nobody is no option of this step", "options are good, bad"),
        ("good has no text", "say what it stands for"),
        ("there is no step tagg", "did you mean tag?"),
        ("there is no status nwe", "did you mean new?"),
        ("there is no fact tries", "declare it under `facts`"),
        ("nothing leads to the step lost", "lead to it from another step, or remove it"),
        ("where no branch of decide holds, high would be taken all the same", "end with a branch without `when`"),
        ("nothing is called prio", "did you mean priority?"),
        ("0 s is no time limit", "write 1 to 3600"),
    )


def test_lines_are_sorted_as_numbers() -> None:
    steps = "\n".join(f"          ›s{number}:\n            kind: end" for number in range(60))
    unreached = [
        (f"nothing leads to the step s{number}", "lead to it from another step, or remove it") for number in range(60)
    ]
    assert_faults(
        f"""\
        start: end
        steps:
          end:
            kind: end
{steps}
        """,
        *unreached,
    )
