import type { Finding } from '../../model/finding.ts';
import { escapeUnseen } from '../escape.ts';
import { fewOf, resourceName } from '../text/words.ts';
import { plural } from '../words.ts';
import { LIMITS } from './limits.ts';

/**
 * A stranger's text in a message. GitHub makes links of `[text](n)`, so brackets are escaped as SARIF has it (3.11.6:
 * with a backslash, itself doubled). Lists show the first sentence only, so a value must not end it.
 */
export function plain(text: string): string {
  const oneLine = escapeUnseen(text).replace(/([.!?]) /g, '$1\u00a0');
  return oneLine.replace(/[\\[\]]/g, '\\$&');
}

/** Plain text with one full stop at its end. */
export function sentence(text: string): string {
  return `${plain(text.trim().replace(/\.+$/, ''))}.`;
}

/** What is wrong: the resource and the actual value in the first sentence, then the other instances and the ARN. */
export function messageOf(findings: readonly Finding[]): string {
  const [first, ...others] = findings;
  if (first === undefined) return '';
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const about = sentence(`${resourceName(first.resource)}${more}: ${first.message}`);
  return [about, ...instances(first, others), ...arnOf(findings)].join(' ');
}

function instances({ message }: Finding, others: readonly Finding[]): readonly string[] {
  const same = others.filter(other => other.message === message).map(({ resource }) => resourceName(resource));
  const different = others.filter(other => other.message !== message);
  const told = different.slice(0, LIMITS.namesOfResult);
  const untold = different.length - told.length;
  return [
    ...(same.length === 0 ? [] : [sentence(`The same holds for ${fewOf(same, LIMITS.namesOfResult)}`)]),
    ...told.map(other => sentence(`${resourceName(other.resource)}: ${other.message}`)),
    ...(untold === 0 ? [] : [`${plural(untold, 'instance')} more.`]),
  ];
}

function arnOf([first, ...others]: readonly Finding[]): readonly string[] {
  const arn = others.length === 0 ? first?.resource.arn : undefined;
  return arn === undefined ? [] : [sentence(`Its ARN is ${arn}`)];
}
