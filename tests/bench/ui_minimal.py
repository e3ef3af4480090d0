"""The least that a Textual program with fifty rows can be: what the desk is measured against."""

from textual.app import App, ComposeResult
from textual.widgets import DataTable


class Minimal(App[None]):
    """A table of 50 rows."""

    def compose(self) -> ComposeResult:
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("due", "priority", "customer", "status", "lang.")
        for number in range(50):
            table.add_row(f"10:{number:02}", "medium", f"Customer {number:02}", "first call", "it")


if __name__ == "__main__":
    Minimal().run()
