// What was opened: what each file is, which one counts, and a tick to leave one out.
import { html } from "./html.js";
import { filled } from "./texts.js";

export function Opened({ t, found, chosen, leftOut, onLeave, onChoose }) {
  const names = Object.keys(found.roles);
  const choices = Object.entries(found.open);
  const hasTender = names.some((name) => found.roles[name] === "tender");
  const canLeave = (name) => ["bid", "other"].includes(found.roles[name]);
  const replaced = Object.entries(found.replaced);
  const said = (name) => (name in found.replaced ? t.role_replaced : t[`role_${found.roles[name]}`]);
  return html`<div role="status">${replaced.map(([earlier, later]) => html`<p class="warning">${filled(t.replaced, { earlier, later })}</p>`)}</div>
  <details class="opened" open=${!found.tender || found.problems.length > 0}>
    <summary>${t.opened} (${names.length})</summary>
    ${!hasTender && html`<p class="warning">${t.no_tender}</p>`}
    ${choices.map(([role, some]) => html`<fieldset class="warning"><legend>${filled(t.which_counts, { what: t[`role_${role}`] })}</legend>
      ${some.map((name) => html`<label><input type="radio" name=${`one-${role}`} checked=${chosen[role]?.[0] === name} onChange=${() => onChoose(role, [name, ...some])} /> ${name}</label>`)}
    </fieldset>`)}
    ${names.length > 0 && html`<div class="wide" role="region" tabindex="0" aria-label=${t.opened}><table>
      <thead><tr><th scope="col">${t.read_it}</th><th scope="col">${t.file}</th><th scope="col">${t.is_for}</th></tr></thead>
      <tbody>${names.map((name) => html`<tr>
        <td>${canLeave(name) && html`<input type="checkbox" aria-label=${name} checked=${!leftOut.includes(name)} onChange=${() => onLeave(name)} />`}</td>
        <th scope="row">${name}</th><td>${said(name)}</td>
      </tr>`)}</tbody>
    </table></div>`}
  </details>`;
}
