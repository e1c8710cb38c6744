// Files in and out: chosen, dropped, in folders. They go to the worker as they are, read no further than anybody looks.

const MOST_FILES = 10_000; // as the library has it
const MOST_OF_ONE = 20_000_001; // beyond this no reader goes: it says itself that a file is too large
const HEAD = 65_536; // of what is listed only, its start says what it is
const MOST_TOGETHER = 200_000_000;
const READ_WHOLE = /\.(xlsx|ya?ml|json|csv)$/i;
const ARCHIVE = /\.zip$/i;

/** Return what an input or a drop holds: `files` as `[[path, bytes], ...]`, and what is `wrong`: a text by its name. */
export async function filesIn(source) {
  const found = [];
  const entries = [...(source.items ?? [])].map((one) => one.webkitGetAsEntry?.()).filter(Boolean);
  for (const one of entries) await walk(one, "", found);
  if (!entries.length) found.push(...[...source.files].map((file) => [file.webkitRelativePath || file.name, file]));
  if (found.length > MOST_FILES) return { files: [], wrong: { text: "too_many_files", number: MOST_FILES } };
  const wanted = found.map(([path, file]) => [path, file, Math.min(file.size, most(path))]);
  const size = wanted.reduce((sum, [, , bytes]) => sum + bytes, 0);
  const inMega = (bytes) => Math.ceil(bytes / 1e6);
  if (size > MOST_TOGETHER) return { files: [], wrong: { text: "too_large", size: inMega(size), most: inMega(MOST_TOGETHER) } };
  const files = [];
  const unread = [];
  for (const [path, file, bytes] of wanted) {
    try {
      files.push([path, new Uint8Array(await file.slice(0, bytes).arrayBuffer())]);
    } catch {
      unread.push(path);
    }
  }
  return { files, wrong: unread.length ? { text: "not_read", names: unread.join(", ") } : null };
}

const most = (path) => (ARCHIVE.test(path) ? Infinity : READ_WHOLE.test(path) ? MOST_OF_ONE : HEAD);

async function walk(entry, before, found) {
  if (found.length > MOST_FILES) return;
  const path = before + entry.name;
  if (entry.isFile) {
    found.push([path, await new Promise((done, fail) => entry.file(done, fail))]);
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((done, fail) => reader.readEntries(done, fail)); // a hundred at a time
    if (!some.length) return;
    for (const one of some) await walk(one, `${path}/`, found);
  }
}

/** Return files with others: of one name and other content both, the later with a number; the very same file is one. */
export function together(files, more) {
  const all = new Map(files);
  for (const [path, bytes] of more) {
    let name = path;
    for (let number = 2; all.has(name) && !isSame(all.get(name), bytes); number += 1) name = numbered(path, number);
    all.set(name, bytes);
  }
  return [...all];
}

const isSame = (one, other) => one.length === other.length && one.every((byte, k) => byte === other[k]);
const numbered = (path, number) => path.replace(/(\.[^./]*)?$/, (ending) => ` (${number})${ending}`);

/** Hand a file to whoever sits there, under its name. */
export function save([name, bytes]) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
