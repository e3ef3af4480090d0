"""What one process calls its things, in one language."""

from agentdesk.process.model import Process, texts
from agentdesk.words.look_up import Words


class ProcessWords:
    """The texts of a process by their contexts, such as `fact.NAME`."""

    def __init__(self, process: Process, words: Words, language: str) -> None:
        self.process = process
        self._words = words
        self._language = language
        self._sources = {text.context: text.source for text in texts(process)}

    def __call__(self, context: str) -> str:
        """A text; the last part of its context where the process has none."""
        source = self._sources.get(context)
        if not source:
            return context.rpartition(".")[2]
        return self._words.find(self.process.id, self._language, context, source).text
