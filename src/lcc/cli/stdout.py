"""Standard output, where it takes the place of a file."""

from pathlib import Path

TERMINAL = Path("-")
"""What stands for it where a file is asked for."""


def is_stdout(file: Path | None) -> bool:
    """Whether a file is standard output: `-`, or `-.pdf` where it has to say which kind of file goes there."""
    return file is not None and file.stem == "-" and file.parent == Path()
