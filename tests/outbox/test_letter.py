"""Letters read back: in the direction of their language, whole in themselves, each address in its own direction."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from agentdesk.outbox.choices import Sender
from agentdesk.outbox.letter import letter
from tests.outbox.scene import item
from tests.outbox.test_mail import BODIES

SENDER = Sender("Officina 12", "office@example.org", postal=("Via Nuova 1", "20100 Milano"))
VOID = {"meta", "br"}
SHOWN = ("html", "head", "title", "style", "body", "div", "strong", "p", "h1", "bdi")


class Page(HTMLParser):
    """The elements of a page, and its text; each element is closed where it should be."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data

    def way(self, name: str) -> str | None:
        """The direction of the first element of a class, or with that tag."""
        return next(given.get("dir") for tag, given in self.elements if name in (tag, given.get("class")))


@pytest.mark.parametrize("language", BODIES)
def test_a_letter_in_each_language(language: str) -> None:
    direction, body = BODIES[language]
    page = Page(letter(item(kind="letter", language=language, body=body, subject="S 1"), "Via Larga 4", SENDER))
    assert page.way("html") == direction
    assert page.elements[0][1]["lang"] == {"zh": "zh-Hans"}.get(language, language)
    assert [tag for tag, _ in page.elements].count("p") == body.count("\n\n") + 2
    bare = re.sub("[\u2066-\u2069]", "", body)
    assert all(line in page.text.replace("\u00a0", " ") for line in bare.splitlines())
    assert "\u2066" not in page.text


@pytest.mark.parametrize(
    ("language", "country", "day"),
    [
        ("it", "IT", "24 novembre 2026"),
        ("en", "GB", "24 November 2026"),
        ("zh", "CN", "2026年11月24日"),
        ("ar", "SA", "24 نوفمبر 2026"),
        ("fa", "IR", "۳ آذر ۱۴۰۵"),
        ("he", "IL", "24 בנובמבר 2026"),
        ("en", "IR", "24 November 2026 (1405/9/3)"),
    ],
)
def test_the_day_on_which_it_was_written_where_the_customer_is(language: str, country: str, day: str) -> None:
    page = Page(letter(item(kind="letter", language=language, country=country), "x", SENDER))
    assert f"\n{day}\n" in page.text


def test_the_day_is_the_customers_own() -> None:
    late = item(kind="letter", timezone="Pacific/Auckland", language="en", country="NZ")
    assert "24 November" in Page(letter(late, "x", SENDER)).text
    later = replace(late, written_at=late.written_at.replace(hour=12))
    assert "25 November" in Page(letter(later, "x", SENDER)).text


def test_the_address_has_a_direction_of_its_own() -> None:
    page = letter(item(kind="letter", language="ar", customer="Bianca"), "Via Larga 4\n20122 Milano", SENDER)
    assert '<div dir="ltr">\n<bdi>Bianca</bdi><br>\n<bdi>Via Larga 4</bdi><br>\n<bdi>20122 Milano</bdi>' in page
    arab = letter(item(kind="letter", language="it", customer="نوف"), "12345 شارع", SENDER)
    assert '<div dir="rtl">\n<bdi>نوف</bdi><br>\n<bdi>12345 شارع</bdi>' in arab
    assert Page(arab).way("sender") == Page(arab).way("return") == "ltr"


@pytest.mark.parametrize(
    ("language", "country", "chosen", "margin"),
    [
        ("en", "GB", "", "right"),
        ("it", "IT", "", "left"),
        ("ar", "SA", "", "left"),
        ("zh", "CN", "", "right"),
        ("he", "IL", "left", "right"),
        ("en", "GB", "right", "left"),
    ],
)
def test_the_side_of_the_window(language: str, country: str, chosen: str, margin: str) -> None:
    page = letter(item(kind="letter", language=language, country=country), "x", SENDER, chosen)
    assert f"margin-{margin}: auto" in page


def test_a_letter_needs_nothing_beside_itself_and_runs_nothing() -> None:
    hostile = '"><script src="http://example.net/x.js"></script><img src=x onerror=alert(1)>\u202e\x00'
    made = letter(
        item(kind="letter", customer=hostile, subject=hostile, body=hostile),
        hostile,
        Sender(hostile, postal=(hostile,)),
    )
    page = Page(made)
    assert {tag for tag, _ in page.elements} <= {*VOID, *SHOWN}
    assert not any({"src", "href", "onerror"} & set(given) for _, given in page.elements)
    assert "url(" not in made
    assert not {"\u202e", "\x00"} & set(page.text)


def test_the_heading_keeps_values_apart_on_one_line() -> None:
    made = letter(item(kind="letter", language="ar", subject="فاتورة \u2066INV-12\u2069\n(2)"), "x", SENDER)
    assert "<title>فاتورة INV-12 (2)</title>" in made
    assert '<h1>فاتورة <bdi dir="ltr">INV-12</bdi> (2)</h1>' in made


def test_a_number_is_not_torn_at_the_end_of_a_line() -> None:
    page = Page(letter(item(kind="letter", body="a \u2066+39 300 645 6046\u2069 b \u2066INV 12\u2069"), "x", SENDER))
    assert "a +39\u00a0300\u00a0645\u00a06046 b INV 12" in page.text


def test_an_isolate_that_is_never_closed_ends_with_its_line() -> None:
    page = Page(letter(item(kind="letter", body="a \u2067b\nc \u2069\u2069 d"), "x", SENDER))
    assert "a b\nc  d" in page.text
