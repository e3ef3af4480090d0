"""Mails read back: every header and every word arrives as it was meant, in the direction of its language."""

import re
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.utils import parsedate_to_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agentdesk.desk.ports_outbox import Item
from agentdesk.outbox.choices import Sender
from agentdesk.outbox.mail import mail
from tests.outbox.scene import item, parsed

SENDER = Sender("Ufficio “12”, Rossi & figli", "office@example.org", "answers@example.org")
ID = "<0123456789abcdef0123456789abcdef@example.org>"
AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TEXTS = [
    *(
        "نوف ناصر العتيبي",
        "هيفاء سعود القحطاني",
        "فواتيركم المفتوحة لدينا حتى نهاية هذا الشهر",
        "فاتورة INV-12 (2 من 3)",
    ),
    *("پویا نوروزی‌مقدم", "صورت‌حساب‌های باز شما", "مبلغ ۱۲۵۰٬۰۰۰ ریال", "کارگاه ۵۲۲ (تهران)"),
    *("דניאל חזקיה", "החשבוניות הפתוחות שלך", "חשבונית INV-12 לתשלום עד 3 בחודש", "צ׳רצ׳יל בע״מ"),
    *(
        "王小明",
        "您的未付发票，请尽快与我们联系，以免服务中断；谢谢您的理解与配合。",
        "发票 INV-12（第二次通知）",
        "欧阳修文",
    ),
    *(
        "Bianca Fumagalli",
        "Élodie D’Angelo-Müller",
        "Le Sue fatture: è ora",
        "Perché no? Sì! “Già”",
        "Σωκράτης",
        "Łukasz Żółć",
    ),
    *("O'Neil & Söhne", "a" * 150, "ä" * 150, "😀 ok", "e\u0301le\u0300ve", "Дмитрий Иванов", "🇮🇹"),
]


def heads(one: Item) -> tuple[str, str, str]:
    """The name, the address and the subject of a mail as a reader shows them."""
    raw = parsed(mail(one, "bianca@example.com", ID, SENDER, AT))
    (to,) = raw["To"].addresses
    line = next(value for name, value in raw.raw_items() if name == "To")
    name = str(make_header(decode_header(line.rpartition("<")[0].strip().strip('"'))))
    return name, to.addr_spec, str(raw["Subject"])


@pytest.mark.parametrize("text", TEXTS)
def test_names_and_subjects_of_every_script(text: str) -> None:
    name, address, subject = heads(item(customer=text, subject=text))
    assert (address, subject) == ("bianca@example.com", text)
    assert name == re.sub(r"[\s()?:]+", " ", text)[:60].strip()


@pytest.mark.parametrize(
    "hostile",
    [
        "a\r\nBcc: eve@example.net",
        "a\nTo: eve@example.net\n\nbody",
        "x <eve@example.net>, y",
        '"; eve@example.net',
        "=?utf-8?q?=0d=0aBcc=3a_eve=40example.net?=",
        "\u202e\u2067moc.elpmaxe\u2028Bcc: eve@example.net",
        "a\x00b\x1b[31m",
        "\udcff",
    ],
)
def test_no_text_from_outside_becomes_a_header_or_a_recipient(hostile: str) -> None:
    content = mail(item(customer=hostile, subject=hostile), "bianca@example.com", ID, SENDER, AT)
    found = parsed(content)
    assert found.keys() == parsed(mail(item(), "bianca@example.com", ID, SENDER, AT)).keys()
    assert [to.addr_spec for to in found["To"].addresses] == ["bianca@example.com"]


@given(st.text(max_size=80), st.text(max_size=80))
def test_whatever_a_name_and_a_subject_hold_the_mail_can_be_read(name: str, subject: str) -> None:
    content = mail(item(customer=name, subject=subject, body=subject), "bianca@example.com", ID, SENDER, AT)
    found = parsed(content)
    assert [to.addr_spec for to in found["To"].addresses] == ["bianca@example.com"]
    assert {"Bcc", "Cc"} & set(found) == set()
    assert max(len(line) for line in content.split(b"\r\n")) <= 998
    assert content.isascii()


def test_what_stands_in_the_other_headers() -> None:
    found = parsed(mail(item(language="zh"), "bianca@例子.example", ID, SENDER, AT))
    (sender,) = found["From"].addresses
    assert (sender.display_name, sender.addr_spec) == ("Ufficio “12” Rossi & figli", "office@example.org")
    assert found["Reply-To"].addresses[0].addr_spec == "answers@example.org"
    assert found["To"].addresses[0].addr_spec == "bianca@xn--fsqu00a.example"
    assert parsedate_to_datetime(found["Date"]) == AT
    assert (found["Message-ID"], found["Content-Language"]) == (ID, "zh-Hans")


def test_the_same_mail_is_the_same_in_every_byte() -> None:
    assert mail(item(), "a@example.com", ID, SENDER, AT) == mail(item(), "a@example.com", ID, SENDER, AT)


NUMBER = "\u2066+966 52 594 4630\u2069"
BODIES = {
    "ar": (
        "rtl",
        f"السيدة \u2068نوف\u2069،\n\nفاتورتكم رقم \u2066INV-12\u2069 ما زالت مفتوحة.\nتحية\n\n{NUMBER}",
    ),
    "fa": ("rtl", "\u2068پویا نوروزی‌مقدم\u2069 گرامی،\n\nمبلغ \u2068۱۲۵۰\u2069 ریال باز است.\nبا احترام"),
    "he": ("rtl", "\u2068דניאל\u2069 שלום,\n\nהחשבונית \u2066INV-12\u2069 עדיין פתוחה.\nבברכה"),
    "zh": ("ltr", "王小明先生：\n\n您的发票 INV-12 尚未付款。\n此致敬礼"),
    "it": ("ltr", "Gentile Bianca,\n\nla fattura INV-12 è aperta.\nCordiali saluti"),
}


@pytest.mark.parametrize("language", BODIES)
def test_the_body_in_plain_text_and_in_html(language: str) -> None:
    direction, body = BODIES[language]
    found = parsed(mail(item(language=language, body=body), "a@example.com", ID, SENDER, AT))
    plain, html = (found.get_body((kind,)) for kind in ("plain", "html"))
    assert plain is not None
    assert html is not None
    assert plain.get_content().replace("\r\n", "\n") == f"{body}\n"
    page = html.get_content()
    assert page.count(f' dir="{direction}"') >= 2
    assert page.count("<p>") == body.count("\n\n") + 1
    assert "\u2066" not in page
    assert page.count("<bdi") == page.count("</bdi>") == body.count("\u2069")


def test_latin_text_carries_no_signs_that_nobody_sees() -> None:
    found = parsed(mail(item(body="Gentile \u2068Bianca\u2069,"), "a@example.com", ID, SENDER, AT))
    plain = found.get_body(("plain",))
    assert plain is not None
    assert plain.get_content().strip() == "Gentile Bianca,"


def test_what_looks_like_markup_is_shown_as_it_stands() -> None:
    body = '<b>&amp; "x"</b> \u2066<script>alert(1)</script>'
    found = parsed(mail(item(body=body), "a@example.com", ID, SENDER, AT))
    html = found.get_body(("html",))
    assert html is not None
    assert '&lt;b&gt;&amp;amp; &quot;x&quot;&lt;/b&gt; <bdi dir="ltr">&lt;script&gt;' in html.get_content()
    assert html.get_content().count("</bdi></p>") == 1
