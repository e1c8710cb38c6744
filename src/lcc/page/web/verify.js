// Checking an award: what is confirmed, what differs, and what nobody could see.
import { useEffect, useState } from "preact/hooks";
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
  const [chosen, setChosen] = useState("");
  const [at, work] = useWork();
  const open = (all, which = chosen) =>
    work(async () => {
      setFiles(all);
      setChosen(which);
      setFound((now) => now && { choices: now.choices }); // what other files came to is not shown as what these come to
      setFound(all.length ? await engine.ask("verify", { language, chosen: which }, all) : null);
    });
  useEffect(() => {
    if (files.length) open(files);
  }, [language]);
  // The button that was pressed goes: who works by keyboard stands where the files are opened and closed.
  const takeAway = (name) => ({ target }) => {
    target.closest("details").querySelector("summary").focus();
    return open(files.filter(([one]) => one !== name));
  };
  const choices = Object.entries(found?.choices ?? {});
  return html`
    <${Drop} t=${t} text=${t.open_proof} onFiles=${(more) => open(together(files, more))} />
    <${Status} t=${t} at=${at} engine=${engine} onAgain=${files.length ? () => open(files) : null} />
    ${files.length > 0 && html`<details><summary>${t.opened} (${files.length})</summary><ul>${files.map(([name]) => html`<li>${name} <button class="plain" aria-label=${`${t.take_away}: ${name}`} onClick=${takeAway(name)}>${t.take_away}</button></li>`)}</ul></details>`}
    ${choices.length > 0 && html`<fieldset><legend>${t.which_checked}</legend>
      ${choices.map(([name, what]) => html`<label><input type="radio" name="checked" checked=${chosen === name} onChange=${() => open(files, name)} /> ${t[`paper_${what}`]}: ${name}</label>`)}
    </fieldset>`}
    ${found?.problems && html`<${Problems} t=${t} of=${found.problems} title=${t.cannot_read} />`}
    ${found?.not_together && html`<p class="warning">${found.not_together}</p>`}
    ${found?.notes?.map((one) => html`<p>${one}</p>`)}
    ${found?.nothing && html`<p class="warning">${t.nothing_to_verify}</p>`}
    ${found?.differences?.length > 0 && html`<${Problems} t=${t} of=${found.differences} title=${t.differs} />`}
    ${found?.confirmed?.length > 0 && html`<section class="confirmed"><h2>${t.confirmed}</h2><ul>${found.confirmed.map((one) => html`<li>${one}</li>`)}</ul></section>`}
    ${found?.unseen?.length > 0 && html`<section><h2>${t.unseen}</h2><ul>${found.unseen.map((one) => html`<li>${one}</li>`)}</ul></section>`}
    ${[found?.opened, found?.own].filter(Boolean).map((one) => html`<article><h2>${one.title}</h2><p class="subtitle">${one.subtitle}</p><${Blocks} blocks=${one.blocks} /></article>`)}
    ${found?.confirmed && html`<p class="actions"><button onClick=${() => print()}>${t.print}</button></p>`}`;
}
