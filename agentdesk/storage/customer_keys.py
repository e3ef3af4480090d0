"""The keys by which customers are found, kept in step with their names, numbers and cases."""

from collections.abc import Sequence
from itertools import islice
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    bindparam,
    column,
    delete,
    insert,
    literal_column,
    select,
    table,
    union_all,
)

from agentdesk.storage.finding_tables import customer_keys
from agentdesk.storage.search_words import name_keys, number_keys

_AT_ONCE = 500
_PHONE, _TEXT = "phone", "text"
# Named here and not in the tables: a migration reads them as they are at its time.
_customers = table("customers", column("id"), column("name"))
_points = table("contact_points", column("customer_id"), column("kind"), column("value"))
_cases = table("cases", column("customer_id"), column("external_id"))
_ids: BindParameter[Any] = bindparam("ids", expanding=True)
_OWN = union_all(
    select(_customers.c.id, literal_column(f"'{_TEXT}'"), _customers.c.name).where(_customers.c.id.in_(_ids)),
    select(_points.c.customer_id, _points.c.kind, _points.c.value).where(_points.c.customer_id.in_(_ids)),
    select(_cases.c.customer_id, literal_column(f"'{_TEXT}'"), _cases.c.external_id).where(
        _cases.c.customer_id.in_(_ids)
    ),
)
_NEXT = select(_customers.c.id).where(_customers.c.id > bindparam("after")).order_by(_customers.c.id)
_FORGET = delete(customer_keys).where(customer_keys.c.customer_id.in_(_ids))
_KEEP = insert(customer_keys)


def renew(sql: Connection, customers: Sequence[int]) -> None:
    """Make the keys of these customers anew, after a name, a number or a case of theirs has changed."""
    rest = iter(dict.fromkeys(customers))
    while some := list(islice(rest, _AT_ONCE)):
        sql.execute(_FORGET, {"ids": some})
        _make(sql, some)


def make_all(sql: Connection) -> None:
    """Make the keys of every customer, where there are none yet."""
    last = 0
    while some := list(sql.scalars(_NEXT.limit(_AT_ONCE), {"after": last})):
        _make(sql, some)
        last = some[-1]


def _make(sql: Connection, customers: list[int]) -> None:
    own = sql.execute(_OWN, {"ids": customers})
    found = {(key, owner) for owner, kind, value in own for key in _keys(kind, value)}
    if found:
        sql.execute(_KEEP, [{"key": key, "customer_id": owner} for key, owner in sorted(found)])


def _keys(kind: str, value: str) -> frozenset[str]:
    return number_keys(value) if kind == _PHONE else name_keys(value)
