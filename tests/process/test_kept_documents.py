"""What a process file holds is kept as plain data; a stale or damaged copy is never believed."""

from pathlib import Path

import pytest

from agentdesk.core.errors import BadInput
from agentdesk.core.places import scripts_folder
from agentdesk.process import kept_documents
from agentdesk.process.checks import check
from agentdesk.process.kept_documents import read_kept
from agentdesk.process.loading import load
from agentdesk.process.reading import read

FILE = scripts_folder() / "credit_control" / "process.yaml"
TEXT = FILE.read_text(encoding="utf-8")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were parsed."""
    names: list[str] = []

    def counted(text: str, name: str):
        names.append(name)
        return read(text, name)

    monkeypatch.setattr(kept_documents, "read", counted)
    return names


def test_a_file_is_parsed_once(cache: Path, parsed: list[str]) -> None:
    first, again = (read_kept(TEXT, FILE, cache) for _ in range(2))
    assert again.data == first.data
    assert parsed == [str(FILE)]


def test_places_are_found_when_they_are_asked_for(cache: Path, parsed: list[str]) -> None:
    first, again = (read_kept(TEXT, FILE, cache) for _ in range(2))
    loc = ("steps", "contact", "kind")
    assert again.place(loc) == first.place(loc) != str(FILE)
    assert dict(again.places) == dict(first.places)
    assert len(parsed) == 2


def test_a_changed_file_is_read_anew(cache: Path) -> None:
    read_kept(TEXT, FILE, cache)
    assert read_kept(TEXT.replace("Credit control", "Debit control"), FILE, cache).data["title"] == "Debit control"


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"seal": null}', b'{"seal": [1, 2, 3], "data": {}}'])
def test_a_damaged_copy_is_made_anew(cache: Path, parsed: list[str], damage: bytes) -> None:
    wanted = read_kept(TEXT, FILE, cache).data
    (kept,) = cache.iterdir()
    kept.write_bytes(damage)
    assert read_kept(TEXT, FILE, cache).data == wanted
    assert len(parsed) == 2
    read_kept(TEXT, FILE, cache)
    assert len(parsed) == 2


def test_a_cache_that_cannot_be_written_is_no_failure(cache: Path) -> None:
    cache.write_text("a file", encoding="utf-8")
    assert read_kept(TEXT, FILE, cache).data["id"] == "credit_control"


def test_what_is_wrong_is_found_in_a_kept_copy_too(tmp_path: Path, cache: Path) -> None:
    file = tmp_path / "process.yaml"
    file.write_text(TEXT.replace("kind: ask", "kind: asks", 1), encoding="utf-8")
    faults = []
    for _ in range(2):
        with pytest.raises(BadInput) as refused:
            load(file, cache=cache)
        faults.append(refused.value.faults)
    assert faults[0] == faults[1]
    assert faults[0][0].place.startswith(f"{file}:")


def test_checks_say_the_same_of_a_kept_copy(cache: Path) -> None:
    around = load(scripts_folder() / "service_call" / "process.yaml")
    first, again = (check(load(FILE, cache=cache), around) for _ in range(2))
    assert first == again
