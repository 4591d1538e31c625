import { code } from './code.ts';

/** The first of many names as code, then how many more. */
export function fewCodes(names: readonly string[], few = 20): string {
  const more = names.length - few;
  return [...names.slice(0, few).map(name => code(name)), ...(more > 0 ? [`… ${more} more`] : [])].join(', ');
}
