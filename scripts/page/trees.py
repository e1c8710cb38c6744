"""What of each wheel goes into the page: by rules, never by what one run happened to load."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
Tree = dict[str, bytes]

LEFT_OUT: Mapping[str, Sequence[str]] = {
    # Tests, and what is there to build other packages with; licences, which have a page of their own.
    "*": (
        r".*/tests?/.*",
        r".*\.dist-info/(licenses/.*|(LICEN[CS]E|AUTHORS)[^/]*)",
        r".*\.(pyi|pxd|pyx|h|hpp|c|cpp|a|lib|typed|md|rst)",
        r".*\.dist-info/RECORD",
    ),
    # Windows, mail, terminals, processes and other people's computers; trees of XML that nothing builds; twins in
    # Python of modules that are compiled in.
    "stdlib": (
        r"(ensurepip|idlelib|lib2to3|pydoc_data|tkinter|turtledemo|venv|wsgiref|xmlrpc|curses|dbm|sqlite3)/.*",
        r"(profiling|_pyrepl|unittest|multiprocessing|xml/dom)/.*",
        r"(optparse|http/(server|cookiejar)|logging/(handlers|config))\.py",
        r"(turtle|pydoc|doctest|antigravity|this|webbrowser|cProfile|profile|pstats|pdb|bdb|pickletools)\.py",
        r"(imaplib|poplib|smtplib|ftplib|mailbox)\.py",
        r"(_pyio|_pydatetime|_pydecimal)\.py",
    ),
    # Fortran, testing, and transforms and polynomials: nothing of the calculation needs them.
    "numpy": (
        r"numpy/(f2py|testing|fft|polynomial|_pyinstaller|_core/include|doc|distutils)/.*",
        r"numpy/_core/_(multiarray_tests|operand_flag_tests|rational_tests|struct_ufunc_tests|umath_tests|simd)\..*",
        r"numpy/random/(lib|_examples)/.*",
    ),
    # HTML and Schematron: nothing that bidders send is HTML.
    "lxml": (r"lxml/(html|isoschematron|includes)/.*", r"lxml/(objectify|sax|_difflib|html)[^/]*"),
    "pydantic": (r"pydantic/v1/.*", r"pydantic/(mypy|_hypothesis_plugin)\.py"),
    # Bar codes and pictures; its typefaces: documents have their own.
    "reportlab": (r"reportlab/(graphics|fonts)/.*",),
    # Its command line, and codes for visiting cards and payments.
    "segno": (r"segno/(cli|helpers)\.py", r"segno-[^/]*\.data/.*"),
    # The command line, what the browser runs, and every example but the one to try with.
    "lcc": (r"lcc/(cli|page/web)/.*", r"lcc/examples/(?!street-furniture/).*"),
}
LATE = ("python-docx", "reportlab", "segno")
"""What only documents need, which comes in when it is asked for."""


def stdlib(archive: bytes) -> Tree:
    """Return the library of Python that the interpreter comes with."""
    return dict(_kept("stdlib", in_zip(archive)))


def packages(wheels: Mapping[str, bytes]) -> Tree:
    """Return the files of these wheels, with their metadata."""
    return {path: content for name, wheel in wheels.items() for path, content in _kept(name, in_zip(wheel))}


def of_ours(translations: Mapping[str, bytes]) -> Tree:
    """Return the library itself, with templates, an example and compiled translations."""
    source = ROOT / "src"
    ours = (
        file for file in sorted((source / "lcc").rglob("*")) if file.is_file() and "__pycache__" not in file.parts
    )
    files = {str(file.relative_to(source)): file for file in ours if file.suffix not in (".po", ".mo")}
    for folder in ("tender_templates", "examples"):
        shipped = (file for file in sorted((ROOT / folder).rglob("*")) if file.is_file())
        files |= {f"lcc/{file.relative_to(ROOT)}": file for file in shipped}
    return dict(_kept("lcc", {path: file.read_bytes() for path, file in files.items()})) | dict(translations)


def _kept(name: str, files: Tree) -> Iterator[tuple[str, bytes]]:
    rules = [re.compile(rule) for rule in (*LEFT_OUT["*"], *LEFT_OUT.get(name, ()))]
    for path, content in files.items():
        if not any(rule.fullmatch(path) for rule in rules):
            yield path, content


def in_zip(content: bytes) -> Tree:
    """Return by path the files of an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {one.filename: packed.read(one) for one in packed.infolist() if not one.is_dir()}
