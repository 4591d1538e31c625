import { escapeUnseen } from '../escape.ts';

const ACTIVE = /[\\`*_[\]<>|~&$]/g;
const BULLET = /^[-+=#]/;
const NUMBER = /^(\d+)([.)])/;
const LINK = /^https:\/\/[\w.~:/?#@!$&()*+,;=%-]+$/;

/** Prose as one Markdown paragraph that shows what was written: nothing in it is markup or HTML. */
export function paragraph(text: string): string {
  const oneLine = escapeUnseen(text.trim().replace(/\s*\n\s*/g, ' '));
  return oneLine.replace(ACTIVE, '\\$&').replace(BULLET, '\\$&').replace(NUMBER, '$1\\$2');
}

/** A block of code, whatever back-ticks are in it. */
export function codeBlock(language: string, lines: readonly string[]): string {
  const code = lines.flatMap(line => line.split('\n')).map(escapeUnseen);
  const longest = Math.max(2, ...code.flatMap(line => [...line.matchAll(/`+/g)].map(([run]) => run.length)));
  const fence = '`'.repeat(longest + 1);
  return [fence + language, ...code, fence].join('\n');
}

/** An address as a link, where it is one. */
export function link(address: string): string {
  return LINK.test(address) ? `<${address}>` : paragraph(address);
}
