/** ASCII, and what our own texts have beside it: … · – — → ✓ ✗ */
const PLAIN_LINE = /^[ -~\u2026\xb7\u2013\u2014\u2192\u2713\u2717]*$/;
const PLAIN_LINES = /^[\n -~\u2026\xb7\u2013\u2014\u2192\u2713\u2717]*$/;

/** `##[error]` of GitHub, `##vso[…]` of Azure Pipelines, `##teamcity[…]`: obeyed anywhere in a line. */
const MARKED_COMMAND = /##(?=\w*\[)/g;
const LEADING_COMMAND = /^(\s*):(?=:)/;

/** A stranger's text as one visible line that neither a terminal nor a CI runner obeys. */
export function escapeTerminal(text: string): string {
  return breakCommands(escapeUnseen(text));
}

/** Every character that cannot be seen as `\u{1b}`; newline and tab too. */
export function escapeUnseen(text: string): string {
  return PLAIN_LINE.test(text) ? text : text.replace(unseen(), visible);
}

/** Breaks up what a CI runner would take from this line for a command; to be used on whole lines, after wrapping. */
export function breakCommands(line: string): string {
  return breakMarked(line.replace(LEADING_COMMAND, '$1: '));
}

/** Breaks up `##[command]` only: for lines that are a command of ours. */
export function breakMarked(line: string): string {
  return line.replace(MARKED_COMMAND, '## ');
}

/** JSON with the same characters and commands as `\u` escapes, so that it parses to the same value; its newlines stay. */
export function escapeJson(json: string): string {
  const seen = PLAIN_LINES.test(json) ? json : json.replace(unseen(), jsonEscapes);
  return seen.includes('##') ? seen.replace(MARKED_COMMAND, '#\\u0023') : seen;
}

let classes: RegExp | undefined;

/**
 * What a terminal obeys or does not show: controls, bidi and zero-width characters, line separators, lone surrogates.
 * Unicode's own classes, so that none is forgotten (https://www.unicode.org/reports/tr44/#General_Category_Values). Made
 * when it is first needed, since looking those classes up takes a millisecond.
 */
function unseen(): RegExp {
  classes ??= /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
  return classes;
}

function visible(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

function jsonEscapes(character: string): string {
  if (character === '\n') return character;
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map(unit => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
