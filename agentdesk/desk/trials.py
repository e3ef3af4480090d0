"""The tests of a process, run; and a walk written down as one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from agentdesk.calendars.tables import Tables
from agentdesk.calendars.zones import zone_named
from agentdesk.core.case import CaseState
from agentdesk.core.effect import Effect
from agentdesk.core.errors import AgentdeskError, BadInput, Fault
from agentdesk.core.plain import Plain
from agentdesk.desk.case_file import case_in
from agentdesk.desk.json_file import json_in
from agentdesk.desk.setting import setting_of
from agentdesk.desk.walking import Ground, case_document
from agentdesk.process.model import Process
from agentdesk.process.reading import Document, Loc
from agentdesk.process.trials import NAME, Trial, Trials, trials_in, written
from agentdesk.process.walk import Walk, walk

_REMEDY = "mend the process, or what is expected of it here"
_DAY = len("2026-11-24")


@dataclass(frozen=True, slots=True)
class Bench:
    """What tests run on: the process, the protocol around it (None: it is one itself), the calendars of a year."""

    process: Process
    protocol: Process | None
    tables: Callable[[int], Tables]


def run_trials(folder: Path, bench: Bench) -> tuple[int, tuple[Fault, ...]]:
    """How many tests the folder holds, and where what came of them isn't what they expect. BadInput."""
    found = trials_in(folder)
    if found is None:
        return 0, ()
    return len(found.trials), tuple(fault for name in found.trials for fault in _faults(name, found, bench))


def walked_as_test(
    name: str, ground: Ground, case: Path | None, answers: tuple[str, ...], at: datetime, *, full: bool
) -> str:
    """A walk as a test for the file beside the process. `case` is the file that it begins with. BadInput."""
    if not NAME.fullmatch(name):
        raise BadInput(Fault(name, "can't be the name of a test", "use small letters, digits and underscores"))
    going = walk(ground.setting(full=full), ground.case.state, answers, at)
    came = _came_of(going, ground.zone)
    kept = {key: value for key, value in came["case"].items() if value not in (None, False, [], {})}
    document = json_in(case) if case else None
    trial: dict[str, Any] = {
        "at": _local(at, ground.zone),
        **({"case": document} if document else {}),
        **({"full": True} if full else {}),
        "answers": [*answers],
        "expect": {
            **{key: value for key, value in came.items() if key == "waiting_for" or value not in (None, [])},
            "case": kept,
        },
    }
    return written(name, trial)


def _faults(name: str, trials: Trials, bench: Bench) -> Iterator[Fault]:
    trial, document = trials.trials[name], trials.document
    try:
        going, zone = _walked(trial, document.place((name, "case")), bench)
    except ValueError:
        place = document.place((name, "at"))
        yield Fault(place, f"{name}: {trial.at} is not a moment", "write it like 2026-11-24T10:00")
        return
    except BadInput as error:
        yield from (_told(fault, name, document) for fault in error.faults)
        return
    except AgentdeskError as error:
        yield Fault(document.place((name,)), f"{name}: {error}", _REMEDY)
        return
    given = {key: getattr(trial.expect, key) for key in trial.expect.model_fields_set}
    for loc, said in _differences(given, _came_of(going, zone), (name, "expect")):
        yield Fault(document.place(loc), f"{name}: {said}", _REMEDY)


def _told(fault: Fault, name: str, document: Document) -> Fault:
    """A fault of the case or of an answer, at its place in the file."""
    in_case, _, key = fault.place.partition(f"{document.place((name, 'case'))}: ")
    if key and not in_case:
        place = document.place((name, "case", *key.split(".")))
        return Fault(place, f"{name}: {key}: {fault.fault}", fault.remedy)
    return Fault(document.place((name, "answers")), f"{name}: {fault.place}: {fault.fault}", fault.remedy)


