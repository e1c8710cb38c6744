// A contract after the award: made of an award or opened, with its calendar and payments.
import { useEffect, useState } from "preact/hooks";
import { askAbout } from "./asking.js";
import { Article } from "./blocks.js";
import { Drop } from "./drop.js";
import { Choose, Type } from "./fields.js";
import { save, together } from "./files.js";
import { html } from "./html.js";
import { Problems } from "./problems.js";
import { Status } from "./status.js";
import { useWork } from "./work.js";

// The day where somebody sits, and not that of Greenwich.
const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

export function Contract({ engine, language, t }) {
  const [files, setFiles] = useState([]);
  const [found, setFound] = useState(null);
  const [award, setAward] = useState(null);
  const [delivered, setDelivered] = useState("");
  const [wrong, setWrong] = useState(null);
  const [isMade, setMade] = useState(false);
  const [by, setBy] = useState("");
  const [year, setYear] = useState(new Date().getFullYear() - 1);
  const [said, setSaid] = useState([]);
  const [at, work] = useWork();

  const open = (all) =>
    work(async () => {
      setFiles(all);
      setMade(false);
      setSaid([]);
      await show(all);
    });
  async function show(all) {
    setWrong(null);
    setFound(null); // what other files came to is not shown as what these come to
    const came = await engine.ask("contract", { language }, all);
    setFound(came);
    setAward((now) => (came.choices?.some(([key]) => key === now) ? now : came.choices?.[0]?.[0]));
  }
  useEffect(() => {
    if (files.length) work(() => show(files));
  }, [language]);
  const reopen = (tell) => engine.ask("contract", { language }, files, tell);
  const about = (ask, words, tell) => askAbout(engine, ask, { language, ...words }, reopen, tell);
  const kept = (kind) => () => work(async (tell) => (await about("contract_file", { kind }, tell)).files.forEach(save));
  // The button that was pressed goes: who works by keyboard stands where the files are opened and closed.
  const takeAway = (name) => ({ target }) => {
    target.closest("details").querySelector("summary").focus();
    return open(files.filter(([one]) => one !== name));
  };
  // What is made comes in place of the award that it was made of.
  const make = () =>
    work(async (tell) => {
      const made = await about("make_contract", { award, delivered }, tell);
      if (made.problems) return setWrong(made.problems);
      made.files.forEach(save);
      setFiles(made.files);
      await show(made.files);
      setMade(true);
    });

  // What was recorded goes, and the contract with it in its log comes in place of the one before.
  const record = () =>
    work(async (tell) => {
      const made = await engine.ask("record", { by, on: today(), language }, files, tell);
      if (made.problems) return setWrong(made.problems);
      made.files.forEach(save);
      const left = [...files.filter(([name]) => made.left.includes(name)), ...made.files];
      setFiles(left);
      await show(left);
      setSaid(made.said);
    });
  const form = () => work(async (tell) => (await about("contract_form", { year: Number(year) || null }, tell)).files?.forEach(save));

  return html`<section><h2>${t.step_contract}</h2>
    <${Drop} t=${t} hasFolders=${false} text=${t.open_contract} isSmall=${files.length > 0} onFiles=${(more) => open(found?.outcome || found?.choices ? together(files, more) : more)} />
    <${Status} t=${t} at=${at} engine=${engine} onAgain=${files.length ? () => open(files) : null} />
    ${files.length > 0 && html`<details><summary>${t.opened} (${files.length})</summary><ul>${files.map(([name]) => html`<li>${name} <button class="plain" aria-label=${`${t.take_away}: ${name}`} onClick=${takeAway(name)}>${t.take_away}</button></li>`)}</ul></details>`}
    ${found?.not_together?.map((one) => html`<p class="warning">${one}</p>`)}
    ${found?.nothing && files.length > 0 && html`<p class="warning">${t.nothing_of_contract}</p>`}
    ${(found?.problems ?? wrong) && html`<${Problems} t=${t} of=${found?.problems ?? wrong} title=${t.cannot_read} />`}
    ${found?.choices && html`
      <${Choose} name="with-whom" label=${t.with_whom} entries=${found.choices} value=${award} onValue=${setAward} />
      <${Type} name="delivered" label=${t.delivered_on} type="date" value=${delivered} onValue=${setDelivered} />
      <p class="actions"><button class="main" disabled=${!delivered} onClick=${make}>${t.make_contract}</button></p>`}
    ${found?.outcome && html`
      ${isMade && html`<p class="next">${t.agreed_beside}</p>`}
      ${said.map((one) => html`<p class="next" role="status">${one}</p>`)}
      ${found.rows.length > 0 && html`
        <p>${t.record_about.replace("{names}", found.rows.join(", "))}</p>
        <${Type} name="recorded-by" label=${t.recorded_by} value=${by} onValue=${setBy} />
        <p class="actions"><button class="main" disabled=${!by.trim()} onClick=${record}>${t.record}</button></p>`}
      <p class="actions"><button class="main" onClick=${kept("ics")}>${t.save_calendar}</button> <button onClick=${kept("csv")}>${t.save_payments}</button> <button onClick=${kept("xlsx")}>${t.save_contract_book}</button></p>
      <${Type} name="form-year" label=${t.form_year} type="number" value=${year} onValue=${setYear} />
      <p class="actions"><button onClick=${form}>${t.save_contract_form}</button></p>
      <${Article} document=${found.outcome} t=${t} />`}
  </section>`;
}
