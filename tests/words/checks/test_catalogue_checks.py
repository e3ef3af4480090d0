"""What the checks of catalogues find, and what they leave alone."""

from pathlib import Path

import pytest

from agentdesk.core.errors import BadInput
from agentdesk.words.catalogue_files import says_everything, sound_file
from agentdesk.words.checks import CHECKS, check_catalogue
from agentdesk.words.checks.sheet import Sheet
from agentdesk.words.languages import LANGUAGES, language_of
from agentdesk.words.messages import Message, Messages
from tests.words.po import entry, plural, po

YES = Message("Yes", "ask.option.yes", place="process.yaml:9:3")
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"


def found(tmp_path: Path, language: str, *entries: str, messages: tuple[Message, ...], forms: str = "") -> list[str]:
    """The faults of a catalogue with these entries, without folders."""
    known = language_of(language)
    rule = forms or (known.plural_forms if known else "nplurals=2; plural=n != 1;")
    file = tmp_path / f"{language}.po"
    file.write_text(po(*entries, plural_forms=rule), encoding="utf-8")
    sheet = Sheet(file, sound_file(file), Messages(messages), says_everything(file))
    return [str(fault).replace(f"{tmp_path}/", "") for fault in check_catalogue(sheet)]


def said(
    tmp_path: Path, language: str, translation: str, english: str = "Some words", *, spoken: bool = False
) -> list[str]:
    """What is wrong with one translation."""
    message = Message(english, "a.say", spoken=spoken)
    faults = found(tmp_path, language, entry(english, translation, "a.say"), messages=(message,))
    return [fault.partition(": a.say: ")[2] for fault in faults]


def test_each_check_has_a_file_of_its_own() -> None:
    assert len({check.__module__ for check in CHECKS}) == len(CHECKS)


def test_a_text_without_an_entry(tmp_path: Path) -> None:
    assert found(tmp_path, "it", messages=(YES, Message("No", place="desk.pot:7"))) == [
        (
            "process.yaml:9:3: ask.option.yes has no translation in Italiano (it.po); "
            "`agentdesk processes translations` adds an entry for it"
        ),
        (
            "desk.pot:7: “No” has no translation in Italiano (it.po); "
            "`agentdesk processes translations` adds an entry for it"
        ),
    ]


def test_english_and_regions_may_leave_texts_out(tmp_path: Path) -> None:
    assert found(tmp_path, "en", messages=(YES,)) == []
    (tmp_path / "it.po").touch()
    assert found(tmp_path, "it_CH", messages=(YES,)) == []


def test_entries_without_a_translation(tmp_path: Path) -> None:
    empty = (entry("Yes", "", YES.context), entry("Yes", "", f"{YES.context}|customer=f"))
    other = entry("Yes", "Sì", f"{YES.context}|customer=m")
    assert found(tmp_path, "it", *empty, other, messages=(YES,)) == [
        "it.po:7: ask.option.yes: no translation; translate it",
        "it.po:11: ask.option.yes|customer=f: no translation; add it, or remove the entry of a variant",
    ]


def test_a_plural_with_a_form_missing(tmp_path: Path) -> None:
    cases = Message("{count} case", many="{count} cases")
    unfinished = plural("{count} case", "{count} cases", "{count} caso", "")
    assert found(tmp_path, "it", unfinished, messages=(cases,)) == [
        "it.po:6: “{count} case”: no translation in msgstr[1]; translate it"
    ]


def test_what_translates_nothing_or_an_older_english(tmp_path: Path) -> None:
    gone = (entry("Yes", "Sì", "ask.option.yess"), entry("Bye", "Ciao"), entry("Yeah", "Sì", YES.context))
    assert found(tmp_path, "it", *gone, messages=(YES,)) == [
        "it.po:7: ask.option.yess: there is no such text; did you mean ask.option.yes?",
        "it.po:10: “Bye”: there is no such text; `agentdesk processes translations` takes it away",
        (
            "it.po:14: ask.option.yes: the English is another one by now; "
            "`agentdesk processes translations` takes it over; then look at the translation"
        ),
    ]


