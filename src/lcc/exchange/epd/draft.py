"""What a reader finds in a file on its way to a record: values, where each stands, and what is wrong with them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple, Self, get_args

from lcc.exchange.epd.node import Node
from lcc.exchange.epd.placed import Placed, nearest, record_at
from lcc.exchange.epd.record import Declared, Epd, EpdKind, Module
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


UNNAMED = ""


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
    """A number of an indicator, as it stands in a file: of which module, and in which scenario.

    That is `UNNAMED` where a shape has scenarios beside numbers that are one of their own, without a name.
    """

    module: str
    scenario: str | None
    node: Node


class EpdScenarios(NamedTuple):
    """What a file says of scenarios, and the one by which each stage is read."""

    names: tuple[str, ...]
    chosen: dict[str, str | None]

    @classmethod
    def of(cls, amounts: list[Amount], asked: str | None) -> Self:
        """Return the scenarios of all amounts in a file; a stage is read by the one that is asked, or the only one."""
        by_stage: dict[str, dict[str, None]] = {}
        for one in amounts:
            if one.scenario is not None and (one.scenario != UNNAMED or not is_blank(one.node)):
                by_stage.setdefault(_stage(one.module), {})[one.scenario] = None
        names = dict.fromkeys(name for several in by_stage.values() for name in several if name != UNNAMED)
        chosen = {
            stage: asked if asked and asked in several else next(iter(several)) if len(several) == 1 else None
            for stage, several in by_stage.items()
        }
        return cls(tuple(names), chosen)

    def is_chosen(self, one: Amount) -> bool:
        """Whether an amount is of no scenario, and so goes with every one, or of that by which its stage is read."""
        return one.scenario is None or one.scenario == self.chosen[_stage(one.module)]


def _stage(module: str) -> str:
    """Return the stage of a module: the end of life goes with what comes after it."""
    return "C" if module == "D" else module[0]


class EpdDraft:
    """Values by their path in an `Epd`, and what is wrong, by its path in the file."""

    def __init__(self, scenario: str | None) -> None:
        """Read the modules that are declared for several scenarios by this one; None where the file has only one."""
        self.scenario = scenario
        self.values: dict[Path, Any] = {}
        self.places: dict[Path, Path] = {}
        self.wrong: list[Message] = []
        self.amounts: dict[Path, list[Amount]] = {}

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

    def kind(self, node: Node, kinds: Mapping[str, EpdKind]) -> None:
        """Add of what kind the data are, in whichever case it is written; refuse a kind that is not known."""
        if node.value is None:
            return
        kind = kinds.get(node.value.strip().casefold()) if isinstance(node.value, str) else None
        if kind is None:
            self.refuse(node, "epd_kind", known=", ".join(kinds))
        else:
            self.put(("kind",), node, kind)

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
        """Add an indicator: its unit, and its amounts, of which a scenario chooses when all are known."""
        if at in self.places:
            self.refuse(node, "epd_twice", what=str(at[-1]))
            return
        self.places[at] = node.path
        if isinstance(unit.value, str) and unit.value.strip():
            self.put((*at, "unit"), unit, unit.value)
        self.amounts[at] = []
        for one in amounts:
            module = module_of(one.module)
            if module is not None:
                self.amounts[at].append(one._replace(module=module))
            elif not is_blank(one.node):
                self.refuse(one.node, "epd_other_module", what=one.module[:_LONGEST_SHOWN])

    def _choose(self) -> None:
        """Add the number of each module, in one scenario for the whole end of life and in one for each stage before.

        A number without a scenario goes with every one, unless its module is declared for scenarios beside it.
        """
        scenarios = EpdScenarios.of([one for several in self.amounts.values() for one in several], self.scenario)
        if self.scenario is not None and self.scenario not in scenarios.names and not self.wrong:
            words = {"known": _shown(scenarios.names) or "-"}
            self.wrong.append(Message(("scenario",), "epd_no_scenario", self.scenario[:_LONGEST_SHOWN], words))
            self.values |= {(*at, "modules"): {} for at in self.amounts}
            return
        told: set[str] = set()
        for at, amounts in self.amounts.items():
            by_module: dict[str, list[Amount]] = {}
            for one in amounts:
                if not is_blank(one.node):
                    by_module.setdefault(one.module, []).append(one)
            self.values[*at, "modules"] = {}
            for module, several in by_module.items():
                named = [one for one in several if one.scenario is not None]
                is_open = self.scenario is None and 0 < len(named) < len(several)
                chosen = [] if is_open else [one for one in named or several if scenarios.is_chosen(one)]
                value = self.number(chosen[0].node) if len(chosen) == 1 else None
                if value is not None:
                    self.values.pop((*at, "modules"), None)
                    self.put((*at, "modules", module), chosen[0].node, value)
                elif len(chosen) > 1:
                    self.refuse(chosen[1].node, "epd_twice", what=module)
                elif not chosen and module not in told:
                    told.add(module)
                    known = _shown(dict.fromkeys(one.scenario for one in several if one.scenario))
                    self.refuse(several[-1].node, "epd_scenarios", what=module, known=known or "-")

    def read(self, file: InputFile, origins: Origins) -> ReadEpd:
        """Return the EPD.

        Raises
        ------
        InputRefusedError
            With everything that is wrong in it, each at its place in the file.
        """
        self._choose()
        amount, unit = ("declared_unit", "amount"), ("declared_unit", "unit")
        if self.values.get(unit) == "kg" and ("mass_kg",) not in self.values and amount in self.values:
            self.values["mass_kg",], self.places["mass_kg",] = self.values[amount], nearest(self.places, amount)
        epd = record_at(assembled(self.values), Epd, partial(nearest, self.places), origins, self.wrong)
        read = ReadEpd(epd, file, self.places, origins)
        if unlike := list(_unlike(read)):
            raise InputRefusedError(unlike)
        return read


def _unlike(read: ReadEpd) -> Iterator[Problem]:
    """Yield what an EPD says in two ways that differ: what 1 kg weighs, and A1-A3 beside A1, A2 and A3."""
    unit, mass = read.epd.declared_unit, read.epd.mass_kg
    if unit.unit == "kg" and mass is not None and abs(mass - unit.amount) > _ROUNDED * unit.amount:
        yield read.problem(("mass_kg",), "epd_mass_differs", mass, mass=unit.amount)
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


def module_of(written: str) -> str | None:
    """Return which module is meant; None where it is none, or several that are not declared together here.

    >>> module_of("a1a2a3"), module_of("A1 - A3"), module_of("A4-A5")
    ('A1-A3', 'A1-A3', None)
    """
    word = written.strip().upper().replace(" ", "").replace("\u2013", "-").replace("/", "-")
    word = _TOGETHER.get(word, word)
    return word if word in _MODULES else None


def _shown(names: Iterable[str]) -> str:
    return ", ".join(one[:_LONGEST_SHOWN] for one in list(names)[:_MOST_SHOWN])


def is_blank(node: Node) -> bool:
    """Whether a node has no number, in one of the ways in which EPDs write that."""
    return node.value is None or (isinstance(node.value, str) and node.value.strip().upper() in _NOT_DECLARED)
