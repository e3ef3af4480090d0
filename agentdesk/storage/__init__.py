"""The database: tables, queue, journal, figures, migrations."""