def test_a_guess(tmp_path: Path) -> None:
    assert found(tmp_path, "it", entry("Yes", "Sì", YES.context, "fuzzy"), messages=(YES,)) == [
        "it.po:8: ask.option.yes: it is marked as fuzzy, so it isn't shown; look at it, and remove the mark"
    ]


def test_a_header_that_counts_otherwise(tmp_path: Path) -> None:
    cases = Message("{count} case", many="{count} cases")
    two = plural("{count} case", "{count} cases", "{count} שיחה", "{count} שיחות")
    assert found(tmp_path, "he", two, messages=(cases,), forms="nplurals=2; plural=n != 1;") == [
        (
            "he.po:1: the Plural-Forms header isn't that of the language; "
            "`agentdesk processes translations` mends it: nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;"
        ),
        "he.po:6: “{count} case”: 2 forms, where the language has 3; write msgstr[0] to msgstr[2]",
    ]


def test_a_catalogue_without_plurals_may_have_any_header(tmp_path: Path) -> None:
    yes = entry("Yes", "כן", YES.context)
    assert found(tmp_path, "he", yes, messages=(YES,), forms="nplurals=1; plural=0;") == []


def test_a_form_for_one_number_may_say_it_in_words(tmp_path: Path) -> None:
    cases = Message("{count} case", many="{count} cases")
    forms = ("شیء واحد", "{count} پرونده")
    arabic = ("لا حالات", "حالة واحدة", "حالتان", "{count} حالات", "{count} حالة", "{count} حالة")
    assert found(tmp_path, "ar", plural(cases.source, cases.many, *arabic), messages=(cases,)) == []
    (fault,) = found(tmp_path, "fa", plural(cases.source, cases.many, *forms), messages=(cases,))
    assert "the slot {count} is missing" in fault


def test_slots(tmp_path: Path) -> None:
    assert said(tmp_path, "it", "Buongiorno {custmer}.", "Good day {customer}.") == [
        "the English has no slot {custmer}; did you mean customer?",
        "the slot {customer} is missing; put it where its value is to stand",
    ]
    (fault,) = said(tmp_path, "it", "Buongiorno {customer.", "Good day {customer}.")
    assert "write a slot as {name}" in fault


@pytest.mark.parametrize(
    ("language", "variants", "faults"),
    [
        ("he", ["|customer=f", "|customer=m"], []),
        ("fa", ["|customer=f", "|customer=m"], []),
        ("es", ["|agent=f", "|agent=m"], []),
        ("he", ["|customer=f"], ["a.say|customer=m is missing, for where the customer is a man"]),
        ("fa", ["|agent=f", "|agent=m"], ["texts don't differ by the agent in فارسی (fa.po)"] * 2),
        ("he", ["|brand=f"], ["brand=f is no variant"]),
        ("he", ["|agent=f|customer=f"], ["agent=f|customer=f is no variant"]),
    ],
)
def test_variants(tmp_path: Path, language: str, variants: list[str], faults: list[str]) -> None:
    message = Message("Some words", "a.say")
    entries = [entry(message.source, "…", f"a.say{variant}") for variant in ("", *variants)]
    told = found(tmp_path, language, *entries, messages=(message,))
    assert [fault.partition(": ")[2].partition(": ")[2].partition("; ")[0] for fault in told] == faults


def test_variants_by_each_of_two_people_need_those_by_both(tmp_path: Path) -> None:
    message = Message("Some words", "a.say")
    each = ("", "|customer=f", "|customer=m", "|agent=f", "|agent=m")
    told = found(tmp_path, "ar", *(entry(message.source, "…", f"a.say{one}") for one in each), messages=(message,))
    assert len(told) == 4
    assert "a.say|customer=f|agent=m is missing, for where the customer is a woman, the agent is a man" in told[1]


def test_a_variant_without_its_neutral_entry(tmp_path: Path) -> None:
    message = Message("Some words", "a.say", place="process.yaml:1:1")
    both = [entry(message.source, "…", f"a.say|customer={gender}") for gender in "fm"]
    told = found(tmp_path, "it", *both, messages=(message,))
    assert [fault.partition("; ")[0] for fault in told] == [
        "process.yaml:1:1: a.say has no translation in Italiano (it.po)",
        "it.po:7: a.say|customer=f: a variant without its neutral entry",
    ]


