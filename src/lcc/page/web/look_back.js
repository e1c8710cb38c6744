// Looking back at a contract that was awarded on price: what was not asked as ranges, and what would have come of it.
import { useEffect, useState } from "preact/hooks";
import { askAbout } from "./asking.js";
import { Article } from "./blocks.js";
import { Drop } from "./drop.js";
import { Choose } from "./fields.js";
import { save, together } from "./files.js";
import { html } from "./html.js";
import { Problems } from "./problems.js";
import { Status } from "./status.js";
import { useWork } from "./work.js";

export function LookBack({ engine, language, t }) {
  const [templates, setTemplates] = useState([]);
  const [template, setTemplate] = useState(null);
  const [files, setFiles] = useState([]);
  const [found, setFound] = useState(null);
  const [at, work] = useWork();
  useEffect(() => {
    engine.ask("choices", { language }).then((choices) => {
      setTemplates(choices.templates);
      setTemplate((now) => now ?? choices.templates[0][0]);
    });
    if (files.length) open(files);
  }, [language]);

  const open = (all) =>
    work(async () => {
      setFiles(all);
      setFound(await engine.ask("look_back", { language }, all));
    });
  const reopen = () => engine.ask("look_back", { language }, files);
  const keep = (ask, words) => () => work(async () => (await askAbout(engine, ask, { language, ...words }, reopen)).files.forEach(save));

  return html`
    <p>${t.look_back_what}</p>
    <${Status} t=${t} at=${at} engine=${engine} onAgain=${files.length ? () => open(files) : null} />
    <section><h2>${t.step_look_back}</h2>
      ${template && html`<${Choose} name="looked-at" label=${t.what_was_bought} entries=${templates} value=${template} onValue=${setTemplate} />`}
      <p class="actions"><button class="main" onClick=${keep("look_back_sheet", { template })}>${t.save_quotes}</button></p>
      <p class="quiet">${t.next_look_back}</p>
    </section>
    <section><h2>${t.step_looked}</h2>
      <${Drop} t=${t} text=${t.open_look_back} isSmall=${files.length > 0} onFiles=${(more) => open(more.length === 1 && /\.xlsx$/i.test(more[0][0]) ? more : together(files, more))} />
      ${found?.problems && html`<${Problems} t=${t} of=${found.problems} title=${t.bid_problems} />`}
      ${found?.not_together?.map((one) => html`<p class="warning">${one}</p>`)}
      ${found?.outcome && html`<p class="actions"><button onClick=${keep("look_back_paper")}>${t.save_document}</button> <button onClick=${() => print()}>${t.print}</button></p>
        <${Article} document=${found.outcome} t=${t} />`}
    </section>`;
}
