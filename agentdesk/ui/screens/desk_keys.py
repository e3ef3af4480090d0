"""Keys that wait at the desk for what is being opened."""

from agentdesk.ui.screens.base import ActionScreen


class DeskKeys(ActionScreen[object]):
    """What is typed while something is being opened waits for it."""

    def __init__(self) -> None:
        super().__init__()
        self._holding = False

    def on_unmount(self) -> None:
        self.forget_keys()

    def hold_keys(self) -> None:
        """Let keys wait for what is being opened."""
        if not self._holding:
            self._holding = True
            self.app.hold_keys()

    def release_keys(self) -> None:
        """Let the keys that waited go to what has the focus now."""
        self._let_go(forget=False)

    def forget_keys(self) -> None:
        """Let the keys that waited mean nothing."""
        self._let_go(forget=True)

    def _let_go(self, *, forget: bool) -> None:
        if self._holding:
            self._holding = False
            self.app.release_keys(forget=forget)
