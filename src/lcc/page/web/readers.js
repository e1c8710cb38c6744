// Opening what was dropped. Reading forms is most of the work: where there are many, a second Python reads some of them.
import { Cancelled } from "./engine.js";

const MANY = 40; // forms: of fewer, most are read by the time that a second Python is there
const SOME = 4; // are read at a time: the one that is free takes the next
const LARGE = 50_000_000; // bytes: more is not held twice
const ARCHIVE = /\.zip$/i;

/** Open files; what is said and worked out is the same, whoever read them. */
export async function open(engine, words, files, tell = () => {}) {
  const read = mayBeMany(files) ? await readByTwo(engine, words, files, tell) : [];
  const further = (far) => far.at > read.length && tell(far);
  const taken = read.length && engine.ask("take", {}, read);
  const [opened] = await Promise.all([engine.ask("open", words, files, further), taken]);
  return opened;
}

function mayBeMany(files) {
  const size = files.reduce((sum, [, bytes]) => sum + bytes.length, 0);
  return navigator.hardwareConcurrency > 1 && size < LARGE && (files.length > MANY || files.some(([name]) => ARCHIVE.test(name)));
}

// The first takes them from the start, the second from the end. What the second does not come to is read by the first, and
// what nobody hands over is read where the files are opened.
async function readByTwo(engine, words, files, tell) {
  const { forms } = await engine.ask("forms", words, files);
  if (!(forms >= MANY)) return [];
  const read = [];
  let start = 0;
  let end = forms;
  let isAwaited = false;
  const keep = (made) => {
    read.push(...made.files);
    tell({ doing: "bids", at: read.length, of: forms });
  };
  const second = engine.second();
  async function fromStart() {
    while (start < end) {
      const from = start;
      start = Math.min(start + SOME, end);
      keep(await engine.ask("read", { start: from, end: start }));
    }
    if (!isAwaited) second.end();
  }
  async function fromEnd() {
    await second.ask("forms", words, files);
    isAwaited = true;
    while (start < end) {
      const to = end;
      end = Math.max(end - SOME, start);
      keep(await second.ask("read", { start: end, end: to }));
    }
  }
  try {
    await Promise.all([fromStart(), fromEnd().catch(passOver)]);
  } finally {
    second.end();
  }
  return read;
}

// A second one that can't start, or fails, is missed by nobody; who stops the work stops it.
function passOver(error) {
  if (error instanceof Cancelled) throw error;
}
