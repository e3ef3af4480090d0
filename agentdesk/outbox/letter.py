"""A letter as one HTML file: to be looked at in any browser and printed on A4, for an envelope with a window."""

from zoneinfo import ZoneInfo

from agentdesk.desk.ports_outbox import Item
from agentdesk.outbox.choices import LEFT, RIGHT, Sender
from agentdesk.outbox.wording import bare, heading, line, opened, paragraphs
from agentdesk.text.bidi import resolve
from agentdesk.words.dates import long_day
from agentdesk.words.languages import Direction, direction_of, language_of
from agentdesk.words.slots import harmless

# Families for each script, those of the usual systems, then whatever the browser has. The Latin ones come first where
# they leave the script's own letters to the others: so all digits and Latin letters of a line are of one font.
_LATIN = '"Noto Serif", "Liberation Serif", "Times New Roman"'
_FAMILIES = {
    "ARABIC": f'{_LATIN}, "Noto Naskh Arabic", "Amiri", "Scheherazade New", "Noto Sans Arabic", "Geeza Pro", serif',
    "HEBREW": f'{_LATIN}, "Noto Serif Hebrew", "Frank Ruhl Libre", "David", serif',
    "CJK": f'"Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun", {_LATIN}, serif',
    "LATIN": f"{_LATIN}, serif",
}
# Arabic letters are small in their fonts, and need air for what stands above and below them.
_SIZES = {"ARABIC": "13pt/1.8"}
_SIZE = "11.5pt/1.55"
# Envelopes with the window on the right, beside those of right-to-left languages.
_RIGHT_HANDED = frozenset({"BE", "ES", "FR", "IT"})
_STYLE = """\
@page { size: A4; margin: 20mm 25mm; }
html { font: SIZE FAMILIES; color: #111; background: #fff; }
body { margin: 0 auto; max-width: 160mm; }
@media screen { body { padding: 20mm 25mm; } }
p { margin: 0 0 0.8em; }
.sender, .address { font-size: 11pt; line-height: 1.4; }
.sender { min-height: 25mm; }
.sender strong { display: block; }
.address { width: 80mm; min-height: 45mm; margin-SIDE: auto; overflow-wrap: anywhere; }
.return { font-size: 7.5pt; border-bottom: 0.2mm solid #777; margin-bottom: 3mm; }
.day { text-align: end; margin-bottom: 2em; }
h1 { font-size: 1em; margin: 0 0 1.5em; }
.text { orphans: 3; widows: 3; }
"""


def letter(item: Item, address: str, sender: Sender, window: str = "") -> str:
    """The letter; `address` is the customer's, in lines. It needs no font, picture or script beside itself."""
    known = language_of(item.language)
    script = known.script if known else "LATIN"
    side = window or _usual_side(item)
    style = (
        _STYLE.replace("FAMILIES", _FAMILIES[script])
        .replace("SIZE", _SIZES.get(script, _SIZE))
        .replace("SIDE", "left" if side == RIGHT else "right")
    )
    title = line(harmless(bare(item.subject)))
    day = long_day(item.written_at.astimezone(ZoneInfo(item.timezone)).date(), item.language, item.country)
    return (
        f"<!DOCTYPE html>\n{opened('html', item.language)}>\n<head>\n"
        f'<meta charset="utf-8">\n<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n'
        f"{_from(sender)}{_to(item, address, sender)}"
        f'<p class="day">{line(day)}</p>\n<h1>{heading(item.subject)}</h1>\n'
        f'<div class="text">\n{paragraphs(item.body)}\n</div>\n</body>\n</html>\n'
    )


def _usual_side(item: Item) -> str:
    return RIGHT if direction_of(item.language) == "rtl" or item.country in _RIGHT_HANDED else LEFT


def _from(sender: Sender) -> str:
    name = f"<strong>{_apart(sender.name)}</strong>\n" if sender.name else ""
    way = _direction((sender.name, *sender.postal))
    return f'<div class="sender" dir="{way}">\n{name}{_rows(sender.postal)}\n</div>\n'


def _to(item: Item, address: str, sender: Sender) -> str:
    """What is seen through the window: where it goes back to, small, and where it goes."""
    ours, theirs = (sender.name, *sender.postal), (item.customer, *address.split("\n"))
    back = " · ".join(_apart(row) for row in ours if row)
    shown = f'<div class="return" dir="{_direction(ours)}">{back}</div>\n' if sender.postal else ""
    return f'<div class="address">\n{shown}<div dir="{_direction(theirs)}">\n{_rows(theirs)}\n</div>\n</div>\n'


def _direction(rows: tuple[str, ...]) -> Direction:
    """The direction of an address as a whole: its lines stand in elements of their own, where `auto` doesn't look."""
    return "rtl" if resolve(" ".join(rows)).level else "ltr"


def _rows(rows: tuple[str, ...]) -> str:
    return "<br>\n".join(_apart(row) for row in rows if row)


def _apart(text: str) -> str:
    """Text from outside, which keeps its direction to itself."""
    return f"<bdi>{line(harmless(text))}</bdi>"
