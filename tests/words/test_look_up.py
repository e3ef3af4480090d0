"""Looking up: variants, languages, regions, plurals, threads."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from agentdesk.core.errors import BadInput
from agentdesk.words import look_up
from agentdesk.words.catalogue import Catalogue, read_catalogue
from agentdesk.words.look_up import Found, Words, contexts
from tests.words.po import entry, plural, write

HELLO = "Welcome back"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(
        tmp_path,
        "service_call",
        "it",
        entry(HELLO, "neutral", context="greet"),
        entry(HELLO, "she", context="greet|customer=f"),
        entry(HELLO, "he", context="greet|customer=m"),
        entry(HELLO, "by him", context="greet|agent=m"),
        entry(HELLO, "she, by him", context="greet|customer=f|agent=m"),
        plural("{n} day", "{n} days", "{n} giorno", "{n} giorni", context="wait"),
        plural("{n} day", "{n} days", "{n} giorno!", "{n} giorni!", context="wait|customer=f"),
    )
    write(tmp_path, "service_call", "it_CH", entry(HELLO, "grüezi", context="greet"))
    write(tmp_path, "desk", "zh", entry("Queue", "队列"))
    return tmp_path


@pytest.fixture
def words(folder: Path) -> Words:
    return Words(folder)


@pytest.mark.parametrize(
    ("variants", "text"),
    [
        (("customer=f", "agent=m"), "she, by him"),
        (("customer=f", "agent=f"), "she"),
        (("customer=m", "agent=m"), "he"),
        (("customer=u", "agent=m"), "by him"),
        (("customer=u", "agent=u"), "neutral"),
        (("customer=f",), "she"),
        ((), "neutral"),
    ],
)
def test_the_closest_variant_is_taken(words: Words, variants: tuple[str, ...], text: str) -> None:
    assert words.find("service_call", "it", "greet", HELLO, variants) == Found(text, "it")


def test_the_order_in_which_contexts_are_tried() -> None:
    assert contexts("greet", ("customer=f", "agent=m")) == (
        "greet|customer=f|agent=m",
        "greet|customer=f",
        "greet|agent=m",
        "greet",
    )
    assert contexts("", ("customer=f",)) == ("customer=f", "")
    assert contexts("", ()) == ("",)


@pytest.mark.parametrize(
    ("domain", "language", "context", "source"),
    [
        ("service_call", "zh", "greet", HELLO),
        ("service_call", "it", "bye", HELLO),
        ("service_call", "it", "greet", "Nothing of ours"),
        ("service_call", "en", "greet", HELLO),
        ("service_call", "en-GB", "greet", HELLO),
        ("service_call", "", "greet", HELLO),
        ("service_call", "../service_call/it", "greet", HELLO),
        ("no_such_domain", "it", "greet", HELLO),
    ],
)
def test_what_is_not_translated_is_english_and_says_so(
    words: Words, domain: str, language: str, context: str, source: str
) -> None:
    assert words.find(domain, language, context, source, ("customer=f",)) == Found(source, "en")


def test_domains_do_not_mix(words: Words) -> None:
    assert words.find("desk", "zh", "", "Queue") == Found("队列", "zh")
    assert words.find("service_call", "it", "", "Queue") == Found("Queue", "en")


@pytest.mark.parametrize("tag", ["it", "IT", "it-IT", "it_SM", "it-Latn-IT"])
def test_a_region_without_a_catalogue_takes_that_of_the_language(words: Words, tag: str) -> None:
    assert words.find("service_call", tag, "greet", HELLO) == Found("neutral", "it")


@pytest.mark.parametrize("tag", ["it-CH", "it_ch"])
def test_a_regions_own_words_come_first(words: Words, tag: str) -> None:
    assert words.find("service_call", tag, "greet", HELLO) == Found("grüezi", "it-CH")
    assert words.find_plural("service_call", tag, "wait", "{n} day", "{n} days", 2) == Found("{n} giorni", "it")


def test_plurals_with_variants_and_in_english(words: Words) -> None:
    def days(language: str, count: int, *variants: str) -> Found:
        return words.find_plural("service_call", language, "wait", "{n} day", "{n} days", count, variants=variants)

    assert days("it", 1) == Found("{n} giorno", "it")
    assert days("it", 5, "customer=f", "agent=m") == Found("{n} giorni!", "it")
    assert days("it", 5, "customer=m") == Found("{n} giorni", "it")
    assert days("he", 1) == Found("{n} day", "en")
    assert days("he", 0) == Found("{n} days", "en")


def test_languages_of_a_domain(words: Words, folder: Path) -> None:
    (folder / "desk" / "._it.po").write_bytes(b"\0")
    (folder / "desk" / "desk.pot").write_text("")
    assert words.languages("service_call") == ("en", "it", "it-CH")
    assert words.languages("desk") == ("en", "zh")
    assert words.languages("no_such_domain") == ("en",)


def test_english_may_have_a_catalogue_for_its_own_variants(folder: Path) -> None:
    write(folder, "desk", "en", entry("Dear customer", "Dear madam", context="letter|customer=f"))
    words = Words(folder)
    assert words.find("desk", "en", "letter", "Dear customer", ("customer=f",)).text == "Dear madam"
    assert words.find("desk", "zh", "letter", "Dear customer", ("customer=f",)).text == "Dear customer"
    assert words.languages("desk") == ("en", "zh")


def test_a_translation_equal_to_its_source_is_in_its_language(folder: Path) -> None:
    write(folder, "desk", "it", entry("A", "A"))
    assert Words(folder).find("desk", "it", "", "A") == Found("A", "it")


def test_a_catalogue_is_kept_until_reload(words: Words, folder: Path) -> None:
    assert words.find("desk", "zh", "", "Queue").text == "队列"
    write(folder, "desk", "zh", entry("Queue", "待办"))
    assert words.find("desk", "zh", "", "Queue").text == "队列"
    words.reload()
    assert words.find("desk", "zh", "", "Queue").text == "待办"


def test_a_domain_can_be_left_out_of_a_reload(words: Words, folder: Path) -> None:
    for domain in ("desk", "service_call"):
        words.find(domain, "zh" if domain == "desk" else "it", "greet", HELLO)
    write(folder, "desk", "zh", entry("Queue", "待办"))
    write(folder, "service_call", "it", entry(HELLO, "altro", context="greet"))
    words.reload("desk")
    assert words.find("desk", "zh", "", "Queue").text == "队列"
    assert words.find("service_call", "it", "greet", HELLO).text == "altro"


def test_what_is_held_stays_whatever_becomes_of_its_file(words: Words, folder: Path) -> None:
    file = folder / "service_call" / "it.po"
    held = words.holding({"service_call": {file.name: file.read_bytes()}})
    write(folder, "service_call", "it", entry(HELLO, "altro", context="greet"))
    write(folder, "service_call", "zh", entry(HELLO, "欢迎", context="greet"))
    assert held.find("service_call", "it", "greet", HELLO).text == "neutral"
    assert held.languages("service_call") == ("en", "it")
    assert "zh" in words.languages("service_call")


def test_a_users_process_has_its_words_in_its_own_folder(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    write(own, "service_call", "it", entry(HELLO, "mio", context="greet"))
    write(own, "desk", "zh", entry("Queue", "mine"))
    for name in ("service_call", "desk"):
        (own / name / "process.yaml").touch()
    words = Words(folder, own=own)
    assert words.find("service_call", "it", "greet", HELLO).text == "mio"
    assert words.find("desk", "zh", "", "Queue").text == "队列"


def test_a_broken_catalogue_is_told_at_load_and_can_be_mended(words: Words, folder: Path) -> None:
    file = write(folder, "desk", "it", 'msgid "Queue')
    with pytest.raises(BadInput) as caught:
        words.load("desk", "it-CH")
    assert caught.value.faults[0].place == f"{file}:6"
    write(folder, "desk", "it", entry("Queue", "Coda"))
    words.load("desk", "it-CH")
    assert words.find("desk", "it-CH", "", "Queue") == Found("Coda", "it")


def test_many_threads_read_a_file_once(words: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []
    together = Barrier(8)

    def counted(file: Path, cache: Path | None = None, content: bytes | None = None) -> Catalogue:
        read.append(file)
        return read_catalogue(file, cache, content)

    def ask(_: int) -> Found:
        together.wait(timeout=30)
        return words.find("service_call", "it", "greet", HELLO)

    monkeypatch.setattr(look_up, "read_catalogue", counted)
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(ask, range(8))) == {Found("neutral", "it")}
    assert len(read) == 1
