// Compiles and packs archives with the Python of the page itself: `node compile.mjs PYODIDE FOLDER compiled.py`.
// Each FOLDER/*.zip becomes FOLDER/*.zip.gz; each FOLDER/*.raw is packed only.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodide, folder, program] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(pyodide, "pyodide.mjs")));
// Where in a line something went wrong is a tenth of what is packed, and nobody sees it: the line is enough.
const args = ["-X", "no_debug_ranges"];
const python = await loadPyodide({ indexURL: `${pyodide}/`, args, env: { HOME: "/", PYTHONHASHSEED: "0" } });
python.runPython(readFileSync(program, "utf8"));
const compiled = python.globals.get("compiled");
const packed = python.globals.get("packed");

const bytes = (made) => {
  const view = made.getBuffer();
  const copy = view.data.slice();
  view.release();
  made.destroy();
  return copy;
};
for (const name of readdirSync(folder).sort()) {
  if (!name.endsWith(".zip") && !name.endsWith(".raw")) continue;
  let content = new Uint8Array(readFileSync(join(folder, name)));
  if (name.endsWith(".zip")) content = bytes(compiled(python.toPy(content)));
  writeFileSync(join(folder, `${name}.gz`), bytes(packed(python.toPy(content))));
}
