// A place for files: to drop them on, and buttons for who can't drag.
import { useState } from "preact/hooks";
import { filesIn } from "./files.js";
import { html } from "./html.js";

export function Drop({ t, text, onFiles }) {
  const [isOver, setOver] = useState(false);
  const take = async (event) => {
    event.preventDefault();
    setOver(false);
    const found = await filesIn(event.dataTransfer ?? event.target);
    if (event.target.value) event.target.value = "";
    if (found.length) onFiles(found);
  };
  const over = (event) => {
    event.preventDefault();
    setOver(true);
  };
  return html`<div class=${isOver ? "drop over" : "drop"} onDragOver=${over} onDragLeave=${() => setOver(false)} onDrop=${take}>
    <p>${text}</p>
    <label class="button">${t.choose_files}<input type="file" multiple onChange=${take} /></label>
    <label class="button">${t.choose_folder}<input type="file" webkitdirectory onChange=${take} /></label>
  </div>`;
}