def test_english_may_have_variants_alone(tmp_path: Path) -> None:
    both = [entry("Yes", f"Yes, {title}", f"{YES.context}|customer={title[0]}") for title in ("fair lady", "my lord")]
    assert found(tmp_path, "en", *both, messages=(YES,)) == []


def test_ends_of_lines(tmp_path: Path) -> None:
    assert said(tmp_path, "it", "Parole\\n") == [
        "it ends with a line break, other than the English; let it end as the English does"
    ]
    assert said(tmp_path, "it", " Parole", "Words ") == [
        "it begins with a blank, other than the English; let it begin as the English does",
        "it doesn't end with a blank, other than the English; let it end as the English does",
    ]


def test_what_was_left_in_english(tmp_path: Path) -> None:
    message = Message("no", "a.say")
    assert said(tmp_path, "it", "Some words") == [
        "it is the same as the English; translate it, or write the remark “# same” above it"
    ]
    assert found(tmp_path, "it", "# same\n" + entry("no", "no", "a.say"), messages=(message,)) == []
    assert said(tmp_path, "it", "{a}: 40", "{a}: 40") == []
    assert found(tmp_path, "ar", entry("Enter", "Enter"), messages=(Message("Enter", same=True),)) == []


@pytest.mark.parametrize(
    ("language", "translation", "english", "fault"),
    [
        ("it", "telеfono", "telephone", "“telеfono” has letters that are Cyrillic"),
        ("he", "שלוم", "hello", "“שלוم” has letters that are Arabic"),
        ("zh", "ＡＢＣ公司", "The ABC company", "“ＡＢＣ公司” has letters that are Fullwidth"),
        ("ar", "Please wait", "Please wait here", "“Please” isn't in the letters of العربية (ar.po)"),
        ("he", "נא ללחוץ כאן button", "press here", "“button” isn't in the letters of עברית (he.po)"),
        ("fa", "لطفاً press the key", "press the key", "“press the key” isn't in the letters of فارسی (fa.po)"),
    ],
)
def test_letters_of_another_script(tmp_path: Path, language: str, translation: str, english: str, fault: str) -> None:
    assert said(tmp_path, language, translation, english)[0].startswith(f"{fault}; ")


def test_what_is_said_to_a_customer_has_no_english_words(tmp_path: Path) -> None:
    (fault,) = said(tmp_path, "he", "נא ללחוץ על enter", "press enter", spoken=True)
    assert fault.startswith("“enter” isn't")
    assert said(tmp_path, "he", "נא ללחוץ על enter", "press enter") == []


@pytest.mark.parametrize(
    ("language", "translation", "english"),
    [
        ("it", "перо", "the word перо"),
        ("he", "SMS", "text message"),
        ("ar", f"اكتب {LRI}Asia/Riyadh{PDI}", "write Europe/Rome"),
        ("he", "כותבים `agentdesk import`", "write `agentdesk import`"),
        ("zh", "按Enter键", "press Enter"),
        ("zh", "通知（notify）", "a notice"),
        ("fa", "ببینید www.example.com/help_me", "see www.example.com/help_me"),
        ("ar", "{customer}", "{customer} here"),
    ],
)
def test_names_codes_and_abbreviations_are_no_fault(
    tmp_path: Path, language: str, translation: str, english: str
) -> None:
    assert said(tmp_path, language, translation, english) == []


@pytest.mark.parametrize(
    ("language", "translation", "fault"),
    [
        ("fa", "كتاب", "ك (U+0643) isn't used in فارسی (fa.po); write ک (U+06A9)"),
        ("fa", "یکي", "ي (U+064A) isn't used in فارسی (fa.po); write ی (U+06CC)"),
        ("fa", "٣ روز", "٣ (U+0663) isn't used in فارسی (fa.po); write ۳ (U+06F3)"),
        ("ar", "کتاب", "ک (U+06A9) isn't used in العربية (ar.po); write ك (U+0643)"),
        ("ar", "\ufefb بأس", "\ufefb (U+FEFB) is a letter's shape; write لا"),
    ],
)
def test_letters_of_a_neighbour(tmp_path: Path, language: str, translation: str, fault: str) -> None:
    assert said(tmp_path, language, translation) == [fault]


