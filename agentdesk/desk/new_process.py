"""A new process in the user's folder: small, whole, and tested."""

import json
import re
from difflib import get_close_matches
from pathlib import Path

from agentdesk.calendars.countries import check_holidays
from agentdesk.calendars.country_zones import zone_of_country
from agentdesk.core.errors import BadInput, Fault
from agentdesk.core.places import scripts_folder
from agentdesk.core.shelf import FILE, INTERFACE, TRIALS, Shelf
from agentdesk.core.whole_file import write_whole
from agentdesk.process.schema import SCHEMA, schema
from agentdesk.words.languages import LANGUAGES, SOURCE_LANGUAGE, Language, language_of

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_PROCESS, _TESTS = "new_process.yaml", "new_tests.yaml"


def begin(name: str, own: Path, language: str, country: str) -> Path:
    """Write the folder of a process called `name` into `own`; returns its file.

    Customers speak `language` ("": English) and live in `country` ("": where it is spoken). BadInput, UnknownCountry.
    """
    folder = own / name
    _check_name(name, folder)
    known = _language(language or SOURCE_LANGUAGE)
    code = (country or known.country).upper()
    check_holidays(code)
    values = {
        "__NAME__": name,
        "__TITLE__": name.replace("_", " ").capitalize(),
        "__LANGUAGE__": known.code,
        "__COUNTRY__": code,
        "__ZONE__": known.zone if code == known.country else zone_of_country(code) or known.zone,
    }
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        said = f"can't be made: {error.strerror}"
        raise BadInput(Fault(str(folder), said, "name another place in AGENTDESK_PROCESSES")) from error
    write_whole(own / SCHEMA, json.dumps(schema(), ensure_ascii=False, indent=1).encode())
    for template, file in ((_TESTS, TRIALS), (_PROCESS, FILE)):
        text = (scripts_folder() / template).read_text(encoding="utf-8")
        for mark, value in values.items():
            text = text.replace(mark, value)
        write_whole(folder / file, text.encode())
    return folder / FILE


def _check_name(name: str, folder: Path) -> None:
    if not _NAME.fullmatch(name):
        remedy = "begin with a small letter, and use small letters, digits and underscores"
        raise BadInput(Fault(name, "can't be the name of a process", remedy))
    if name == INTERFACE:
        raise BadInput(Fault(name, "is the name of the interface's own words", "choose another name"))
    if folder.exists():
        raise BadInput(Fault(str(folder), "is there already", "choose another name, or change what is there"))
    if name in Shelf(scripts_folder()).ids():
        remedy = f"choose another name; to change it, copy {scripts_folder() / name} to {folder}"
        raise BadInput(Fault(name, "is a process that comes with the program", remedy))


def _language(code: str) -> Language:
    known = language_of(code)
    if known is None:
        codes = [language.code for language in LANGUAGES]
        near = get_close_matches(code, codes, n=1)
        remedy = f"did you mean {near[0]}?" if near else f"languages are {', '.join(codes)}"
        raise BadInput(Fault(code, "is no language that the desk speaks", remedy))
    return known
