"""Every statement can be said in both databases' words."""

import importlib
import pkgutil
from collections.abc import Iterator
from itertools import product

import pytest
from sqlalchemy import BigInteger, ClauseElement, Delete, Insert, Select, Update, create_mock_engine
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable

import agentdesk.storage
from agentdesk.storage import finding, queue
from agentdesk.storage.calling import _SEEN
from agentdesk.storage.hot import Hot
from agentdesk.storage.tables import metadata

POSTGRES = postgresql.psycopg.dialect()
MODULES = [name.name for name in pkgutil.iter_modules(agentdesk.storage.__path__) if not name.ispkg]


def statements() -> Iterator[tuple[str, Hot | ClauseElement]]:
    for name in MODULES:
        module = importlib.import_module(f"agentdesk.storage.{name}")
        for attribute, value in vars(module).items():
            if isinstance(value, Hot | Select | Insert | Update | Delete):
                yield f"{name}.{attribute}", value


FOUND = dict(statements())


@pytest.mark.parametrize("name", FOUND)
def test_a_statement_that_is_built_once(name: str) -> None:
    statement = FOUND[name]
    if isinstance(statement, Hot):
        assert "?" not in statement.on(POSTGRES).text
        assert "%(" not in statement.on(sqlite.dialect()).text
    else:
        assert str(statement.compile(dialect=POSTGRES))


@pytest.mark.wide
def test_the_queue_in_all_its_shapes() -> None:
    for flags in product((False, True), repeat=4):
        for text, few in product(((), (1,), (1, 2)), (False, True)):
            shape = queue._Shape(4, 2, 1, *flags, text, few)
            assert "%(after_rank)s" in queue._page(shape).on(POSTGRES).text
            assert str(queue._counts(shape).compile(dialect=POSTGRES))


def test_a_search_in_all_its_shapes() -> None:
    for others, but in product(range(6), (False, True)):
        statement = finding._statement(others, but)
        assert "%(lead_end)s" in statement.on(POSTGRES).text
        assert "%(" not in statement.on(sqlite.dialect()).text


def test_values_are_given_by_name_where_the_driver_wants_them_so() -> None:
    values = {"now": None, "in_call": 1, "under": "token"}
    assert _SEEN.on(POSTGRES).bound(values) == values
    assert list(_SEEN.on(sqlite.dialect()).bound(values)) == [None, 1, "token"]


def test_the_tables() -> None:
    for table in metadata.sorted_tables:
        said = str(CreateTable(table).compile(dialect=POSTGRES))
        counted = table.primary_key.columns.keys() == ["id"] and isinstance(table.c.id.type, BigInteger)
        assert ("BIGSERIAL" in said) is counted


def indexes(url: str) -> list[str]:
    """What makes the indexes, in a database's words."""
    said = list[str]()

    def hear(statement: ClauseElement, *_: object) -> None:
        said.append(" ".join(str(statement.compile(dialect=engine.dialect)).split()))

    engine = create_mock_engine(url, hear)
    metadata.create_all(engine, checkfirst=False)
    return [text for text in said if " INDEX " in text]


def test_the_indexes_and_their_conditions() -> None:
    said = indexes("sqlite://")
    window = "window_id, due_from, language, assignee, closed"
    assert f"CREATE INDEX cases_window ON cases ({window}) WHERE closed IS NULL" in said
    assert sum(" WHERE " in text for text in said) == 8
    assert indexes("postgresql+psycopg://") == said


def test_moments_are_the_databases_own() -> None:
    said = str(CreateTable(metadata.tables["cases"]).compile(dialect=POSTGRES))
    assert "due_by TIMESTAMP WITH TIME ZONE" in said
