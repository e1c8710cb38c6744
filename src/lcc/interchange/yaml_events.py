"""The events of a YAML text, by the parser of ruamel.yaml, faster and by one set of rules, whatever the text says."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.parser import Parser
from ruamel.yaml.scanner import Scanner


class RefusedSignError(Exception):
    """A sign that no file of ours needs: the kind of finding, and the line."""

    def __init__(self, kind: str, line: int) -> None:
        self.kind, self.line = kind, line
        super().__init__(kind)


def events(text: str) -> Iterator[Any]:
    """Yield one event after the other.

    Raises
    ------
    RefusedSignError
        A tag or a directive: it is refused before it is read, for reading a long one takes minutes.
    YAMLError, ValueError
        The text is no YAML.
    """
    yaml = YAML(typ="safe", pure=True)
    yaml.Scanner, yaml.Parser = _Scanner, _Parser
    return yaml.parse(text)  # type: ignore[no-any-return]


class _Scanner(Scanner):
    """Looks for the end of a possible key once for each token; the original does so a dozen times."""

    scanner_processing_version = (1, 2)
    _settled = -1

    @cached_property
    def reader(self) -> Any:
        return self.loader.reader

    def need_more_tokens(self) -> bool:
        if self._settled == self.tokens_taken and self.tokens:
            return False
        is_needed = bool(super().need_more_tokens())
        if not is_needed:
            self._settled = self.tokens_taken
        return is_needed

    def fetch_tag(self) -> NoReturn:
        raise RefusedSignError("tag", self.reader.line + 1)

    def fetch_directive(self) -> NoReturn:
        raise RefusedSignError("directive", self.reader.line + 1)


class _Parser(Parser):
    @cached_property
    def scanner(self) -> Any:
        return self.loader.scanner
