// Comparing bids: files in, what is wrong with them, the outcome, files out.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { askAbout } from "./asking.js";
import { Article } from "./blocks.js";
import { Draw } from "./draw.js";
import { Drop } from "./drop.js";
import { Type } from "./fields.js";
import { save, together } from "./files.js";
import { html } from "./html.js";
import { drawn, whole } from "./in_turn.js";
import { Opened } from "./opened.js";
import { Problems } from "./problems.js";
import { open as openFiles } from "./readers.js";
import { Sending } from "./sending.js";
import { Status } from "./status.js";
import { WhatIf } from "./what_if.js";
import { useWork } from "./work.js";

export function Compare({ engine, language, t }) {
  const [files, setFiles] = useState([]);
  const [leftOut, setLeftOut] = useState([]);
  const [chosen, setChosen] = useState({});
  const [newer, setNewer] = useState([]);
  const [found, setFound] = useState(null);
  const [outcome, setOutcome] = useState(null);
  const [tie, setTie] = useState(null);
  const [notMade, setNotMade] = useState([]);
  const [sent, setSentOn] = useState("");
  const [toFillIn, setToFillIn] = useState([]);
  const [by, setBy] = useState("");
  const [at, work] = useWork();
  const newest = useRef(0);
  // Of hundreds of bids it takes a while to make: what did not change is not made again at every word that does.
  const articles = useMemo(() => outcome?.map((one) => html`<${Article} document=${one} t=${t} />`), [outcome, t]);

  const replaced = found?.replaced ?? {};
  const reopen = (tell) => openFiles(engine, { language, leave_out: leftOut, chosen, replaced }, files, tell);
  const about = (ask, words = {}, tell) => askAbout(engine, ask, { language, ...words }, reopen, tell);

  // What was asked while an answer is awaited is shown, and not what was asked before it.
  async function show(all, without, which, last, tell) {
    const number = ++newest.current;
    setFiles(all);
    setLeftOut(without);
    setChosen(which);
    setNewer(last);
    const words = { language, leave_out: without, chosen: which, newer: last, replaced };
    const opened = await openFiles(engine, words, all, tell);
    if (number !== newest.current) return;
    setLeftOut([...new Set([...without, ...Object.keys(opened.replaced)])]);
    const isWhole = opened.tender && !opened.problems.length;
    const ranked = isWhole && opened.bids > 0 && !opened.is_to_be_scored ? await engine.ask("rank", { language }, [], tell) : {};
    if (number !== newest.current) return;
    setFound({ ...opened, problems: ranked.problems ?? opened.problems });
    // With hundreds of bids each of the two takes a while to draw: the browser shows the one before it draws the other.
    await drawn();
    setOutcome(ranked.outcomes ?? null);
    setTie(ranked.tie ?? null);
    setNotMade([]);
    setToFillIn([]);
  }
  // What other files came to is not shown as what these come to.
  const open = (all, without = leftOut, which = chosen, last = newer) => {
    setOutcome(null);
    return work((tell) => show(all, without, which, last, tell));
  };
  useEffect(() => {
    if (files.length) work((tell) => show(files, leftOut, chosen, newer, tell));
  }, [language]);

  const add = (more) => {
    const all = together(files, more);
    return open(all, leftOut, chosen, all.map(([name]) => name).slice(files.length));
  };
  // Whoever sets a tick says what counts: nothing takes the place of a file then.
  const leave = (name) => open(files, leftOut.includes(name) ? leftOut.filter((one) => one !== name) : [...leftOut, name], chosen, []);
  const keep = (ask, words) => () =>
    work(async (tell) => {
      const made = await about(ask, words, tell);
      (made.files ?? []).forEach(save);
      setNotMade(made.problems ?? made.left_out ?? []);
      if (made.to_fill_in) setToFillIn(made.to_fill_in);
    });
  // What was open in letters of another day is not shown as what is open in these.
  const setSent = (day) => {
    setToFillIn([]);
    setSentOn(day);
  };
  // What the page makes of its own kind comes in place of what was opened, and counts.
  const takeIn = (role, ask, words) =>
    work(async (tell) => {
      const made = await about(ask, words);
      if (made.problems) return setNotMade(made.problems);
      made.files.forEach(save);
      const others = files.filter(([name]) => found.roles[name] !== role);
      await show(together(others, made.files), leftOut, { ...chosen, [role]: [made.files[0][0]] }, newer, tell);
    });

  return html`
    <${Drop} t=${t} text=${files.length ? t.drop_more : t.drop_here} isSmall=${files.length > 0} onFiles=${add} />
    <${Status} t=${t} at=${at} engine=${engine} onAgain=${() => open(files)} />
    ${found && html`<${Opened} t=${t} found=${found} chosen=${chosen} leftOut=${leftOut} onLeave=${leave} onChoose=${(role, names) => open(files, leftOut, { ...chosen, [role]: names })} />`}
    ${found?.problems.length > 0 && html`<${Problems} t=${t} of=${found.problems} />`}
    ${found?.tender && !found.problems.length && found.bids === 0 && html`<p class="warning">${t.no_bids}</p>`}
    ${found?.is_to_be_scored && !found.problems.length && html`<${ToBeScored} t=${t} canBeFinal=${found.can_be_final} by=${by} onBy=${setBy} onSheets=${keep("score_sheets")} onFinal=${() => takeIn("scores", "final_scores", { by })} />`}
    ${notMade.length > 0 && html`<${Problems} t=${t} of=${notMade} title=${t.not_made} />`}
    ${outcome && html`<section aria-label=${t.outcome}>
      <p class="actions"><button onClick=${keep("workbook")}>${t.save_workbook}</button> <button onClick=${() => whole().then(() => print())}>${t.print}</button></p>
      ${tie && html`<${Draw} key=${[tie.lot, ...tie.bids].join()} t=${t} ...${tie} onDraw=${(drawn) => takeIn("draws", "draw", { drawn })} />`}
      ${articles}
      <section class="papers"><h2>${t.papers}</h2>
        <p>${found.has_letters ? t.papers_about : t.papers_of_consultation}</p>
        ${found.has_letters && html`<${Sending} t=${t} about=${about} of=${outcome} sent=${sent} onSent=${setSent} leftOut=${found.left_out} toFillIn=${toFillIn} />`}
        <p class="actions"><button class="main" onClick=${keep("everything", { sent })}>${t.save_everything}</button></p>
      </section>
      <${WhatIf} language=${language} t=${t} about=${about} />
    </section>`}`;
}

const ToBeScored = ({ t, canBeFinal, by, onBy, onSheets, onFinal }) => html`<section><h2>${t.quality_first}</h2>
  <p>${t.quality_about}</p>
  <p class="actions"><button onClick=${onSheets}>${t.save_score_sheets}</button></p>
  ${canBeFinal
    ? html`<${Type} name="by" label=${t.who_makes_final} note=${t.final_about} value=${by} onValue=${onBy} />
      <p class="actions"><button class="main" disabled=${!by.trim()} onClick=${onFinal}>${t.make_final}</button></p>`
    : html`<p class="next">${t.next_scores}</p>`}
</section>`;
