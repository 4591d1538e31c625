import type { Finding, FindingResource, Severity } from '../../model/finding.ts';
import { position, scopeName } from '../words.ts';
import { type Span, styled } from './paragraph.ts';

/** Wide enough for the longest severity. */
export const SEVERITY_WIDTH = 8;

/** The severity in capitals and its colour. */
export function severityLabel(severity: Severity): Span {
  return styled(severity, severity.toUpperCase());
}

/** The spaces that bring what follows a severity to one column. */
export function severityGap(severity: Severity): string {
  return ' '.repeat(SEVERITY_WIDTH - severity.length + 2);
}

/** `DBInstance orders-prod`, with its name where that is another. */
export function resourceName({ type, id, name }: FindingResource): string {
  return `${type} ${id}${name === undefined || name === id ? '' : ` (${name})`}`;
}

/** Account and region, where the id does not say them already. */
export function resourceScope(resource: FindingResource, cwd: string): string {
  const name = scopeName(resource, cwd);
  return name === undefined || name === resource.id ? '' : name;
}

/** An id with where to look for it: its region, where it has one, else its line in a file. */
export function whereabouts({ resource, location }: Finding, cwd: string): string {
  const place = resource.region ?? (location === null ? resourceScope(resource, cwd) : position(location, cwd));
  return place === '' ? resource.id : `${resource.id} (${place})`;
}

/** The first few of many names, then how many more. */
export function fewOf(names: readonly string[], few: number): string {
  const more = names.length - few;
  return [...names.slice(0, few), ...(more > 0 ? [`… ${more} more`] : [])].join(', ');
}
