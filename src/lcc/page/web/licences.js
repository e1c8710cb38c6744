// The licences of all that the page carries, unpacked for who asks.
import { useState } from "preact/hooks";
import { bytesOf } from "./archives.js";
import { html } from "./html.js";

export function Licences({ t }) {
  const [text, setText] = useState(null);
  const show = async () => setText(text === null ? new TextDecoder().decode(await bytesOf("licences")) : null);
  return html`<footer>
    <button class="plain" aria-expanded=${text !== null} onClick=${show}>${t.licences}</button>
    ${text !== null && html`<pre tabindex="0" role="region" aria-label=${t.licences} lang="en">${text}</pre>`}
  </footer>`;
}
