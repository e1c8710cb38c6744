"""Run by the very Python that will read it: files to compiled ones, and those to one archive that is laid out alike."""

import gzip
import importlib.util
import io
import sys
import zipfile

_FIXED = (1980, 1, 1, 0, 0, 0)
_AS_IT_IS = 0
_WITHOUT_DOCSTRINGS = 2


def compiled(archive: bytes, ours: str = "lcc/") -> bytes:
    """Return an archive with each .py file compiled, not packed, with fixed times: the same from the same files.

    Docstrings of others are left out; ours are read by `lcc.language` and the schemas.
    """
    laid_out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as given, zipfile.ZipFile(laid_out, "w") as made:
        for name in sorted(given.namelist()):
            content = given.read(name)
            if name.endswith(".py"):
                level = _AS_IT_IS if name.startswith(ours) else _WITHOUT_DOCSTRINGS
                code = compile(content, name, "exec", dont_inherit=True, optimize=level)
                name, content = f"{name}c", _as_file(code, content)
            made.writestr(zipfile.ZipInfo(name, _FIXED), content)
    return laid_out.getvalue()


def packed(content: bytes) -> bytes:
    """Return what a browser unpacks: gzip, which each of them knows."""
    return gzip.compress(content, 9, mtime=0)


def _as_file(code: object, source: bytes) -> bytes:
    external = sys.modules["importlib._bootstrap_external"]
    return bytes(external._code_to_hash_pyc(code, importlib.util.source_hash(source), checked=False))  # noqa: SLF001 - no other way
