// The day on which letters are sent: what follows from it, what to look at first, and what is still open in them.
import { useEffect, useState } from "preact/hooks";
import { Type } from "./fields.js";
import { html } from "./html.js";
import { filled } from "./texts.js";

export function Sending({ t, about, of, sent, onSent, leftOut, toFillIn }) {
  const [lines, setLines] = useState([]);
  useEffect(() => {
    let isNewest = true;
    about("sending", { sent }).then(
      (found) => isNewest && setLines(found.before_sending ?? []),
      () => {}, // it was stopped: what was asked next says so
    );
    return () => {
      isNewest = false;
    };
  }, [sent, of]);
  return html`<${Type} name="sent" type="date" label=${t.sent} note=${t.sent_about} value=${sent} onValue=${onSent} />
    <div role="status">
      ${leftOut.length > 0 && html`<p class="warning">${filled(t.no_letter, { names: leftOut.join(", ") })}</p>`}
      <${Lines} title=${t.before_sending} lines=${lines} />
      <${Lines} title=${t.to_fill_in} lines=${toFillIn} />
    </div>`;
}

const Lines = ({ title, lines }) => lines.length > 0 && html`<h3>${title}</h3><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
