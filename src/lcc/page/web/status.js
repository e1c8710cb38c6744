// What the page is at, for who waits: with a way to stop it, and after that to go on.
import { html } from "./html.js";

export const Status = ({ t, status, engine, onAgain }) => html`<p role="status" class="status">
  ${status} ${status === t.working && html`<button onClick=${() => engine.cancel()}>${t.stop}</button>`}
  ${status === t.stopped && onAgain && html`<button onClick=${onAgain}>${t.again}</button>`}
</p>`;
