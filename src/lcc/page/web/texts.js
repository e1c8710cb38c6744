// Texts with a place in them for a number or a name.

/** Return a text with its {names} filled in. */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
