// Files in and out: chosen, dropped, in folders. They go to the worker as they are.

/** Return `[[path, bytes], ...]` of what an input or a drop holds. */
export async function filesIn(source) {
  if (source.items) {
    const entries = [...source.items].map((one) => one.webkitGetAsEntry?.()).filter(Boolean);
    if (entries.length) return (await Promise.all(entries.map((one) => inEntry(one, "")))).flat();
  }
  return Promise.all([...source.files].map((file) => read(file, file.webkitRelativePath || file.name)));
}

async function inEntry(entry, before) {
  const path = before + entry.name;
  if (entry.isFile) return [await read(await new Promise((done, fail) => entry.file(done, fail)), path)];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((done, fail) => reader.readEntries(done, fail)); // a hundred at a time
    if (!some.length) return found.flat();
    found.push(...(await Promise.all(some.map((one) => inEntry(one, `${path}/`)))));
  }
}

const read = async (file, path) => [path, new Uint8Array(await file.arrayBuffer())];

/** Hand a file to whoever sits there, under its name. */
export function save([name, bytes]) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
