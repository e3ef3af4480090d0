"""Lines in two directions, and how each is to stand on a screen: written by hand, from the rules.

`seen` says a line in pieces from left to right; a word in a right-to-left script is written in reading order and
marked with a tilde, so that it can be read here: "~بيت" stands for its three letters from right to left.
"""

from typing import NamedTuple

from agentdesk.text.bidi import Direction
from agentdesk.text.widths import clusters


class Golden(NamedTuple):
    """A text, the direction of its paragraph, and the pieces that are seen from left to right."""

    text: str
    direction: Direction
    seen: tuple[str, ...]


def letters_seen(pieces: tuple[str, ...]) -> list[str]:
    """The clusters of the line from left to right, as letters, not as forms."""
    found: list[str] = []
    for piece in pieces:
        whole = [cluster for cluster, _ in clusters(piece.removeprefix("~"))]
        found += whole[::-1] if piece.startswith("~") else whole
    return found


GOLDEN = (
    # Arabic. After an Arabic letter, European digits are Arabic numbers (W2): a slash, a colon or a comma between
    # two of them belongs to the number (W4), a hyphen, a blank or a percent sign doesn't, and takes the
    # direction of the line.
    Golden("طلب رقم SO-48213 بتاريخ 21/03/2026.", "auto",
           (".", "21/03/2026", " ", "~بتاريخ", " ", "SO-48213", " ", "~رقم", " ", "~طلب")),
    Golden("اتصل بالرقم +966 52 123 4567 غدا", "auto",
           ("~غدا", " ", "4567", " ", "123", " ", "52", " ", "966", "+", " ", "~بالرقم", " ", "~اتصل")),
    Golden("اتصل بالرقم \u2066+966 52 123 4567\u2069 غدا", "auto",
           ("~غدا", " ", "+966 52 123 4567", " ", "~بالرقم", " ", "~اتصل")),
    Golden("المبلغ 1٬299٫50 ر.س.", "auto",
           (".", "~س", ".", "~ر", " ", "1٬299٫50", " ", "~المبلغ")),
    Golden("خصم 15% ثم 20٪ فقط", "auto",
           ("~فقط", " ", "٪", "20", " ", "~ثم", " ", "%", "15", " ", "~خصم")),
    Golden("من 9:00 إلى 17:30 يوم 2026-03-21", "auto",
           ("21", "-", "03", "-", "2026", " ", "~يوم", " ", "17:30", " ", "~إلى", " ", "9:00", " ", "~من")),
    Golden("خلال ٣ - ٥ أيام؟", "auto",
           ("~أيام؟", " ", "٥", " ", "-", " ", "٣", " ", "~خلال")),
    Golden("الطلب (48213) جديد", "auto",
           ("~جديد", " ", "(", "48213", ")", " ", "~الطلب")),
    Golden("الطلب (SO-1) جديد", "auto",
           ("~جديد", " ", "(", "SO-1", ")", " ", "~الطلب")),
    Golden("قال «نعم» ثم [عاد]", "auto",
           ("[", "~عاد", "]", " ", "~ثم", " ", "«", "~نعم", "»", " ", "~قال")),
    Golden("زر https://example.com/a?b=1 ثم اكتب إلى mariam@example.com.", "auto",
           (".", "mariam@example.com", " ", "~إلى", " ", "~اكتب", " ", "~ثم", " ", "https://example.com/a?b=1", " ",
            "~زر")),
    Golden("العميل 李明 متصل", "auto",
           ("~متصل", " ", "李明", " ", "~العميل")),
    Golden("تم ❤️ 👩‍🔬 بنجاح", "auto",
           ("~بنجاح", " ", "👩‍🔬", " ", "❤️", " ", "~تم")),
    Golden("مَرْحَبًا بِكَ!", "auto",
           ("!", "~بِكَ", " ", "~مَرْحَبًا")),
    # Persian: its digits are numbers of their own kind and become Arabic ones after a letter, as above.
    Golden("مبلغ ۱٬۲۵۰٬۰۰۰ تومان، سررسید ۱۴۰۵/۰۱/۱۵", "auto",
           ("۱۴۰۵/۰۱/۱۵", " ", "~سررسید", " ", "،", "~تومان", " ", "۱٬۲۵۰٬۰۰۰", " ", "~مبلغ")),
    Golden("می\u200cخواهم ۱۵٪ تخفیف؛ چرا؟", "auto",
           ("~چرا؟", " ", "~تخفیف؛", " ", "٪", "۱۵", " ", "~خواهم", "~می")),
    Golden("کد 4F-7 را بگویید", "auto",
           ("~بگویید", " ", "~را", " ", "4F-7", " ", "~کد")),
    Golden("کد 4-F7 را بگویید", "auto",
           ("~بگویید", " ", "~را", " ", "F7", "-", "4", " ", "~کد")),
    Golden("کد \u20664-F7\u2069 را بگویید", "auto",
           ("~بگویید", " ", "~را", " ", "4-F7", " ", "~کد")),
    # Hebrew: digits stay European numbers, and take hyphens, currency and percent signs with them (W4, W5).
    Golden("חייגו 050-1234567 או 15% ₪250", "auto",
           ("₪250", " ", "15%", " ", "~או", " ", "050-1234567", " ", "~חייגו")),
    Golden("שלום a(b) עולם", "auto",
           ("~עולם", " ", "a(b)", " ", "~שלום")),
    Golden("מתאריך 2026-03-21 (דחוף), עו״ד כהן־לוי אמר \"כן\".", "auto",
           (".", '"', "~כן", '"', " ", "~אמר", " ", "~כהן־לוי", " ", "~עו״ד", " ", ",", "(", "~דחוף", ")", " ",
            "2026-03-21", " ", "~מתאריך")),
    Golden("שָׁלוֹם, 10-12 ימים", "auto",
           ("~ימים", " ", "10-12", " ", ",", "~שָׁלוֹם")),
    # A line that runs from left to right.
    Golden("Order שלום 12 ok", "ltr", ("Order", " ", "12", " ", "~שלום", " ", "ok")),
    Golden("Call مريم (طلب).", "ltr", ("Call", " ", "(", "~طلب", ")", " ", "~مريم", ".")),
    Golden("Call \u2068مريم\u2069 (\u2068طلب\u2069).", "ltr", ("Call", " ", "~مريم", " ", "(", "~طلب", ")", ".")),
    # A Latin line among right-to-left ones, and words alone.
    Golden("Giulia Rossi (IT).", "rtl", (".", "Giulia Rossi (IT)")),
    Golden("Ok!", "rtl", ("!", "Ok")),
    Golden("نعم", "ltr", ("~نعم",)),
    # Overrides are obeyed, and end where they end.
    Golden("\u202eabc\u202c נכון", "rtl", ("~נכון", " ", "c", "b", "a")),
    Golden("\u202dאבג\u202c ok", "ltr", ("א", "ב", "ג", " ", "ok")),
)  # fmt: skip
