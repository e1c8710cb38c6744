"""Build lcc.html, the page that needs nothing, from pinned inputs: `python scripts/page/build.py`."""

import base64
import gzip
import hashlib
import io
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import lcc
from lcc.language import LANGUAGES
from lcc.page.texts import texts_in
from page.gather import INPUTS, gathered, in_package
from page.licences import licences
from page.trees import LATE, ROOT, Tree, of_ours, packages, stdlib

WEB = ROOT / "src" / "lcc" / "page" / "web"
KEPT, DIST = ROOT / "build" / "page", ROOT / "dist"
_FIXED = (1980, 1, 1, 0, 0, 0)
_OF_PYTHON = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
    "package.json",
)
_IN_ORDER = ("worker", "wasm", "stdlib", "core", "ours", "late", "licences")
"""Of the parts: the first are put to work while the browser still reads the rest of the file."""
_FIRST_LINE = "for (const one of ['RTCPeerConnection', 'webkitRTCPeerConnection']) delete window[one];"
"""A policy does not keep WebRTC from sending; what is not there can't."""
_NOT_CLASSIC = "self.importScripts=undefined;"
"""Pyodide takes no classic worker, and Chromium starts no other kind from a file: it is told by this which it is."""


def build() -> Path:
    """Write dist/lcc.html and the same as a site in dist/page, and return where the one file is."""
    inputs = gathered(KEPT / "inputs")
    work = KEPT / "work"
    shutil.rmtree(work, ignore_errors=True)
    python = _unpacked(in_package(inputs["pyodide"]), work / "python", _OF_PYTHON)
    parts = _packed(inputs, python, work)
    script = _script("main.js", inputs, work, banner=_FIRST_LINE)
    one_file = _page(parts, script, fetches=False)
    site = DIST / "page"
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir(parents=True)
    (DIST / "lcc.html").write_bytes(one_file)
    (site / "index.html").write_bytes(_page({}, script, fetches=True))
    (site / "_headers").write_text(_headers(script), encoding="utf-8")
    for name, packed in parts.items():
        (site / f"{name}.bin").write_bytes(gzip.decompress(packed))
    subprocess.run(["node", Path(__file__).with_name("brotli.mjs"), site], check=True)
    digest = hashlib.sha256(one_file).hexdigest()
    (DIST / "lcc.html.sha256").write_text(f"{digest}  lcc.html\n", encoding="ascii")
    (DIST / "licences.txt").write_text(licences(inputs), encoding="utf-8")
    print(f"dist/lcc.html: {len(one_file) / 1e6:.2f} MB, SHA-256 {digest}")
    return DIST / "lcc.html"


def _unpacked(files: Tree, folder: Path, names: tuple[str, ...] | None = None) -> Path:
    for name in names or files:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(files[name])
    return folder


def _packed(inputs: Mapping[str, bytes], python: Path, work: Path) -> dict[str, bytes]:
    """Return the parts that the page carries: compiled by the Python that will read them, and packed by it."""
    built = {one["name"]: inputs[one["name"]] for one in (*INPUTS["built"], *INPUTS["wheel"])}
    core = {name: wheel for name, wheel in built.items() if name not in LATE}
    trees = {
        "stdlib": stdlib((python / "python_stdlib.zip").read_bytes()),
        "core": packages(core),
        "late": packages({name: built[name] for name in LATE}),
        "ours": of_ours(_translations()),
    }
    folder = work / "trees"
    folder.mkdir()
    for name, tree in trees.items():
        (folder / f"{name}.zip").write_bytes(_stored(tree))
    shutil.copy(python / "pyodide.asm.wasm", folder / "wasm.raw")
    (folder / "licences.raw").write_text(licences(inputs), encoding="utf-8")
    (folder / "worker.raw").write_bytes(_script("worker.js", inputs, work, banner=_NOT_CLASSIC))
    program = Path(__file__).with_name("compiled.py")
    subprocess.run(["node", program.with_name("compile.mjs"), python, folder, program], check=True)
    return {file.name.partition(".")[0]: file.read_bytes() for file in sorted(folder.glob("*.gz"))}


def _translations() -> dict[str, bytes]:
    source = ROOT / "src"
    found = {}
    for catalogue in sorted((source / "lcc" / "language").rglob("*.po")):
        buffer = io.BytesIO()
        with catalogue.open("rb") as file:
            write_mo(buffer, read_po(file))
        found[str(catalogue.with_suffix(".mo").relative_to(source))] = buffer.getvalue()
    return found


def _stored(tree: Tree) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for path, content in sorted(tree.items()):
            made.writestr(zipfile.ZipInfo(path, _FIXED), content)
    return buffer.getvalue()


def _script(name: str, inputs: Mapping[str, bytes], work: Path, banner: str) -> bytes:
    """Return a script of the page with all that it imports, as one."""
    tool = work / "esbuild"
    modules = work / "web" / "node_modules"
    if not tool.exists():
        _unpacked(in_package(inputs["esbuild-wasm"]), tool)
        shutil.copytree(WEB, work / "web", dirs_exist_ok=True)
        for one in (INPUTS["interpreter"], *INPUTS["npm"]):
            _unpacked(in_package(inputs[one["name"]]), modules / one["name"])
    made = subprocess.run(
        ["node", tool / "bin" / "esbuild", work / "web" / name, "--bundle", "--format=iife", "--minify",
         "--charset=utf8", "--legal-comments=none", "--log-level=warning", "--external:node:*",
         '--define:import.meta.url="https://in.memory/w.mjs"', f"--banner:js={banner}"],
        check=True, capture_output=True,
    )  # fmt: skip
    return made.stdout


def _page(parts: Mapping[str, bytes], script: bytes, *, fetches: bool) -> bytes:
    """Return the page with these parts in it; one that `fetches` has them beside it."""
    code, style = script.decode().strip(), _style()
    texts = json.dumps({one: texts_in(one) for one in LANGUAGES}, ensure_ascii=False, sort_keys=True)
    blanks = {
        "version": lcc.__version__,
        "policy": _policy(code, style, fetches=fetches),
        "title": texts_in("nl")["title"],
        "style": style,
        "texts": texts.replace("<", "\\u003c"),
        "parts": "\n".join(_part(name, parts[name]) for name in _IN_ORDER if name in parts),
        "script": code,
        **{f"{name}_{one}": texts_in(one)[name] for one in LANGUAGES for name in ("no_script", "ways_out")},
    }
    page = (WEB / "page.html").read_text(encoding="utf-8")
    for name, text in blanks.items():
        page = page.replace("{{" + name + "}}", text)
    return page.encode()


def _policy(code: str, style: str, *, fetches: bool) -> str:
    own = " connect-src 'self';" if fetches else ""
    return (
        f"default-src 'none'; script-src '{_hash(code)}' 'wasm-unsafe-eval'; worker-src blob:;{own} "
        f"style-src '{_hash(style)}'; base-uri 'none'; form-action 'none'"
    )


def _headers(script: bytes) -> str:
    """Return the headers of the site as hosts of static sites read them; who may frame it is for the host to say."""
    policy = _policy(script.decode().strip(), _style(), fetches=True)
    return (
        f"/*\n  Content-Security-Policy: {policy}; frame-ancestors 'self'\n  X-Content-Type-Options: nosniff\n"
        "  Referrer-Policy: no-referrer\n"
    )


def _style() -> str:
    return (WEB / "style.css").read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _part(name: str, packed: bytes) -> str:
    return f'<script type="application/octet-stream" id="part-{name}">{base64.b64encode(packed).decode()}</script>'


if __name__ == "__main__":
    build()
