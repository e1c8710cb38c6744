// After the award: many tenders in one table, and a contract with its calendar.
import { Contract } from "./contract.js";
import { html } from "./html.js";
import { Portfolio } from "./portfolio.js";

export const Afterwards = (props) => html`<${Portfolio} ...${props} /><${Contract} ...${props} />`;
