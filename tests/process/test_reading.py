"""YAML without its traps, with the place of everything in it."""

import pytest

from agentdesk.core.errors import BadInput
from agentdesk.process.reading import KEY, read


def data(text: str) -> object:
    return read(text, "a.yaml").data


@pytest.mark.parametrize("word", ["NO", "no", "yes", "Yes", "on", "off", "y", "n", "Null", "TRUE", "True", "FALSE"])
def test_words_stay_words(word: str) -> None:
    assert data(f"word: {word}") == {"word": word}


@pytest.mark.parametrize(
    "text", ["12:30", "1:2", "010", "0x1F", "0b11", "1_000", "1e3", "+1", ".5", "5.", ".inf", ".nan", "1.2.3"]
)
def test_what_looks_like_a_number_elsewhere_is_a_text(text: str) -> None:
    assert data(f"value: {text}") == {"value": text}


@pytest.mark.parametrize("text", ["2026-12-01", "2026-12-01T10:00:00+01:00"])
def test_dates_stay_texts(text: str) -> None:
    assert data(f"value: {text}") == {"value": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", 12), ("-3", -3), ("0", 0), ("2.50", 2.5), ("true", True), ("false", False), ("null", None), ("~", None)],
)
def test_plain_values_are_typed(text: str, value: object) -> None:
    assert data(f"value: {text}") == {"value": value}
    assert data(f'value: "{text}"') == {"value": text}


def test_an_empty_value_is_nothing() -> None:
    assert data("value:") == {"value": None}


def test_keys_are_texts() -> None:
    assert data("1: one\nyes: two\ntrue: three\n1.5: four\n") == {
        "1": "one",
        "yes": "two",
        "true": "three",
        "1.5": "four",
    }


def test_everything_has_its_place() -> None:
    document = read("a:\n  b: [x, {c: 1}]\n", "a.yaml")
    assert document.place(("a",)) == "a.yaml:2:3"
    assert document.place(("a", "b", KEY)) == "a.yaml:2:3"
    assert document.place(("a", "b", 0)) == "a.yaml:2:7"
    assert document.place(("a", "b", 1, "c")) == "a.yaml:2:14"


def test_what_is_not_there_has_the_place_of_what_is_around_it() -> None:
    document = read("a:\n  b: x\n", "a.yaml")
    assert document.place(("a", "b", "c", 7)) == "a.yaml:2:6"
    assert document.place(("z",)) == "a.yaml:1:1"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: [1, 2\n", "a.yaml:2:1"),
        ("a:\n\tb: 1\n", "a.yaml:2:1"),
        ("a: b: c\n", "a.yaml:1:5"),
        ('a: "open\n', "a.yaml:2:1"),
        ("a: *nothing\n", "a.yaml:1:4"),
        ("a: 1\n---\nb: 2\n", "a.yaml:2:1"),
    ],
)
def test_a_mistake_in_the_form_is_told_with_its_place(text: str, place: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(text, "a.yaml")
    (fault,) = caught.value.faults
    assert fault.place == place
    assert fault.remedy == "check indentation, quotes and colons"


def test_every_key_that_is_given_twice_is_told() -> None:
    with pytest.raises(BadInput) as caught:
        read("a: 1\nb: {x: 1, x: 2}\na: 2\n", "a.yaml")
    assert [str(fault) for fault in caught.value.faults] == [
        "a.yaml:2:11: x is given twice; keep one of them",
        "a.yaml:3:1: a is given twice; keep one of them",
    ]


def test_no_object_is_ever_made_from_a_file() -> None:
    with pytest.raises(BadInput):
        read("a: !!python/name:os.system ''\n", "a.yaml")


def test_characters_that_no_text_has_are_told() -> None:
    with pytest.raises(BadInput) as caught:
        read("a: \x01\n", "a.yaml")
    assert caught.value.faults[0].remedy == "save the file as UTF-8 text"


@pytest.mark.parametrize(
    "text",
    ["a: &a\n  b: *a\n", "a: &a [*a]\n", "a: " + "[" * 3000 + "]" * 3000, "a: " + "9" * 5000],
    ids=["mapping", "list", "deep", "long number"],
)
def test_no_file_ends_in_a_traceback(text: str) -> None:
    with pytest.raises(BadInput):
        read(text, "a.yaml")


def test_a_key_that_is_no_text() -> None:
    with pytest.raises(BadInput) as caught:
        read("? [x, y]\n: z\n", "a.yaml")
    assert caught.value.faults[0].place == "a.yaml:1:3"
    assert "Node" not in caught.value.faults[0].fault
