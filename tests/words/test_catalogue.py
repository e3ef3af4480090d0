"""A catalogue, and its compiled twin in the cache."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from agentdesk.core.errors import BadInput
from agentdesk.words import catalogue as module
from agentdesk.words import po_file
from agentdesk.words.catalogue import Catalogue, read_catalogue
from agentdesk.words.languages import language_of
from tests.words.po import entry, plural, write

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(
        tmp_path / "scripts",
        "service_call",
        "it",
        entry("Hold", "Attesa"),
        entry("Hold", "Tenere", context="button"),
        entry("OK", "OK"),
        plural("{n} day", "{n} days", "{n} giorno", "{n} giorni", context="wait"),
    )


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "words"


def twin(cache: Path) -> Path:
    (found,) = cache.iterdir()
    return found


def forbid_compiling(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(file: Path, content: bytes) -> bytes:
        raise AssertionError(f"{file} was compiled again")

    monkeypatch.setattr(po_file, "compile_po", refuse)


def test_entries_are_found_by_context_and_source(file: Path) -> None:
    words = read_catalogue(file)
    assert words.get("", "Hold") == "Attesa"
    assert words.get("button", "Hold") == "Tenere"
    assert words.get("", "OK") == "OK"
    assert words.get("elsewhere", "Hold") is None
    assert words.get("", "Nothing") is None


def test_the_header_is_no_entry(file: Path) -> None:
    words = read_catalogue(file)
    assert words.get("", "") is None
    assert words.get("x", "") is None


def test_plurals_follow_the_files_rule(file: Path) -> None:
    words = read_catalogue(file)
    assert words.get_plural("wait", "{n} day", "{n} days", 1) == "{n} giorno"
    assert words.get_plural("wait", "{n} day", "{n} days", 0) == "{n} giorni"
    assert words.get_plural("", "{n} day", "{n} days", 1) is None


def test_arabic_has_six_forms_in_their_right_order(tmp_path: Path) -> None:
    arabic = language_of("ar")
    assert arabic
    forms = ("لا أيام", "يوم واحد", "يومان", "{n} أيام", "{n} يومًا", "{n} يوم")
    file = write(tmp_path, "desk", "ar", plural("{n} day", "{n} days", *forms), plural_forms=arabic.plural_forms)
    words = read_catalogue(file)
    counts = (0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103, 111)
    found = [forms.index(words.get_plural("", "{n} day", "{n} days", n) or "") for n in counts]
    assert found == [0, 1, 2, 3, 3, 4, 4, 5, 5, 5, 3, 4]


def test_the_second_reading_comes_from_the_cache(file: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_catalogue(file, cache)
    forbid_compiling(monkeypatch)
    assert read_catalogue(file, cache).get("", "Hold") == "Attesa"
    assert [path.suffix for path in cache.iterdir()] == [".mo"]


def test_a_change_is_seen_though_size_and_time_are_the_same(file: Path, cache: Path) -> None:
    read_catalogue(file, cache)
    before = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace("Attesa", "Pausa!"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert read_catalogue(file, cache).get("", "Hold") == "Pausa!"
    assert len(list(cache.iterdir())) == 1


@pytest.mark.parametrize("damage", ["empty", "cut", "bit", "other", "folder"])
def test_a_corrupt_twin_is_ignored(file: Path, cache: Path, damage: str) -> None:
    read_catalogue(file, cache)
    kept = twin(cache).read_bytes()
    middle = len(kept) // 2
    contents = {
        "empty": b"",
        "cut": kept[:middle],
        "bit": kept[:middle] + bytes([kept[middle] ^ 1]) + kept[middle + 1 :],
        "other": b"not a catalogue at all, but long enough for one",
    }
    place = twin(cache)
    if damage == "folder":
        place.unlink()
        place.mkdir()
    else:
        place.write_bytes(contents[damage])
    assert read_catalogue(file, cache).get("button", "Hold") == "Tenere"
    assert damage == "folder" or place.read_bytes() == kept


def test_every_single_damaged_byte_is_noticed(file: Path, cache: Path) -> None:
    content = file.read_bytes()
    read_catalogue(file, cache)
    place = twin(cache)
    kept = place.read_bytes()
    for index in range(len(kept)):
        place.write_bytes(kept[:index] + bytes([kept[index] ^ 0xFF]) + kept[index + 1 :])
        assert module._kept(place, content) is None


def test_a_cache_that_cannot_be_written_does_no_harm(file: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    assert read_catalogue(file, blocked / "words").get("", "Hold") == "Attesa"
    assert read_catalogue(file, blocked).get("", "Hold") == "Attesa"


def test_two_files_of_one_name_have_twins_of_their_own(tmp_path: Path, cache: Path) -> None:
    one = write(tmp_path / "one", "desk", "it", entry("Hold", "Attesa"))
    two = write(tmp_path / "two", "desk", "it", entry("Hold", "Pausa"))
    assert [read_catalogue(file, cache).get("", "Hold") for file in (one, two)] == ["Attesa", "Pausa"]
    assert len(list(cache.iterdir())) == 2


def test_a_broken_file_leaves_nothing_in_the_cache(tmp_path: Path, cache: Path) -> None:
    file = write(tmp_path, "desk", "it", 'msgid "a')
    with pytest.raises(BadInput) as caught:
        read_catalogue(file, cache)
    assert caught.value.faults[0].place == f"{file}:6"
    assert not cache.exists()


def test_a_file_that_is_gone_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        read_catalogue(tmp_path / "it.po")
    assert "No such file" in str(caught.value)


_READ = """
import json, sys
from pathlib import Path
from agentdesk.words.look_up import Words
words = Words(Path(sys.argv[1]), Path(sys.argv[2]))
found = words.find("service_call", "it", "button", "Hold")
print(json.dumps([found.text, found.language, "babel" in sys.modules]))
"""


def test_a_cached_look_up_never_imports_babel(file: Path, cache: Path) -> None:
    def read() -> object:
        done = subprocess.run(
            [sys.executable, "-c", _READ, str(file.parent.parent), str(cache)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(done.stdout)

    assert read() == ["Tenere", "it", True]
    assert read() == ["Tenere", "it", False]


def test_the_twin_is_an_mo_that_other_programs_read(file: Path, cache: Path) -> None:
    read_catalogue(file, cache)
    assert Catalogue(twin(cache).read_bytes()).get("", "Hold") == "Attesa"
