import { cut } from '../cut.ts';
import { escapeUnseen } from '../escape.ts';

const PUNCTUATION = /[!-/:-@[-`{-~]/g;

/**
 * A stranger's text as code on one line, in a table too: nothing in it is markup, a link or a mention. A back-tick would
 * end a code span and a bar a table's cell, so text with either is written as HTML with its punctuation as entities.
 */
export function code(text: string, max = 300): string {
  const shown = cut(escapeUnseen(text), max);
  if (shown.trim() === '') return '';
  return /[`|]/.test(shown) ? `<code>${shown.replace(PUNCTUATION, entity)}</code>` : `\`${shown}\``;
}

/** A stranger's text inside of an HTML element that we write. */
export function html(text: string, max = 300): string {
  return cut(escapeUnseen(text), max).replace(/[&<>"'`]/g, entity);
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
