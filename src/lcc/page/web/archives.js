// What the page carries: in the one file as text of its own, beside the page where it is a site.

/** Return the bytes of one of its parts, unpacked. */
export async function bytesOf(name) {
  const here = document.getElementById(`part-${name}`);
  if (!here) return new Uint8Array(await (await fetch(`${name}.bin`)).arrayBuffer());
  const packed = fromBase64(here.textContent);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function fromBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  return Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
}
