"""Files of JSON from outside: read with the place of what is wrong in them."""

import json
from json import JSONDecodeError
from pathlib import Path

from agentdesk.core.errors import BadInput, Fault
from agentdesk.core.plain import Plain
from agentdesk.desk.text_file import text_in


class Twice(dict[str, Plain]):
    """A JSON object in which keys were given more than once."""

    keys_given_twice: tuple[str, ...] = ()


def json_in(path: Path) -> Plain:
    """The document in a file of JSON; objects with a key given twice come as Twice. BadInput."""
    text = text_in(path)
    try:
        document: Plain = json.loads(text, object_pairs_hook=_object, parse_constant=_refused)
    except JSONDecodeError as error:
        place = f"{path}:{error.lineno}:{error.colno}"
        raise BadInput(Fault(place, f"not JSON: {error.msg}", "check quotes, commas and brackets")) from error
    except (ValueError, RecursionError) as error:
        said = f"not JSON that can be taken: {error}"
        raise BadInput(Fault(str(path), said, "check its numbers and its depth")) from error
    return document


def _object(pairs: list[tuple[str, Plain]]) -> dict[str, Plain]:
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    names = [name for name, _ in pairs]
    odd = Twice(plain)
    odd.keys_given_twice = tuple(name for name in plain if names.count(name) > 1)
    return odd


def _refused(constant: str) -> Plain:
    raise ValueError(f"{constant} is no number")
