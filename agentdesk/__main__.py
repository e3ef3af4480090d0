"""`python -m agentdesk`, and the command `agentdesk`."""

import sys

from agentdesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