def _walked(trial: Trial, place: str, bench: Bench) -> tuple[Walk, ZoneInfo]:
    """The walk of a test. ValueError where its moment is none; BadInput, AgentdeskError."""
    at = datetime.fromisoformat(trial.at)
    around, tables = bench.protocol, bench.tables(at.year)
    case = case_in(trial.case, place, bench.process, at.replace(tzinfo=UTC), protocol=around, tables=tables)
    zone = zone_named(case.timezone)
    own = bench.process if bench.process.protocol else None
    setting = setting_of(case, bench.process, own or (around if trial.full else None), tables)
    return walk(setting, case.state, trial.answers, at if at.tzinfo else at.replace(tzinfo=zone)), zone


def _came_of(going: Walk, zone: ZoneInfo) -> dict[str, Any]:
    """What came of a walk, in the form in which tests expect it."""
    call = going.call
    return {
        "steps": [passed.name for passed in going.passed],
        "waiting_for": None if call.over else call.spot.step,
        "outcome": call.outcome,
        "effects": [{effect.kind: _value(effect, zone)} for effect in call.effects],
        "case": _case(call.case, zone),
    }


def _value(effect: Effect, zone: ZoneInfo) -> Plain:
    value = effect.value
    if effect.kind == "due" and isinstance(value, dict):
        first, last = (_local(datetime.fromisoformat(str(value[key])), zone) for key in ("due_from", "due_by"))
        return first if first == last else [first, last]
    if effect.kind == "fact" and isinstance(value, dict):
        return {str(value["name"]): value["value"]}
    return "nobody" if effect.kind == "assign" and value is None else value


def _case(state: CaseState, zone: ZoneInfo) -> dict[str, Plain]:
    moments = {"due_from": state.due_from, "due_by": state.due_by}
    dates = {key: _local(moment, zone) if moment else None for key, moment in moments.items()}
    return {**case_document(state, zone), **dates}


def _local(moment: datetime, zone: ZoneInfo) -> str:
    """A moment in the customer's zone, to the minute where it is one."""
    local = moment.astimezone(zone).replace(tzinfo=None, microsecond=0)
    return local.isoformat(timespec="seconds" if local.second else "minutes")


def _differences(expected: Mapping[str, Any], came: Mapping[str, Any], loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Where something else came than was expected: the place of what was, and what is to be said."""
    for key, wanted in expected.items():
        here = (*loc, key)
        if key not in came:
            yield here, f"there is no {key}"
        elif isinstance(wanted, dict):
            yield from _differences(wanted, came[key] or {}, here)
        elif key == "effects" and wanted is not None:
            yield from _effects(wanted, came[key], here)
        elif not _fits(wanted, came[key]):
            yield here, f"{key} is {_shown(came[key])}, not {_shown(wanted)}"


def _effects(expected: tuple[dict[str, Any], ...], came: list[dict[str, Any]], loc: Loc) -> Iterator[tuple[Loc, str]]:
    for index, wanted in enumerate(expected):
        if index >= len(came):
            yield (*loc, index), f"{_shown(wanted)} isn't written"
        elif wanted.keys() != came[index].keys() or not all(_fits(wanted[key], came[index][key]) for key in wanted):
            yield (*loc, index), f"{_shown(came[index])} is written, not {_shown(wanted)}"
    for more in came[len(expected) :]:
        yield loc, f"{_shown(more)} is written too"


def _fits(wanted: Any, came: Any) -> bool:
    """Whether a value is the one expected; a day alone stands for any time of it, and for a range within it."""
    if isinstance(wanted, str) and isinstance(came, list):
        return _is_day(wanted) and all(_fits(wanted, one) for one in came)
    if isinstance(wanted, str) and isinstance(came, str) and _is_day(wanted):
        return came[:_DAY] == wanted and came[_DAY:][:1] in ("", "T")
    if isinstance(wanted, list | tuple) and isinstance(came, list):
        return len(wanted) == len(came) and all(_fits(one, other) for one, other in zip(wanted, came, strict=True))
    if isinstance(wanted, dict) and isinstance(came, dict):
        return wanted.keys() == came.keys() and all(_fits(wanted[key], came[key]) for key in wanted)
    return bool(wanted == came) and isinstance(wanted, bool) == isinstance(came, bool)


def _is_day(text: str) -> bool:
    try:
        return len(text) == _DAY and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _shown(value: Any) -> str:
    """A value as it is written in the file."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key}: {_shown(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_shown(one) for one in value) + "]"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return str(value)
