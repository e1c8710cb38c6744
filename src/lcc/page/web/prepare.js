// Preparing a tender: what is bought and how; a book to fill in; what goes out with it.
import { useEffect, useState } from "preact/hooks";
import { Drop } from "./drop.js";
import { Choose, Type } from "./fields.js";
import { save } from "./files.js";
import { html } from "./html.js";
import { Problems } from "./problems.js";
import { Status } from "./status.js";
import { useWork } from "./work.js";

const OWN = "something-else";
const QUOTES = "three_quotes";

export function Prepare({ engine, language, t, onTyped }) {
  const [choices, setChoices] = useState(null);
  const [said, setSaid] = useState({ procedure: "european", parts: [] });
  const [isSaved, setSaved] = useState(false);
  const [file, setFile] = useState(null);
  const [made, setMade] = useState(null);
  const [at, work] = useWork();
  useEffect(() => {
    engine.ask("choices", { language }).then((found) => {
      setChoices(found);
      setSaid((now) => ({ template: found.templates[0][0], ...now }));
    });
    if (made) work(async () => setMade({ what: made.what, is_saved: made.is_saved, ...(await engine.ask(made.what, { language }, [file])) }));
  }, [language]);
  const say = (name) => (value) => {
    setSaid({ ...said, [name]: value });
    onTyped(true);
  };
  const tick = (part) => () => say("parts")(said.parts.includes(part) ? said.parts.filter((one) => one !== part) : [...said.parts, part]);
  const start = () =>
    work(async () => {
      const found = await engine.ask("start", { language, ...said });
      found.files.forEach(save);
      setSaved(true);
      onTyped(false);
    });
  const ask = (what, from) =>
    work(async () => {
      const found = await engine.ask(what, { language }, [from]);
      setMade({ what, ...found });
      if (what === "lay_out") (found.files ?? []).forEach(save);
    });
  const keepPapers = () => {
    made.files.forEach(save);
    setMade({ ...made, is_saved: true });
  };
  const open = (files) => {
    setFile(files[0]);
    return ask("papers", files[0]);
  };
  const isQuotes = said.procedure === QUOTES;
  return html`
    <${Status} t=${t} at=${at} engine=${engine} />
    ${choices && html`<form noValidate onSubmit=${(event) => event.preventDefault()}>
      <section><h2>${t.step_start}</h2>
        <${Choose} name="template" label=${t.what_bought} entries=${choices.templates} value=${said.template} onValue=${say("template")} />
        ${said.template === OWN && html`<${Type} name="item" label=${t.what_called} value=${said.item} onValue=${say("item")} />`}
        <${Choose} name="procedure" label=${t.how_put_out} entries=${choices.procedures} value=${said.procedure} onValue=${say("procedure")} />
        <${Type} name="title" label=${t.title_of_tender} value=${said.title} onValue=${say("title")} />
        <${Type} name="authority" label=${t.authority} value=${said.authority} onValue=${say("authority")} />
        ${!isQuotes && html`<details><summary>${t.more_parts}</summary>${choices.parts.map(([part, title, about]) => html`<label class="tick"><input type="checkbox" checked=${said.parts.includes(part)} onChange=${tick(part)} /> <span><strong>${title}</strong> ${about}</span></label>`)}</details>`}
        <p class="actions"><button class="main" onClick=${start}>${isQuotes ? t.save_quotes : t.save_book}</button></p>
        <p class=${isSaved ? "next" : "quiet"}>${isQuotes ? t.next_quotes : t.next_book}</p>
      </section>
    </form>`}
    <section><h2>${t.step_papers}</h2>
      <${Drop} t=${t} hasFolders=${false} text=${t.open_book} isSmall=${file !== null} onFiles=${open} />
      ${file && html`<p class="quiet">${file[0]}</p>`}
      ${made?.problems && html`<${Problems} t=${t} of=${made.problems} title=${t.bid_problems} />`}
      ${made?.is_quotes && html`<p class="next">${t.opened_quotes}</p>`}
      ${made?.what === "papers" && made.files?.length > 0 && html`<p>${t.papers_ready}</p>
        ${made.of_template.length > 0 && html`<div class="warning"><p>${t.of_template}</p><ul>${made.of_template.map((one) => html`<li>${one}</li>`)}</ul></div>`}
        <p class="actions"><button class="main" onClick=${keepPapers}>${t.save_papers}</button></p>
        ${made.is_saved && html`<p class="next">${t.papers_saved}</p>`}
        ${made.is_scored && html`<p>${t.papers_scored}</p>`}`}
      ${made?.what === "lay_out" && made.files?.length > 0 && html`<p class="next">${t.laid_out}</p>`}
      ${made?.left?.length > 0 && html`<p>${t.no_place}</p><ul>${made.left.map((one) => html`<li>${one}</li>`)}</ul>`}
      ${file && html`<details open=${Boolean(made?.is_quotes || made?.problems)}><summary>${t.lay_out_more}</summary><p>${t.lay_out_about}</p><p class="actions"><button onClick=${() => ask("lay_out", file)}>${t.lay_out}</button></p></details>`}
    </section>
    <p class="quiet">${t.step_compare}</p>`;
}
