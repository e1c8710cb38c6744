"""The files that travel with the program: tender templates and examples."""

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def folder(name: str) -> Path:
    """Return a shipped folder: inside the installed package, or at the top of a checkout."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parents[1] / name


def templates() -> dict[str, Path]:
    """Return the folder of each tender template, by name."""
    return {child.name: child for child in sorted(folder("tender_templates").iterdir()) if child.is_dir()}


def template_file(name: str, language: str) -> Path:
    """Return the tender of a template; KeyError if there is no template of that name."""
    return templates()[name] / f"tender.{language}.yaml"


def examples() -> dict[str, Path]:
    """Return the folder of each example, by name."""
    return {child.name: child for child in sorted(folder("examples").iterdir()) if child.is_dir()}
