import { FRAMEWORKS } from '../src/model/frameworks.ts';
import { type PeerCheck, peerChecks } from '../src/rule/peers.ts';
import type { Rule } from '../src/rule/rule.ts';

/** Other tools as they call themselves, by the name under which rules have their equivalents; in the order of the page. */
const PEERS: Readonly<Record<string, string>> = {
  'aws-fsbp': 'AWS Security Hub',
  'aws-config': 'AWS Config',
  'control-tower': 'AWS Control Tower',
  'trusted-advisor': 'AWS Trusted Advisor',
  prowler: 'Prowler',
  steampipe: 'Steampipe',
  thrifty: 'Steampipe Thrifty',
  cloudsploit: 'CloudSploit',
  scoutsuite: 'ScoutSuite',
  c7n: 'Cloud Custodian',
  checkov: 'Checkov',
  trivy: 'Trivy',
  kics: 'KICS',
  terrascan: 'Terrascan',
  guard: 'CloudFormation Guard rules registry',
  'cfn-nag': 'cfn_nag',
  'cfn-lint': 'cfn-lint',
  'cdk-nag': 'cdk-nag',
};
const { compare } = new Intl.Collator('en', { numeric: true });

/** The pages that lead from a control of a framework, and from another tool's check, to our rules: docs/rules/by-*.md. */
export function ruleIndexes(rules: readonly Rule[]): readonly (readonly [string, string])[] {
  return [
    ['docs/rules/by-framework.md', byFramework(rules)],
    ['docs/rules/by-peer.md', byPeer(rules)],
  ];
}

function byFramework(rules: readonly Rule[]): string {
  const intro = `# Rules by framework

Generated from \`rules/\` by \`npm run generate\`. Controls to which no rule is mapped are not listed.
\`rds-audit PATH --framework NAME\` judges the rules of one framework and tells of each of its controls.`;
  const sections = FRAMEWORKS.map(({ id, title }) => {
    const rows = rules.flatMap(rule => (rule.controls[id] ?? []).map(control => ({ key: control, rule, note: '' })));
    return `## ${title}\n\n\`--framework ${id}\`\n\n${table('control', rows)}`;
  });
  return `${[intro, ...sections].join('\n\n')}\n`;
}

function byPeer(rules: readonly Rule[]): string {
  const intro = `# Rules by the checks of other tools

Generated from \`rules/\` by \`npm run generate\`. \`rds-audit rules --equivalent CHECK\` finds the same. Where a check means
another threshold than our default, the params with which the rule means the same stand behind it.`;
  const checks = rules.flatMap(rule => peerChecks(rule).map(check => ({ rule, check })));
  const peers = [...new Set([...Object.keys(PEERS), ...checks.map(({ check }) => check.peer).sort()])];
  const sections = peers.flatMap(peer => {
    const rows = checks.filter(({ check }) => check.peer === peer).map(({ rule, check }) => rowOf(rule, check));
    return rows.length === 0 ? [] : [`## ${PEERS[peer] ?? peer}\n\n${table('check', rows)}`];
  });
  return `${[intro, ...sections].join('\n\n')}\n`;
}

interface Row {
  readonly key: string;
  readonly rule: Rule;
  readonly note: string;
}

function rowOf(rule: Rule, { id, params = {} }: PeerCheck): Row {
  const note = Object.keys(params).length === 0 ? '' : ` with \`${JSON.stringify(params)}\``;
  return { key: id, rule, note };
}

/** One line a key, its rules beside it. */
function table(heading: string, rows: readonly Row[]): string {
  const keys = [...new Set(rows.map(({ key }) => key))].sort(compare);
  const lines = keys.map(key => `| ${cell(key)} | ${rulesOf(rows.filter(row => row.key === key))} |`);
  return [`| ${heading} | rules |`, '| --- | --- |', ...lines].join('\n');
}

function rulesOf(rows: readonly Row[]): string {
  const links = rows.map(({ rule, note }) => cell(`[${rule.id}](${rule.id}.md)${note}`));
  return [...new Set(links)].sort().join(', ');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
