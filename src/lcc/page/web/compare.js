// Comparing bids: files in, what is wrong with them, the outcome, files out.
import { useState } from "preact/hooks";
import { Blocks } from "./blocks.js";
import { Drop } from "./drop.js";
import { save } from "./files.js";
import { html } from "./html.js";
import { Problems } from "./problems.js";
import { WhatIf } from "./what_if.js";
import { useWork } from "./work.js";

export function Compare({ engine, language, t }) {
  const [files, setFiles] = useState([]);
  const [leftOut, setLeftOut] = useState([]);
  const [tender, setTender] = useState(null);
  const [found, setFound] = useState(null);
  const [outcome, setOutcome] = useState(null);
  const [notMade, setNotMade] = useState([]);
  const [status, work] = useWork(t, engine);

  const open = (all, without, named) =>
    work(async (tell) => {
      setFiles(all);
      setLeftOut(without);
      setTender(named);
      setOutcome(null);
      const opened = await engine.ask("open", { language, leave_out: without, tender: named }, all, tell);
      setFound(opened);
      if (opened.tender && !opened.problems.length) {
        const ranked = await engine.ask("rank", { language });
        if (ranked.problems) setFound({ ...opened, problems: ranked.problems });
        else setOutcome(ranked.outcomes);
      }
    });

  const add = (more) => {
    const names = new Set(more.map(([name]) => name));
    return open([...files.filter(([name]) => !names.has(name)), ...more], leftOut, tender);
  };
  const leave = (name) =>
    open(files, leftOut.includes(name) ? leftOut.filter((one) => one !== name) : [...leftOut, name], tender);
  const keep = (what) => () =>
    work(async () => {
      const made = await engine.ask(what, { language });
      made.files.forEach(save);
      setNotMade(made.left_out ?? []);
    });

  return html`
    <${Drop} t=${t} text=${t.drop_here} onFiles=${add} />
    <p role="status" class="status">${status}</p>
    ${found && html`<${Opened} t=${t} files=${files} found=${found} leftOut=${leftOut} onLeave=${leave} onTender=${(name) => open(files, leftOut, name)} />`}
    ${found?.problems.length > 0 && html`<${Problems} t=${t} of=${found.problems} />`}
    ${outcome && html`<section aria-label=${t.outcome}>
      <p class="actions"><button onClick=${keep("workbook")}>${t.save_workbook}</button> <button onClick=${keep("everything")}>${t.save_everything}</button> <button onClick=${() => print()}>${t.print}</button></p>
      ${notMade.length > 0 && html`<${Problems} t=${t} of=${notMade} title=${t.not_made} />`}
      ${outcome.map((one) => html`<article><h2>${one.title}</h2><p class="subtitle">${one.subtitle}</p><${Blocks} blocks=${one.blocks} /></article>`)}
      ${outcome.length === 1 && html`<${WhatIf} engine=${engine} language=${language} t=${t} />`}
    </section>`}`;
}

function Opened({ t, files, found, leftOut, onLeave, onTender }) {
  const tenders = files.filter(([name]) => found.roles[name] === "tender");
  const isOpen = tenders.length !== 1;
  return html`<details open=${isOpen || found.problems.length > 0}>
    <summary>${t.opened} (${files.length})</summary>
    ${tenders.length === 0 && html`<p class="warning">${t.no_tender}</p>`}
    ${tenders.length > 1 && html`<fieldset><legend>${t.which_tender}</legend>${tenders.map(([name]) => html`<label><input type="radio" name="tender" onChange=${() => onTender(name)} /> ${name}</label>`)}</fieldset>`}
    <table>
      <thead><tr><th scope="col">${t.read_it}</th><th scope="col">${t.file}</th><th scope="col">${t.is_for}</th></tr></thead>
      <tbody>${files.map(([name]) => html`<tr>
        <td><input type="checkbox" aria-label=${name} checked=${!leftOut.includes(name)} disabled=${found.roles[name] !== "bid"} onChange=${() => onLeave(name)} /></td>
        <th scope="row">${name}</th><td>${t[`role_${found.roles[name]}`]}</td>
      </tr>`)}</tbody>
    </table>
  </details>`;
}