@pytest.mark.parametrize(
    ("language", "translation", "english", "signs"),
    [
        ("ar", "هل هذا صحيح?", "Is this right?", "؟"),
        ("fa", "سلام, خوبید ?", "Hello, how are you?", "،؟"),
        ("ar", "أهلًا {customer}, تفضل", "Hello {customer}, please", "،"),
        ("ar", f"اضغط {LRI}F2{PDI}; ثم انتظر", "press F2; then wait", "؛"),
        ("zh", "您好,请稍等.", "Hello, one moment.", "，。"),
        ("zh", "您是王先生吗?", "Are you Mr Wang?", "？"),
        ("zh", "订单(已付)", "order (paid)", "（）"),
    ],
)
def test_punctuation_of_another_language(
    tmp_path: Path, language: str, translation: str, english: str, signs: str
) -> None:
    assert [fault.partition("; write ")[2][0] for fault in said(tmp_path, language, translation, english)] == [*signs]


@pytest.mark.parametrize(
    ("language", "translation", "english"),
    [
        ("ar", f"اكتب {LRI}mon,thu-sat{PDI}؛ أو `a, b`", "write mon,thu-sat or `a, b`"),
        ("ar", "السعر 1,250.00 ريال.", "the price is 1,250.00 riyal."),
        ("he", "שלום, מה שלומך?", "Hello, how are you?"),
        ("zh", "写成列表：[一, 二]，如2026-12-01 15:30、.po文件", "write a list: [one, two], like 15:30, a .po file"),
        ("zh", "带!的应为零。", "a sign ! should be none."),
        ("it", "Va bene?", "Is it right?"),
    ],
)
def test_punctuation_that_is_right(tmp_path: Path, language: str, translation: str, english: str) -> None:
    assert said(tmp_path, language, translation, english) == []


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u061c", "\u202a", "\u202b", "\u202e", "\ufeff", "\u200b"])
def test_marks_of_direction_and_other_invisible_characters(tmp_path: Path, mark: str) -> None:
    (fault,) = said(tmp_path, "he", f"מילים{mark} ועוד")
    assert fault.startswith(f"the invisible character U+{ord(mark):04X}")


@pytest.mark.parametrize("text", [f"מילים {LRI}F2", f"מילים {PDI}", f"{PDI}מילים{LRI}", f"{LRI}מילים\\nועוד{PDI}"])
def test_isolates_that_are_not_closed_on_their_line(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, "he", text) == [
        "isolates that aren't opened and closed in pairs; close each isolate with U+2069 on its own line"
    ]


def test_isolates_in_pairs_and_joiners_are_right(tmp_path: Path) -> None:
    assert said(tmp_path, "he", f"מילים {LRI}F2{PDI} {FSI}ועוד {RLI}מילים{PDI}{PDI}") == []
    assert said(tmp_path, "fa", "می‌خواهم") == []
    assert said(tmp_path, "it", "parole 👩‍💻") == []
    assert said(tmp_path, "it", "pa\u200crole") != []


def test_a_language_that_is_not_ours_is_checked_as_far_as_it_goes(tmp_path: Path) -> None:
    assert said(tmp_path, "ru", "Привет, {customer}", "Hello, {customer}") == []
    assert said(tmp_path, "ru", "Some words") != []


def test_each_language_knows_its_script() -> None:
    assert {language.code: language.script for language in LANGUAGES} == {
        "en": "LATIN",
        "it": "LATIN",
        "zh": "CJK",
        "ar": "ARABIC",
        "fa": "ARABIC",
        "he": "HEBREW",
    }


def test_a_broken_catalogue_never_comes_this_far(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        found(tmp_path, "it", "msgid broken", messages=())
