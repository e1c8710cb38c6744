// A place for files: to drop them on, and buttons for who can't drag.
import { useState } from "preact/hooks";
import { filesIn } from "./files.js";
import { html } from "./html.js";
import { filled } from "./texts.js";

export function Drop({ t, text, onFiles, isSmall = false, hasFolders = true }) {
  const [isOver, setOver] = useState(false);
  const [wrong, setWrong] = useState(null);
  const take = async (event) => {
    event.preventDefault();
    setOver(false);
    const input = event.dataTransfer ? null : event.target;
    const found = await filesIn(event.dataTransfer ?? input).catch(() => ({ files: [], wrong: { text: "not_read", names: "" } }));
    if (input) input.value = "";
    setWrong(found.wrong);
    if (found.files.length) onFiles(found.files);
  };
  const over = (event) => {
    event.preventDefault();
    setOver(true);
  };
  return html`<div class=${`drop${isOver ? " over" : ""}${isSmall ? " small" : ""}`} onDragOver=${over} onDragLeave=${() => setOver(false)} onDrop=${take}>
    <p>${text}</p>
    <label class="button">${t.choose_files}<input type="file" multiple onChange=${take} /></label>
    ${hasFolders && html`<label class="button">${t.choose_folder}<input type="file" webkitdirectory onChange=${take} /></label>`}
    <div role="alert">${wrong && html`<p class="warning">${filled(t[wrong.text], wrong)}</p>`}</div>
  </div>`;
}
