import { expectedInWords } from '../report/expected.ts';
import type { Equivalent, Param, Rule } from '../rule/rule.ts';
import { wrap } from '../util/wrap.ts';

/** Everything about one rule, wrapped to the terminal. */
export function ruleInFull(rule: Rule, columns: number): string {
  const width = Math.min(columns, 100);
  const prose = (text: string) => wrap(text, width, '  ');
  const sections = [
    [`${rule.id} (${rule.severity}, ${rule.category})`, rule.title],
    [wrap(rule.description, width)],
    [`Judges: ${rule.resource}. Reads: ${rule.needs.join(', ')}.`, ...tagLine(rule)].map(prose),
    headed('Params:', paramLines(rule).map(prose)),
    remediationLines(rule, prose),
    headed('Controls:', namedLines(rule.controls, id => id).map(prose)),
    headed('Equivalents:', namedLines(rule.equivalents, equivalentText).map(prose)),
    headed(
      'References:',
      rule.references.map(url => `  ${url}`),
    ),
  ];
  return `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`;
}

function tagLine({ tags }: Rule): readonly string[] {
  return tags.length === 0 ? [] : [`Tags: ${tags.join(', ')}`];
}

function headed(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [heading, ...lines.map(line => `  ${line.trimStart()}`)];
}

function namedLines<T>(groups: Readonly<Record<string, readonly T[]>>, show: (item: T) => string): readonly string[] {
  return Object.entries(groups).map(([name, items]) => `${name}: ${items.map(show).join(', ')}`);
}

function paramLines({ params }: Rule): readonly string[] {
  return Object.entries(params).map(([name, param]) => `${name}: ${paramText(param)}`);
}

function paramText({ type, default: value, description }: Param): string {
  const given = value === undefined ? 'not set' : expectedInWords(value);
  return `${type}, ${given}${description === undefined ? '' : `. ${description}`}`;
}

function remediationLines({ remediation }: Rule, prose: (text: string) => string): readonly string[] {
  const { summary, cli, cloudformation, terraform, impact } = remediation;
  return [
    prose(`Fix: ${summary}`),
    ...(cli === undefined ? [] : [`  ${cli}`]),
    ...(cloudformation === undefined ? [] : [`  CloudFormation: ${JSON.stringify(cloudformation)}`]),
    ...(terraform === undefined ? [] : [`  Terraform: ${JSON.stringify(terraform)}`]),
    ...(impact === undefined ? [] : [prose(`Impact: ${impact}`)]),
  ];
}

function equivalentText({ id, params }: Equivalent): string {
  return params === undefined ? id : `${id} with ${JSON.stringify(params)}`;
}
