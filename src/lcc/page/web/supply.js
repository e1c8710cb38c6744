// Filling in a bid: the questions of the form, and what it comes to while somebody types.
import { useEffect, useRef, useState } from "preact/hooks";
import { askAbout } from "./asking.js";
import { Article } from "./blocks.js";
import { Drop } from "./drop.js";
import { save, together } from "./files.js";
import { html } from "./html.js";
import { Problems } from "./problems.js";
import { Parts, WorkedOut } from "./questions.js";
import { Status } from "./status.js";
import { useWork } from "./work.js";

const NOTHING_WRONG = { needs_tender: false, several: null, problems: [] };

export function Supply({ engine, language, t, onTyped }) {
  const [files, setFiles] = useState([]);
  const [form, setForm] = useState(null);
  const [answers, setAnswers] = useState({});
  const [workedOut, setWorkedOut] = useState({});
  const [checked, setChecked] = useState(null);
  const [at, work] = useWork();
  const newest = useRef(0);
  const lastOpened = useRef([]);

  const counts = { seen: form?.seen ?? [], counted: form?.counted ?? {}, answers };
  const reopen = () => engine.ask("begin_bid", { language, ...counts }, files);
  const about = (ask, words) => askAbout(engine, ask, { language, ...words }, reopen);
  // What can't be opened takes nothing away that is there.
  const open = (more) =>
    work(async () => {
      lastOpened.current = more;
      const all = together(files, more);
      const found = await engine.ask("begin_bid", { language, ...counts }, all);
      if (!found.sheets) {
        if (found.needs_tender && !found.problems.length) setFiles(all);
        return setForm({ ...form, ...NOTHING_WRONG, ...found });
      }
      const isTyped = Object.values(answers).some((one) => one !== "");
      if (found.is_new_form && isTyped && !confirm(t.replace_typed)) return reopen();
      setFiles(all);
      setForm(found);
      setAnswers(found.answers);
      setWorkedOut(found.worked_out);
      setChecked(checked ? await engine.ask("check_bid", { language, answers: found.answers }) : null);
    });
  useEffect(() => {
    if (files.length) open([]);
  }, [language]);
  const answer = async (name, value) => {
    const now = { ...answers, [name]: value };
    setAnswers(now);
    onTyped(true);
    const number = ++newest.current;
    const found = await about("work_out", { answers: now }).catch(() => null);
    if (found && number === newest.current) setWorkedOut(found.worked_out);
  };
  const check = () => work(async () => setChecked(await about("check_bid", { answers })));
  const keep = () =>
    work(async () => {
      (await about("save_bid", { answers })).files.forEach(save);
      onTyped(false);
    });
  const wrong = Object.fromEntries((checked?.missing ?? []).flatMap(({ problems }) => problems.filter((one) => one.field).map((one) => [one.field, one])));
  const shown = { t, answers, workedOut, wrong, onAnswer: answer };

  return html`
    <${Drop} t=${t} hasFolders=${false} text=${t.open_tender} isSmall=${Boolean(form?.sheets)} onFiles=${open} />
    <${Status} t=${t} at=${at} engine=${engine} onAgain=${() => open(lastOpened.current)} />
    ${form?.needs_tender && html`<p class="warning">${t.needs_tender}</p>`}
    ${form?.several?.tender && html`<p class="warning">${t.one_tender}</p>`}
    ${form?.several?.bid && html`<p class="warning">${t.one_form}</p>`}
    ${form?.problems?.length > 0 && html`<${Problems} t=${t} of=${form.problems} title=${t.cannot_read} />`}
    ${form?.carried && html`<${Carried} t=${t} told=${form.carried} />`}
    ${form?.sheets && html`<form noValidate onSubmit=${(event) => event.preventDefault()}>
      <h2>${form.title}</h2><p class="subtitle">${form.authority}</p>
      <${Parts} parts=${form.sheets[0].parts} ...${shown} />
      <details class="more"><summary>${t.more_questions}</summary><${Parts} parts=${form.sheets[1].parts} ...${shown} /></details>
      <${WorkedOut} parts=${form.sheets[0].parts} ...${shown} />
      <p class="actions"><button onClick=${check}>${t.check_bid}</button> <button class="main" onClick=${keep}>${t.save_bid}</button></p>
      <div role="status">${checked && checked.missing.length === 0 && html`<p class="next">${t.bid_complete}</p>`}</div>
      ${checked?.missing.length > 0 && html`<${Problems} t=${t} of=${checked.missing} title=${t.bid_problems} onField=${goTo} />`}
      ${checked?.told?.length > 0 && html`<section aria-label=${t.told}><h2>${t.told}</h2><p>${t.told_about}</p><ul>${checked.told.map((one) => html`<li>${one}</li>`)}</ul></section>`}
      ${checked?.by_year && html`<${Article} document=${checked.by_year} t=${t} />`}
    </form>`}`;
}

const Carried = ({ t, told }) => html`<details class="carried" open><summary>${t.carried}</summary>
  ${told.map(({ sentence, entries }) => html`<p>${sentence}</p>${entries.length > 0 && html`<ul>${entries.map((one) => html`<li>${one}</li>`)}</ul>`}`)}
</details>`;

function goTo(name) {
  const field = document.getElementById(name);
  if (!field) return;
  const closed = field.closest("details:not([open])");
  if (closed) closed.open = true;
  field.focus();
}
