"""Reports as text, as CSV, and as a page that can be read and printed by itself."""

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from agentdesk.core.plain import Plain

if TYPE_CHECKING:
    from agentdesk.desk.reports import Report, Table

_STYLE = """\
body { font-family: "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans SC", system-ui, sans-serif;
  margin: 2rem auto; max-width: 60rem; padding-inline: 1rem; line-height: 1.5; color: #222; background: #fff; }
h1 { font-size: 1.5rem; margin-block-end: 0; }
h2 { font-size: 1.1rem; margin-block: 2rem .5rem; }
p { color: #555; margin-block-start: .25rem; }
table { border-collapse: collapse; inline-size: 100%; }
th, td { padding: .35rem .6rem; border-block-end: 1px solid #ccc; text-align: start; vertical-align: top; }
th { border-block-end-color: #666; }
td.number, th.number { text-align: end; font-variant-numeric: tabular-nums; }
@media print { body { margin: 0; max-width: none; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
"""


def as_text(report: "Report", nothing: str) -> Iterator[str]:
    """The report line by line, its columns aligned by the cells that they take; `nothing` for an empty table."""
    yield from (report.title, report.period)
    for table in report.tables:
        yield from ("", table.title)
        if table.rows:
            yield from (f"  {line}" for line in _aligned(table))
        else:
            yield f"  {nothing}"


def _aligned(table: "Table") -> Iterator[str]:
    from agentdesk.text.widths import width

    rows = [table.columns, *([str(cell) for cell in row] for row in table.rows)]
    widths = [max(width(row[place]) for row in rows) for place in range(len(table.columns))]
    for row in rows:
        cells = (cell + " " * (widths[place] - width(cell)) for place, cell in enumerate(row))
        yield "  ".join(cells).rstrip()


def csv_rows(report: "Report") -> Iterator[dict[str, Plain]]:
    """One row for each cell: its report, table, line, the line's first cell, its column, and what stands in it."""
    for table in report.tables:
        for number, row in enumerate(table.rows, 1):
            for column, cell in zip(table.columns, row, strict=True):
                yield {
                    "report": report.id,
                    "period": report.period,
                    "table": table.id,
                    "line": number,
                    "of": str(row[0]),
                    "column": column,
                    "value": cell,
                }


def as_html(report: "Report", direction: str, nothing: str) -> str:
    """A page that needs nothing but itself, in the report's language and direction."""
    tables = "\n".join(_html_table(table, nothing) for table in report.tables)
    return (
        f'<!doctype html>\n<html lang="{report.language}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{escape(report.title)}</title>\n'
        f"<style>\n{_STYLE}</style>\n</head>\n<body>\n<h1>{escape(report.title)}</h1>\n"
        f"<p>{escape(report.period)}</p>\n{tables}\n</body>\n</html>\n"
    )


def _html_table(table: "Table", nothing: str) -> str:
    title = f"<h2>{escape(table.title)}</h2>"
    if not table.rows:
        return f"{title}\n<p>{escape(nothing)}</p>"
    numbers = [isinstance(cell, int) for cell in table.rows[0]]
    head = "".join(_html_cell("th", name, number) for name, number in zip(table.columns, numbers, strict=True))
    rows = (
        "".join(_html_cell("td", cell, number) for cell, number in zip(row, numbers, strict=True))
        for row in table.rows
    )
    body = "\n".join(f"<tr>{row}</tr>" for row in rows)
    return f"{title}\n<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _html_cell(tag: str, cell: str | int, number: bool) -> str:
    """A cell whose words keep their direction to themselves."""
    kind = ' class="number"' if number else ""
    return f"<{tag}{kind}><bdi>{escape(str(cell))}</bdi></{tag}>"
