"""What the plan of a case shows: plain values, already in the reader's words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One step: what is to be done, and when. `detail` says why the date was moved ("" where it wasn't)."""

    step: str
    text: str
    when: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PlanView:
    """The dated steps of a case if nobody answers. `case` is "" for a case that is only thought of.

    `assumed` are the facts that nobody knows and that the plan takes for granted. `closed`: the case has ended.
    """

    title: str
    customer: str
    case: str
    lines: tuple[PlanLine, ...]
    assumed: tuple[str, ...] = ()
    closed: bool = False
