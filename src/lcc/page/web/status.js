// What the page is at, for who waits, and how far: with a way to stop it, and after that to go on.
import { html } from "./html.js";
import { filled } from "./texts.js";

export const Status = ({ t, at, engine, onAgain }) => html`<p role="status" class="status">
  ${at.name && t[at.name].replace("{error}", at.error)}
  ${at.far && html`<${Far} t=${t} ...${at.far} />`}
  ${at.name === "working" && html`<button onClick=${() => engine.cancel()}>${t.stop}</button>`}
  ${at.name === "stopped" && onAgain && html`<button onClick=${onAgain}>${t.again}</button>`}
</p>`;

function Far({ t, doing, at, of }) {
  const said = filled(t[`doing_${doing}`], { at, of });
  if (!of) return said;
  return html`<progress value=${at} max=${of} aria-label=${said}></progress> <span aria-hidden="true">${said}</span>`;
}
