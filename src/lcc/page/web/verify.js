// Checking an award: what is confirmed, what differs, and what nobody could see.
import { useState } from "preact/hooks";
import { Blocks } from "./blocks.js";
import { Drop } from "./drop.js";
import { together } from "./files.js";
import { html } from "./html.js";
import { Problems } from "./problems.js";
import { Status } from "./status.js";
import { useWork } from "./work.js";

export function Verify({ engine, language, t }) {
  const [files, setFiles] = useState([]);
  const [found, setFound] = useState(null);
  const [at, work] = useWork();
  const open = (more) =>
    work(async () => {
      const all = together(files, more);
      setFiles(all);
      setFound(await engine.ask("verify", { language }, all));
    });
  return html`
    <${Drop} t=${t} text=${t.open_proof} onFiles=${open} />
    <${Status} t=${t} at=${at} engine=${engine} onAgain=${files.length ? () => open([]) : null} />
    ${files.length > 0 && html`<details><summary>${t.opened} (${files.length})</summary><ul>${files.map(([name]) => html`<li>${name}</li>`)}</ul></details>`}
    ${found?.problems && html`<${Problems} t=${t} of=${found.problems} title=${t.cannot_read} />`}
    ${found?.not_together && html`<p class="warning">${found.not_together}</p>`}
    ${found?.notes?.map((one) => html`<p>${one}</p>`)}
    ${found?.nothing && html`<p class="warning">${t.nothing_to_verify}</p>`}
    ${found?.differences?.length > 0 && html`<${Problems} t=${t} of=${found.differences} title=${t.differs} />`}
    ${found?.confirmed?.length > 0 && html`<section class="confirmed"><h2>${t.confirmed}</h2><ul>${found.confirmed.map((one) => html`<li>${one}</li>`)}</ul></section>`}
    ${found?.unseen?.length > 0 && html`<section><h2>${t.unseen}</h2><ul>${found.unseen.map((one) => html`<li>${one}</li>`)}</ul></section>`}
    ${[found?.opened, found?.own].filter(Boolean).map((one) => html`<article><h2>${one.title}</h2><p class="subtitle">${one.subtitle}</p><${Blocks} blocks=${one.blocks} /></article>`)}
    ${found && html`<p class="actions"><button onClick=${() => print()}>${t.print}</button></p>`}`;
}
