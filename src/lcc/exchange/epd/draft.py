"""What a reader finds in a file on its way to a record: values, where each stands, and what is wrong with them."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple, get_args

from lcc.exchange.epd.node import Node
from lcc.exchange.epd.placed import Placed, nearest, record_at
from lcc.exchange.epd.record import Declared, Epd, Module
from lcc.figure.rounding import sum_of
from lcc.record.message import Message
from lcc.record.path import Path, assembled
from lcc.record.place import InputFile, Origin, Origins, origin_of
from lcc.record.problem import InputRefusedError, Problem, in_file, problem_of

_NUMBER = re.compile(r"[-+]?(\d{1,50}(\.\d{0,50})?|\.\d{1,50})([eE][-+]?\d{1,3})?", re.ASCII)
_NOT_DECLARED = {"", "-", "MND", "MNR", "ND", "NR", "NA", "N/A", "INA", "MNA"}
"""What EPDs write in the place of a number that is not declared: module not declared, not relevant, not assessed."""

_MODULES: frozenset[str] = frozenset(get_args(Module))
_TOGETHER = {"A1A2A3": "A1-A3", "A1-3": "A1-A3", "A13": "A1-A3", "A1A3": "A1-A3"}
_MAKING = ("A1", "A2", "A3")
_MOST_SHOWN, _LONGEST_SHOWN = 10, 60
_ROUNDED = 0.01
"""What A1-A3 and the sum of A1, A2 and A3 may differ, as a share of the largest of them: EPDs state rounded numbers."""


class ReadEpd(NamedTuple):
    """An EPD, the file, and where in the file each value of it stands."""

    epd: Epd
    file: InputFile
    places: dict[Path, Path]
    origins: Origins

    def origin(self, path: Path) -> Origin:
        """Return where a value of the EPD, or the nearest that holds it, stands in the file."""
        return origin_of(self.place(path), self.origins)

    def place(self, path: Path) -> Path:
        """Return the path in the file of a value of the EPD."""
        return nearest(self.places, path)

    def record(self, values: object, model: type[Placed], path: Path) -> Placed:
        """Return what was worked out as a record; refuse what is beyond its bounds at a value of the EPD."""
        with in_file(self.file.file):
            return record_at(values, model, lambda _path: self.place(path), self.origins)

    def problem(self, path: Path, code: str, found: object, **words: object) -> Problem:
        """Return what is wrong with a value of the EPD, at its place in the file."""
        return problem_of(Message(self.place(path), code, found, words), self.file.file, self.origins)


class Amount(NamedTuple):
    """A number of an indicator, as it stands in a file: of which module, and in which scenario."""

    module: str
    scenario: str | None
    node: Node


class EpdDraft:
    """Values by their path in an `Epd`, and what is wrong, by its path in the file."""

    def __init__(self, scenario: str | None) -> None:
        """Read the modules that are declared for several scenarios by this one; None where the file has only one."""
        self.scenario = scenario
        self.values: dict[Path, Any] = {}
        self.places: dict[Path, Path] = {}
        self.wrong: list[Message] = []

    def put(self, path: Path, node: Node, value: Any) -> None:
        """Add a value that stands at a node."""
        self.values[path], self.places[path] = value, node.path

    def refuse(self, node: Node, code: str, **words: object) -> None:
        """Add what is wrong at a node."""
        found = None if isinstance(node.value, dict | list) else node.value
        self.wrong.append(Message(node.path, code, found, words))

    def text(self, path: Path, *nodes: Node) -> None:
        """Add the first of these nodes that has a text; a number counts as its text.

        Where none has, what is missing is missing at the first of them.
        """
        if nodes:
            self.places[path] = nodes[0].path
        for node in nodes:
            if isinstance(node.value, str) and node.value.strip():
                self.put(path, node, node.value)
                return
            if isinstance(node.value, int) and not isinstance(node.value, bool):
                self.put(path, node, str(node.value))
                return

    def number(self, node: Node) -> float | None:
        """Return the number at a node [as the file has it]; None where none is declared, or there is no number."""
        value = node.value
        if isinstance(value, str):
            if value.strip().upper() in _NOT_DECLARED:
                return None
            if not _NUMBER.fullmatch(value.strip()):
                self.refuse(node, "float_type")
                return None
            return float(value)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.refuse(node, "float_type")
            return None
        return float(value)

    def declared(self, at: Path, node: Node, unit: Node, amounts: Iterable[Amount]) -> None:
        """Add an indicator: its unit, and its amount in each module that is declared once."""
        if at in self.places:
            self.refuse(node, "epd_twice", what=str(at[-1]))
            return
        self.places[at] = node.path
        if isinstance(unit.value, str) and unit.value.strip():
            self.put((*at, "unit"), unit, unit.value)
        found: dict[str, list[Amount]] = {}
        for one in amounts:
            module = _module(one.module)
            if module in _MODULES and not _is_blank(one.node):
                found.setdefault(module, []).append(one)
        numbers = {module: self._number_of(several) for module, several in found.items()}
        for module, (chosen, value) in numbers.items():
            if value is not None:
                self.put((*at, "modules", module), chosen, value)
        if all(value is None for _node, value in numbers.values()):
            self.values[*at, "modules"] = {}

    def _number_of(self, several: list[Amount]) -> tuple[Node, float | None]:
        """Return the number of a module that counts: the only one, or that of the scenario that was asked for."""
        if len(several) == 1:
            return several[0].node, self.number(several[0].node)
        of_scenario = [one for one in several if self.scenario and one.scenario == self.scenario]
        if len(of_scenario) == 1:
            return of_scenario[0].node, self.number(of_scenario[0].node)
        names = dict.fromkeys(one.scenario for one in several if one.scenario)
        known = ", ".join(one[:_LONGEST_SHOWN] for one in list(names)[:_MOST_SHOWN])
        code = "epd_scenarios" if known else "epd_twice"
        self.refuse(several[1].node, code, what=several[0].module, known=known)
        return several[1].node, None

    def read(self, file: InputFile, origins: Origins) -> ReadEpd:
        """Return the EPD.

        Raises
        ------
        InputRefusedError
            With everything that is wrong in it, each at its place in the file.
        """
        amount, unit = ("declared_unit", "amount"), ("declared_unit", "unit")
        if self.values.get(unit) == "kg" and ("mass_kg",) not in self.values and amount in self.values:
            self.values["mass_kg",], self.places["mass_kg",] = self.values[amount], nearest(self.places, amount)
        epd = record_at(assembled(self.values), Epd, partial(nearest, self.places), origins, self.wrong)
        read = ReadEpd(epd, file, self.places, origins)
        if unlike := list(_unlike(read)):
            raise InputRefusedError(unlike)
        return read


def _unlike(read: ReadEpd) -> Iterator[Problem]:
    """Yield the indicators of which A1-A3 is not what A1, A2 and A3 are together."""
    indicators: dict[Path, Declared] = {("impacts", name): one for name, one in read.epd.impacts.items()}
    indicators |= {("flows", name): one for name, one in read.epd.flows.items()}
    for at, indicator in indicators.items():
        parts = [value for module, value in indicator.modules.items() if module in _MAKING]
        together = indicator.modules.get("A1-A3")
        if together is None or len(parts) < len(_MAKING):
            continue
        total = sum_of(parts)
        if abs(together - total) > _ROUNDED * max(map(abs, (together, *parts))):
            yield read.problem(at, "epd_modules_differ", together, total=total)


def _module(written: str) -> str:
    word = written.strip().upper().replace(" ", "").replace("\u2013", "-").replace("/", "-")
    return _TOGETHER.get(word, word)


def _is_blank(node: Node) -> bool:
    return node.value is None or (isinstance(node.value, str) and node.value.strip().upper() in _NOT_DECLARED)
