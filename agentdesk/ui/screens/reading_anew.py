"""Reading the files of the processes anew, from any screen that offers it."""

from typing import TypeVar

from agentdesk.ui.apart import apart
from agentdesk.ui.screens.base import ActionScreen
from agentdesk.words.listed import listed

R = TypeVar("R")


async def read_anew(screen: ActionScreen[R]) -> str:
    """Read them for the calls to come; returns what is to be said of it."""
    tr, desk = screen.tr, await screen.app.opened()
    anew = await screen.app.work.write(desk.authoring.read_anew, tr.language)
    said = []
    if anew.changed:
        said.append(tr("Read anew, for the next calls: {processes}.", processes=listed(map(apart, anew.changed), tr)))
    if anew.broken:
        said.append(tr("Not read, for there are faults: {processes}.", processes=listed(map(apart, anew.broken), tr)))
        said.append(tr("The processes, in the menu on 0, show them."))
    return "\n".join(said) or tr("No process has changed.")
