// A worker: Python in WebAssembly, and every file that anybody hands in. It can reach nothing: the page has no
// permission to, and what Python's loader would fetch is answered from memory.
import createPyodideModule from "pyodide/pyodide.asm.mjs";
import { loadPyodide } from "pyodide/pyodide.mjs";

const MEMORY = "https://in.memory/"; // an address for the loader's sake; nothing is asked of it
const LOADED = { "pyodide.asm.wasm": "wasm", "python_stdlib.zip": "stdlib" };
const arrivals = new Map();
let python;
let answer;
let rest;

self.fetch = async (address) => {
  const name = String(address).replace(MEMORY, "");
  if (!LOADED[name]) throw new TypeError(`nothing is fetched: ${name}`);
  const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
  return new Response(await arrived(LOADED[name]).bytes, { headers: { "Content-Type": type } });
};

// A part that the page carries, which may be awaited before it is there.
function arrived(name) {
  if (!arrivals.has(name)) {
    const one = {};
    one.bytes = new Promise((done) => (one.come = done));
    arrivals.set(name, one);
  }
  return arrivals.get(name);
}

async function begin() {
  python = await loadPyodide({
    createPyodideModule,
    indexURL: MEMORY,
    lockFileContents: { info: { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.0" }, packages: {} },
    env: { HOME: "/home/pyodide" },
  });
  for (const name of ["core", "ours", "late"]) place(python.FS, await arrived(name).bytes);
  arrivals.clear();
  const bridge = python.pyimport("lcc.page.bridge");
  answer = bridge.answer.copy();
  rest = bridge.rest.copy();
  bridge.destroy();
  return {};
}

// Files out of an archive that is not packed: each is a part of its bytes.
function place(files, archive) {
  const at = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const text = new TextDecoder();
  let end = archive.length - 22;
  while (at.getUint32(end, true) !== 0x06054b50) end -= 1;
  let entry = at.getUint32(end + 16, true);
  for (let left = at.getUint16(end + 10, true); left > 0; left -= 1) {
    const size = at.getUint32(entry + 24, true);
    const [name, extra, comment] = [28, 30, 32].map((k) => at.getUint16(entry + k, true));
    const local = at.getUint32(entry + 42, true);
    const path = `${WHERE}/${text.decode(archive.subarray(entry + 46, entry + 46 + name))}`;
    const start = local + 30 + at.getUint16(local + 26, true) + at.getUint16(local + 28, true);
    files.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    files.writeFile(path, archive.subarray(start, start + size), { canOwn: true });
    entry += 46 + name + extra + comment;
  }
}
const LEAVE_MUCH = ["rank", "workbook", "everything"];
const WHERE = "/lib/python3.14/site-packages";

self.onmessage = async ({ data: { id, part, bytes, ask, ...given } }) => {
  if (part) return arrived(part).come(bytes);
  const tell = (doing, at, of) => self.postMessage({ id, progress: { doing, at, of } });
  try {
    self.postMessage({ id, reply: ask === "begin" ? await begin() : asked(ask, given, tell) });
    if (LEAVE_MUCH.includes(ask)) rest(); // once the answer is shown
  } catch (error) {
    self.postMessage({ id, failed: String(error?.message ?? error) });
  }
};

// Words go as JSON, files as they are.
function asked(ask, { words, files = [] }, tell) {
  const given = python.toPy(files);
  const found = answer(ask, JSON.stringify(words), given, tell);
  const [said, made] = found.toJs();
  found.destroy();
  given.destroy();
  return { ...JSON.parse(said), files: made };
}
