// Many tenders at once: what was read, the table to save, and the indicators.
import { useEffect, useRef, useState } from "preact/hooks";
import { askAbout } from "./asking.js";
import { Article } from "./blocks.js";
import { Drop } from "./drop.js";
import { Type } from "./fields.js";
import { save, together } from "./files.js";
import { html } from "./html.js";
import { Problems } from "./problems.js";
import { Status } from "./status.js";
import { filled } from "./texts.js";
import { useWork } from "./work.js";

const YEAR = /^\d{4}$/;

export function Portfolio({ engine, language, t }) {
  const [files, setFiles] = useState([]);
  const [leftOut, setLeftOut] = useState([]);
  const [year, setYear] = useState(String(new Date().getFullYear()));
  const [found, setFound] = useState(null);
  const [at, work] = useWork();
  const newest = useRef(0);

  const ask = (all, without, level, tell) => engine.ask("portfolio", { language, price_level: Number(level), leave_out: without }, all, tell);
  // What was asked while an answer is awaited is shown, and not what was asked before it.
  const read = (all, without, level) => {
    setFiles(all);
    setLeftOut(without);
    setYear(level);
    const number = ++newest.current;
    if (!all.length || !YEAR.test(level)) return setFound(null);
    return work(async (tell) => {
      setFound((now) => now && { sources: now.sources }); // what other files came to is not shown as what these come to
      const came = await ask(all, without, level, tell);
      if (number === newest.current) setFound(came);
    });
  };
  useEffect(() => {
    if (files.length) read(files, leftOut, year);
  }, [language]);
  const leave = (name) => read(files, leftOut.includes(name) ? leftOut.filter((one) => one !== name) : [...leftOut, name], year);
  const reopen = (tell) => ask(files, leftOut, year, tell);
  const kept = (kind) => () => work(async (tell) => (await askAbout(engine, "portfolio_file", { language, kind }, reopen, tell)).files.forEach(save));

  return html`<section><h2>${t.step_portfolio}</h2>
    <${Drop} t=${t} text=${t.open_portfolio} isSmall=${files.length > 0} onFiles=${(more) => read(together(files, more), leftOut, year)} />
    <${Type} name="price-level" label=${t.price_level} value=${year} onValue=${(level) => read(files, leftOut, level)} />
    <${Status} t=${t} at=${at} engine=${engine} onAgain=${files.length ? () => read(files, leftOut, year) : null} />
    ${found?.sources?.length > 0 && html`<${Sources} t=${t} sources=${found.sources} leftOut=${leftOut} onLeave=${leave} />`}
    ${found?.not_together?.map((one) => html`<p class="warning">${one}</p>`)}
    ${found?.problems?.length > 0 && html`<${Problems} t=${t} of=${found.problems} title=${found.tenders ? t.not_in_table : t.cannot_read} />`}
    ${found?.tenders > 0 && html`<p>${filled(t.in_table, found)}</p>
      ${found.without_level.length > 0 && html`<p class="warning">${filled(t.no_level, { names: found.without_level.join(", ") })}</p>`}
      <p class="actions"><button class="main" onClick=${kept("xlsx")}>${t.save_table_xlsx}</button> <button onClick=${kept("csv")}>${t.save_table_csv}</button> <button onClick=${kept("indicators")}>${t.save_indicators}</button></p>
      <${Article} document=${found.indicators} t=${t} />`}
  </section>`;
}

const Sources = ({ t, sources, leftOut, onLeave }) => html`<details class="opened"><summary>${t.opened} (${sources.length})</summary>
  <ul>${sources.map((name) => html`<li><label><input type="checkbox" checked=${!leftOut.includes(name)} onChange=${() => onLeave(name)} /> ${name}</label></li>`)}</ul>
</details>`;
