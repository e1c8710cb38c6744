// What this browser does not let the page do, said before anything is started: what to allow, and the ways out.
import { html } from "./html.js";

/** Return the name of the text about what is missing, or null. */
export function missing() {
  if (typeof WebAssembly === "undefined") return "no_webassembly";
  if (typeof Worker === "undefined") return "no_workers";
  if (typeof DecompressionStream === "undefined") return "too_old";
  return null;
}

export const SwitchedOff = ({ texts, first, what }) => html`<main>
  ${[first, ...Object.keys(texts).filter((one) => one !== first)].map((one) => html`<section lang=${one} class="warning">
    <p>${texts[one][what]}</p><p>${texts[one].ways_out}</p>
  </section>`)}
</main>`;
