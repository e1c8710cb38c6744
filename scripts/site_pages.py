"""What `make docs` puts beside the pages in docs/: those at the top, and a reference of commands, functions and files.

A hook of MkDocs, named in mkdocs.yml. Nothing that it makes is kept, so that it says what the program is now.
"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ["LCC_LANG"] = "en"  # before a command is loaded: its help is in the language of who reads it

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

import lcc
from lcc.api import HOMES
from lcc.cli import main
from lcc.cli.group import FIRST, MORE
from lcc.exchange.schema import SCHEMAS, json_schema

ROOT = Path(__file__).parents[1]
AT_THE_TOP = {
    "index.md": "README.md",
    "contributing.md": "CONTRIBUTING.md",
    "security.md": "SECURITY.md",
    "changelog.md": "CHANGELOG.md",
}
IN_DUTCH = re.compile(r"handleiding/|eerste-aanbesteding\.md")
BESIDE_LANGUAGE = re.compile(r"^(```\w+) .*$", re.MULTILINE)
"""What our tests read behind the language of a code block; a block with it is no code to the site."""
LINK = re.compile(r"\[([^\]]+)\]\(([^):#]+)(#[^)]*)?\)")
WHOLE_WORDS = "<style>.md-typeset td > code { word-break: normal }</style></head>"
"""In a table the code of a message is one word: broken, nobody finds it on the page."""
FROM_ELSEWHERE = re.compile(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=[\"']?(?:https?:)?//[^>]*>")


def on_config(config: MkDocsConfig) -> None:
    """Give each file that goes in or out a place in the navigation."""
    [programs] = [section["For programs"] for section in config.nav or () if "For programs" in section]
    pages = [{f"lcc schema {name}": f"reference/{name}.md"} for name in SCHEMAS]
    programs.append({"Files that go in and out": ["reference/files.md", *pages]})


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add the pages that stand elsewhere or are made."""
    pages = {name: (ROOT / source).read_text() for name, source in AT_THE_TOP.items()}
    pages["reference/python.md"] = "".join(python_page())
    pages["reference/commands.md"] = "".join(commands_page())
    pages["reference/files.md"] = files_page()
    for name in SCHEMAS:
        pages[f"reference/{name}.md"] = "".join(record_page(name))
        pages[f"reference/{name}.schema.json"] = json.dumps(json_schema(name), indent=1)
    for name, text in pages.items():
        files.append(File.generated(config, name, content=text))


def on_page_markdown(markdown: str, page: Page, **_others: object) -> str:
    """Point links to where things are on the site; what is not on it is named by its path. Show code as code."""
    if page.file.src_uri.startswith("reference/"):
        return markdown
    folder = (ROOT / AT_THE_TOP.get(page.file.src_uri, f"docs/{page.file.src_uri}")).parent
    here = Path(page.file.src_uri).parent
    on_site = {ROOT / source: name for name, source in AT_THE_TOP.items()}

    def moved(link: re.Match[str]) -> str:
        words, path, anchor = link.groups()
        target = Path(os.path.normpath(folder / path))
        if target in on_site or target.is_relative_to(ROOT / "docs"):
            name = on_site.get(target) or target.relative_to(ROOT / "docs")
            return f"[{words}]({Path(os.path.relpath(name, here)).as_posix()}{anchor or ''})"
        if not target.exists():
            raise PluginError(f"{page.file.src_uri}: there is no {path}")
        path = str(target.relative_to(ROOT))
        return words if words.strip("`/") == path else f"{words} (`{path}`)"

    return LINK.sub(moved, BESIDE_LANGUAGE.sub(r"\1", markdown))


def on_post_page(output: str, page: Page, **_others: object) -> str:
    """Refuse what a reader without a network would not see or others would see, and code as text; say the language."""
    if found := FROM_ELSEWHERE.search(output):
        raise PluginError(f"{page.file.src_uri} loads from elsewhere: {found.group()}")
    if "```" in output:
        raise PluginError(f"{page.file.src_uri}: a block of code is not shown as one")
    output = output.replace("</head>", WHOLE_WORDS, 1)
    return output.replace('lang="en"', 'lang="nl"', 1) if IN_DUTCH.match(page.file.src_uri) else output


