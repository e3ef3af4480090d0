"""Process versions, kept at first use."""

from sqlalchemy import insert, select

from agentdesk.storage.hot import Link
from agentdesk.storage.tables import process_versions


def keep(link: Link, digest: str, content: bytes) -> None:
    """Keep a version, once."""
    if kept(link, digest) is None:
        link.sql.execute(insert(process_versions).values(digest=digest, content=content))


def kept(link: Link, digest: str) -> bytes | None:
    """A version's content, if it was kept."""
    wanted = select(process_versions.c.content).where(process_versions.c.digest == digest)
    return link.sql.scalar(wanted)
