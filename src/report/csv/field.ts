import { escapeUnseen } from '../escape.ts';

/** What a spreadsheet takes for a formula, at the start of a cell or, where it separates at `;`, after one. */
const FORMULA = /(^|;)(?=[\s"']*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;
const QUOTED = /[",;]|^\s|\s$/;

/**
 * A value as a field of one line. What would be a formula has an apostrophe before it, as spreadsheets write text
 * (https://owasp.org/www-community/attacks/CSV_Injection); tabs and line ends are shown, not written.
 */
export function field(value: string): string {
  const shown = escapeUnseen(value).replace(FORMULA, "$1'");
  return QUOTED.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}