def python_page() -> Iterator[str]:
    """Yield what the public face has: what is done, in the order of its file, and what that takes and gives."""
    functions = [name for name in HOMES if name.islower()]
    classes = [name for name in lcc.__all__ if name not in functions]
    yield "# Functions and classes\n\nAll that `import lcc` gives; [From Python](../python.md) shows it at work.\n"
    for title, names in {"Functions": functions, "Classes": classes}.items():
        yield f"\n## {title}\n" + "".join(f"\n::: lcc.{name}\n" for name in names)


def commands_page() -> Iterator[str]:
    """Yield the help of every command, as a terminal shows it."""
    yield "# Commands\n\nWhat `--help` says after each, with `--lang en` or `LCC_LANG=en`; Dutch without.\n"
    for role, of_role in {"What every tender takes": FIRST, **MORE}.items():
        yield f"\n## {role}\n"
        with click.Context(main, info_name="lcc", max_content_width=100, terminal_width=100) as top:
            for name in of_role:
                command = main.get_command(top, name)
                assert command is not None, name
                yield from _help(command, name, top)


def _help(command: click.Command, name: str, parent: click.Context) -> Iterator[str]:
    with click.Context(command, parent, info_name=name) as here:
        said = command.get_help(here).replace("[default: en]", "[default: nl]")
        yield f"\n### {here.command_path}\n\n```text\n{said}\n```\n"
        if isinstance(command, click.Group):
            for part in command.list_commands(here):
                found = command.get_command(here, part)
                assert found is not None, part
                yield from _help(found, part, here)


def files_page() -> str:
    """Return the list of the files that have a schema."""
    rows = "".join(f"| [{name}]({name}.md) | {_about(json_schema(name))} |\n" for name in SCHEMAS)
    head = (
        "# Files that go in and out\n\nEach in YAML or JSON, by the JSON Schema that `lcc schema NAME` prints.\n\n"
    )
    return f"{head}| | |\n|---|---|\n{rows}"


def record_page(name: str) -> Iterator[str]:
    """Yield a table of the fields of a record, and one of each record in it."""
    schema = json_schema(name)
    yield f"# {name}\n\n{_about(schema)}\n\n[JSON Schema]({name}.schema.json), as `lcc schema {name}` prints it.\n"
    yield from _fields(schema)
    for title, part in schema.get("$defs", {}).items():
        yield f"\n## {title} {{#{title}}}\n\n{_about(part)}\n"
        yield from _fields(part) if "properties" in part else (f"\n{_kind(part)}\n",)


def _fields(schema: dict[str, Any]) -> Iterator[str]:
    yield "\n| field | what | kind | if left out |\n|---|---|---|---|\n"
    for name, field in schema.get("properties", {}).items():
        title = field.get("title")
        what = " ".join(filter(None, (title and f"{title}.", field.get("description"))))
        default = "-" if name in schema.get("required", ()) else _default(field)
        yield f"| `{name}` | {_line(what)} | {_kind(field)} | {default} |\n"


def _default(field: dict[str, Any]) -> str:
    if "default" not in field:
        return "empty"
    return "nothing" if field["default"] is None else f"`{json.dumps(field['default'])}`"


_MOST_NAMES = 40
"""Of which a list is read in a table: those of facts have a page of their own."""


def _kind(field: dict[str, Any]) -> str:
    """Return in words what a value may be."""
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        return f"[{name}](#{name})"
    for choice in ("anyOf", "oneOf"):
        if choice in field:
            return " or ".join(_kind(one) for one in field[choice])
    if len(field.get("enum", ())) > _MOST_NAMES:
        return f"one of {len(field['enum'])} names"
    if "const" in field or "enum" in field:
        return " or ".join(f"`{one}`" for one in field.get("enum", [field.get("const")]))
    if field.get("type") == "array":
        return f"list of {_kind(field.get('items', {}))}"
    if isinstance(field.get("additionalProperties"), dict):
        return f"by name: {_kind(field['additionalProperties'])}"
    signs = {"minimum": "≥", "exclusiveMinimum": ">", "maximum": "≤", "exclusiveMaximum": "<"}
    bounds = [f"{sign} {field[key]:g}" for key, sign in signs.items() if key in field]
    return " ".join([field.get("type", "any value").replace("null", "nothing"), *bounds])


def _about(schema: dict[str, Any]) -> str:
    return _line(schema.get("description", "").partition("\n\nExamples")[0])


def _line(text: str) -> str:
    """Return a text as a line that Markdown takes for nothing else."""
    return re.sub(r"([|\[<*_])", r"\\\1", " ".join(text.split()))
