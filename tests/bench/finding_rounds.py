"""A million customers who can be found: names of three scripts, numbers, and the keys that the program makes."""

import sqlite3
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path

from agentdesk.storage.search_words import name_keys
from tests.bench.storage_rounds import CASES, million_cases

# The first given name and the first family name of a row are common: a third of the row's customers have them.
ARABIC = (
    "محمد أحمد عبدالله فاطمة مريم خالد نورة سارة عبدالرحمن هدى",
    "العتيبي الحربي الزهراني الشمري القحطاني الدوسري",
)
CHINESE = ("伟 丽华 秀英 敏 静 建国 磊 洋 艳 勇", "王 李 张 刘 陈 杨 赵 黄 单 曾")
ITALIAN = ("Maria Giulia Marco Luca Anna Niccolò Francesca Paolo Chiara Davide", "Rossi Bianchi Conti D'Angelo Bruni")
RARE = {"ar": "زرقاوي", "zh": "澹台灭明", "it": "Zuccalmaglio"}
COMMON = {"ar": "محمد", "zh": "王", "it": "maria"}
_NUMBERS = "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < :cases) "
_POINTS = (
    _NUMBERS + "INSERT INTO contact_points (customer_id, place, kind, value, valid, wrong) "
    "SELECT i, 0, 'phone', '+39300' || (1000000 + i * 7919 % 1000000), 1, 0 FROM n"
)
_KEYS = """
WITH RECURSIVE part(i) AS (VALUES (2) UNION ALL SELECT i + 1 FROM part WHERE i < 10)
INSERT INTO customer_keys
SELECT key, customers.id FROM customers JOIN name_keys ON name_keys.name = customers.name
UNION SELECT substr(value, part.i), customer_id FROM contact_points, part
UNION SELECT 'ex' || id, id FROM customers
ORDER BY 1, 2
"""


def names() -> Iterator[str]:
    """Names without end, of three scripts in turn, the common ones three times as often."""
    rows = [[part.split() for part in script] for script in (ARABIC, CHINESE, ITALIAN)]
    pairs = [list(product(given[:1] * 3 + given, family[:1] * 3 + family)) for given, family in rows]
    place = 0
    while True:
        for (given, family), chinese in zip(
            (row[place % len(row)] for row in pairs), (False, True, False), strict=True
        ):
            yield f"{family}{given}" if chinese else f"{given} {family}"
        place += 1


def million_customers(file: Path) -> None:
    """The database with a million cases, its customers named and numbered, one of each script with a rare name."""
    million_cases(file)
    vocabulary = list(dict.fromkeys(islice(names(), 3000)))
    driver = sqlite3.connect(file, isolation_level=None)
    driver.execute("PRAGMA synchronous = OFF")
    driver.execute("PRAGMA cache_size = -200000")
    driver.execute("BEGIN")
    driver.execute("CREATE TEMP TABLE names (id INTEGER PRIMARY KEY, name TEXT)")
    driver.executemany("INSERT INTO names VALUES (?, ?)", enumerate(vocabulary))
    driver.execute(
        "UPDATE customers SET name = (SELECT name FROM names WHERE names.id = customers.id % ?)", (len(vocabulary),)
    )
    for id, name in enumerate(RARE.values(), CASES // 2):
        driver.execute("UPDATE customers SET name = ? WHERE id = ?", (name, id))
    driver.execute(_POINTS, {"cases": CASES})
    driver.execute("CREATE TEMP TABLE name_keys (name TEXT, key TEXT)")
    keys = ((name, key) for name in (*vocabulary, *RARE.values()) for key in name_keys(name))
    driver.executemany("INSERT INTO name_keys VALUES (?, ?)", keys)
    driver.execute("CREATE INDEX temp.by_name ON name_keys (name)")
    driver.execute("DROP INDEX customer_keys_customer")
    driver.execute(_KEYS)
    driver.execute("CREATE INDEX customer_keys_customer ON customer_keys (customer_id)")
    driver.execute("COMMIT")
    driver.close()
