import { expectedInWords } from '../src/report/expected.ts';
import type { Equivalent, Param, Rule } from '../src/rule/rule.ts';
import { ruleIndexes } from './rule-indexes.ts';

/** One Markdown page a rule and the indexes by category, framework and peer, by path: docs/rules/. */
export function rulePages(rules: readonly Rule[]): readonly (readonly [string, string])[] {
  const pages = rules.map(rule => [`docs/rules/${rule.id}.md`, page(rule)] as const);
  return [...pages, ...ruleIndexes(rules), ['docs/rules/README.md', index(rules)]];
}

function index(rules: readonly Rule[]): string {
  const categories = [...new Set(rules.map(rule => rule.category))].sort();
  const sections = categories.map(
    category => `## ${category}\n\n${table(rules.filter(rule => rule.category === category))}`,
  );
  const intro = `# Rules

Generated from \`rules/\` by \`npm run generate\`: ${rules.length} rules by category. The same [by framework](by-framework.md) and
[by the checks of other tools](by-peer.md); which controls of the field they cover: [the catalogue](../catalogue.md).
A rule tagged \`opinion\` is off unless it is named or the policy turns it on.`;
  return `${[intro, ...sections].join('\n\n')}\n`;
}

function table(rules: readonly Rule[]): string {
  const rows = rules.map(
    rule => `| [${rule.id}](${rule.id}.md) | ${severityOf(rule)} | ${rule.resource} | ${cell(rule.title)} |`,
  );
  return ['| rule | severity | resource | what it asks |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** An opinion says so: it is off unless asked for. */
function severityOf({ severity, tags }: Rule): string {
  return tags.includes('opinion') ? `${severity}, opinion` : severity;
}

function page(rule: Rule): string {
  const sections = [
    `# ${rule.title}`,
    `\`${rule.id}\` · ${rule.severity} · ${rule.category} · ${rule.resource}`,
    rule.description,
    params(rule),
    fix(rule),
    named('Controls', rule.controls, id => id),
    named('Equivalents', rule.equivalents, equivalent),
    rule.references.length === 0 ? '' : `## References\n\n${rule.references.map(url => `- <${url}>`).join('\n')}`,
    `It reads ${rule.needs.join(', ')}.`,
  ];
  return `${sections.filter(section => section !== '').join('\n\n')}\n`;
}

function params({ params: declared }: Rule): string {
  const entries = Object.entries(declared);
  if (entries.length === 0) return '';
  const rows = entries.map(
    ([name, param]) =>
      `| \`${name}\` | ${param.type} | ${cell(defaultText(param))} | ${cell(param.description ?? '')} |`,
  );
  return ['## Params', '', '| param | type | default | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function defaultText(param: Param): string {
  return param.default === undefined
    ? 'not set'
    : Array.isArray(param.default)
      ? param.default.join(', ')
      : expectedInWords(param.default);
}

function fix({ remediation: { summary, cli, cloudformation, terraform, impact } }: Rule): string {
  const parts = [
    `## Fix\n\n${summary}`,
    cli === undefined ? '' : `\`\`\`sh\n${cli}\n\`\`\``,
    cloudformation === undefined ? '' : `CloudFormation: \`${JSON.stringify(cloudformation)}\``,
    terraform === undefined ? '' : `Terraform: \`${JSON.stringify(terraform)}\``,
    impact === undefined ? '' : `Impact: ${impact}`,
  ];
  return parts.filter(part => part !== '').join('\n\n');
}

function named<T>(title: string, groups: Readonly<Record<string, readonly T[]>>, show: (item: T) => string): string {
  const entries = Object.entries(groups);
  if (entries.length === 0) return '';
  return `## ${title}\n\n${entries.map(([name, items]) => `- ${name}: ${items.map(show).join(', ')}`).join('\n')}`;
}

function equivalent({ id, params: given }: Equivalent): string {
  return given === undefined ? `\`${id}\`` : `\`${id}\` with \`${JSON.stringify(given)}\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
