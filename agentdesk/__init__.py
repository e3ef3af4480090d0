"""agentdesk: a terminal desk for people who make calls."""

__version__ = "0.1.0"
