// What the page carries: in the one file as text of its own, beside the page where it is a site.

const PIECE = 4 * 2 ** 18; // characters: four of them are three bytes

/** Return a part as an answer of which the body is unpacked while it is read. */
export async function part(name) {
  const here = await found(`part-${name}`);
  if (!here) return fetch(`${name}.bin`);
  const packed = await inPieces(here.textContent);
  here.remove();
  return new Response(new Blob(packed).stream().pipeThrough(new DecompressionStream("gzip")));
}

const unpacked = new Map();

/** Return the bytes of a part, which may be asked for again. */
export function bytesOf(name) {
  if (!unpacked.has(name)) unpacked.set(name, part(name).then(whole));
  return unpacked.get(name);
}

/** Return what is in an answer: the browser draws and listens while megabytes of it are unpacked. */
export async function whole(answer) {
  const pieces = [];
  let size = 0;
  let rested = 0;
  for (const from = answer.body.getReader(); ; ) {
    const { done, value } = await from.read();
    if (done) break;
    pieces.push(value);
    size += value.length;
    if (size - rested < PIECE) continue;
    rested = size;
    await moment();
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

// The browser still reads the file while the first parts are put to work: one is whole once something stands after it.
function found(id) {
  return new Promise((done) => {
    const look = () => {
      const here = document.getElementById(id);
      if (!here?.nextElementSibling && !document.getElementById("end")) return;
      coming.disconnect();
      done(here);
    };
    const coming = new MutationObserver(look);
    coming.observe(document.body, { childList: true });
    look();
  });
}

// The browser draws and listens between the pieces of a part of some megabytes.
async function inPieces(text) {
  const pieces = [];
  for (let from = 0; from < text.length; from += PIECE) {
    pieces.push(fromBase64(text.slice(from, from + PIECE)));
    await moment();
  }
  return pieces;
}

const moment = () => new Promise((next) => setTimeout(next));

function fromBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  return Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
}
