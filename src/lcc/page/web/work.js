// What the page is at: a sentence for who waits, how far it is, and a button that stops it.
import { useState } from "preact/hooks";
import { Cancelled } from "./engine.js";
import { html } from "./html.js";

/** Return what to show while something runs, and what runs something: `work(async (tell) => ...)`. */
export function useWork(t, engine) {
  const [status, setStatus] = useState("");
  const [far, setFar] = useState(null);
  async function work(doing) {
    setFar(null);
    setStatus(t.working);
    try {
      await doing(setFar);
      setStatus("");
    } catch (error) {
      setStatus(error instanceof Cancelled ? t.stopped : t.failed.replace("{error}", error.message));
    }
  }
  if (status !== t.working) return [status, work];
  const said = far && t.bid_of.replace("{at}", far.at).replace("{of}", far.of);
  const shown = html`${status} ${far && html`<progress value=${far.at} max=${far.of} aria-label=${said}></progress> <span aria-hidden="true">${said}</span>`} <button onClick=${() => engine.cancel()}>${t.stop}</button>`;
  return [shown, work];
}
