// What is wrong, by supplier: where it stands, and how to mend it.
import { html } from "./html.js";

export const Problems = ({ t, of, title, onField }) => html`<section class="problems" aria-label=${title ?? t.problems}>
  <h2>${title ?? t.problems}</h2>
  ${!title && html`<p>${t.nothing_scored}</p>`}
  ${of.map(({ supplier, problems }) => html`${!onField && (supplier || !title) && html`<h3>${supplier || t.of_authority}</h3>`}
    <ol>${problems.map((one) => onField && one.field
      ? html`<li><button class="plain" onClick=${() => onField(one.field)}>${one.where}</button>: <${Mend} t=${t} ...${one} /></li>`
      : html`<li>
      <p class="where">${[!onField && one.file !== supplier && one.file, one.where].filter(Boolean).join(", ")}</p>
      <dl>
        <dt>${t.found}</dt><dd>${one.found}</dd>
        <dt>${t.expected}</dt><dd>${one.expected}</dd>
        <dt>${t.to_mend}</dt><dd>${one.mend}</dd>
      </dl>
    </li>`)}</ol>`)}
</section>`;

/** What is expected at a field, and how to mend it. */
export const Mend = ({ t, expected, mend }) => html`${t.expected}: ${expected}. ${mend}`;
