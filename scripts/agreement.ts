import { loadBuiltinRules } from '../src/rule/builtin.ts';
import type { Compared } from './agreement/compared.ts';
import { type Explanation, explanationOf, readExplanations } from './agreement/explained.ts';
import { compare } from './agreement/judge.ts';
import { readLabels } from './agreement/labels.ts';

/**
 * Compares our verdicts with those that other tools' tests expect of their own inputs, and tells what docs/disagreements.md
 * decides apart from what agrees and from what nothing explains. `npm run agreement -- DIR`
 */
const GROUPS = ['agreed', 'AWS-decided', 'known unknown', 'unexplained', 'not covered'] as const;
type Group = (typeof GROUPS)[number];
type Told = Compared & { readonly group: Group; readonly explanation: Explanation | undefined };

const [corpus] = process.argv.slice(2);
if (corpus === undefined) throw new Error('name the folder of the corpus: npm run agreement -- DIR');
const explanations = readExplanations();
const rules = loadBuiltinRules();
const all: Told[] = [];
for (const label of readLabels(corpus)) all.push(grouped(await compare(label, corpus, rules)));

tell('By source', all, ({ label }) => label.source);
tell(
  'By rule',
  all.filter(({ rule }) => rule !== undefined),
  ({ rule, label }) => `${rule} (${label.source} ${label.peerId})`,
);
for (const group of ['unexplained', 'AWS-decided', 'known unknown'] satisfies Group[]) list(group);
listLines();

function grouped(compared: Compared): Told {
  const { outcome } = compared;
  if (outcome === 'agreed' || outcome === 'not covered') return { ...compared, group: outcome, explanation: undefined };
  const explanation = explanationOf(compared, explanations);
  if (explanation === undefined) return { ...compared, group: 'unexplained', explanation };
  return { ...compared, group: outcome === 'unknown' ? 'known unknown' : 'AWS-decided', explanation };
}

/** Counts of every group, a row a source or rule. */
function tell(title: string, compared: readonly Told[], nameOf: (one: Told) => string): void {
  const names = [...new Set(compared.map(nameOf))].sort();
  const width = Math.max(...names.map(name => name.length), title.length);
  say(`${title.padEnd(width)}  ${GROUPS.map(group => group.padStart(15)).join('')}`);
  for (const name of names) {
    const own = compared.filter(one => nameOf(one) === name);
    const counts = GROUPS.map(group => String(own.filter(one => one.group === group).length).padStart(15));
    say(`${name.padEnd(width)}  ${counts.join('')}`);
  }
  say('');
}

/** Every label of a group with both verdicts, what they rest on and the section that explains it. */
function list(group: Group): void {
  const own = all.filter(one => one.group === group);
  say(`${group}: ${own.length}`);
  for (const { label, rule, ours, message, outcome, explanation, code } of own) {
    say(`  ${outcome}: ${label.folder} ${label.resource ?? '(the whole input)'}`);
    say(`    ${rule}: ${ours}${code === undefined ? '' : ` (${code})`}. ${message}`);
    say(`    ${label.peerId}: ${label.expected}. ${label.peerText ?? ''}`);
    if (label.settings !== undefined) say(`    with ${JSON.stringify(label.settings)}`);
    if (explanation !== undefined) say(`    see ${explanation.section}`);
  }
}

/** Findings that both have, on different lines. */
function listLines(): void {
  const own = all.filter(({ label, ours, line }) => label.line !== undefined && ours === 'fail' && line !== label.line);
  say(`other lines: ${own.length}`);
  for (const { label, rule, line } of own)
    say(`  ${label.folder} ${label.resource} ${rule}: ours ${line}, ${label.peerId}'s ${label.line}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
