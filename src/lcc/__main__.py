"""The program `lcc`: what can be stopped from its very first moment, while it is still being loaded."""

import sys

_STOPPED = 130
"""As `lcc.cli.run.STOPPED`, which is not loaded yet."""


def main() -> None:
    """Load the command and run it."""
    try:
        from lcc.cli import main as command

        command()
    except KeyboardInterrupt:
        sys.exit(_STOPPED)


if __name__ == "__main__":
    main()
