import { loadBuiltinRules } from '../src/rule/builtin.ts';
import { type Compared, compare, type Outcome } from './agreement/judge.ts';
import { readLabels } from './agreement/labels.ts';

/** Compares our verdicts with those that other tools' tests expect of their own inputs. `npm run agreement -- DIR` */
const OUTCOMES = ['agreed', 'hard', 'soft', 'unknown', 'not covered'] as const satisfies readonly Outcome[];

const [corpus] = process.argv.slice(2);
if (corpus === undefined) throw new Error('name the folder of the corpus: npm run agreement -- DIR');
const rules = loadBuiltinRules();
const all = readLabels(corpus).map(label => compare(label, corpus, rules));

tell('By source', all, ({ label }) => label.source);
tell(
  'By rule',
  all.filter(({ rule }) => rule !== undefined),
  ({ rule, label }) => `${rule} (${label.source} ${label.peerId})`,
);
for (const outcome of ['hard', 'soft', 'unknown'] satisfies Outcome[]) list(outcome);

/** Counts of every outcome, a row a group. */
function tell(title: string, compared: readonly Compared[], groupOf: (one: Compared) => string): void {
  const groups = [...new Set(compared.map(groupOf))].sort();
  const width = Math.max(...groups.map(group => group.length), title.length);
  say(`${title.padEnd(width)}  ${OUTCOMES.map(outcome => outcome.padStart(13)).join('')}`);
  for (const group of groups) {
    const own = compared.filter(one => groupOf(one) === group);
    const counts = OUTCOMES.map(outcome => String(own.filter(one => one.outcome === outcome).length).padStart(13));
    say(`${group.padEnd(width)}  ${counts.join('')}`);
  }
  say('');
}

/** Every label of an outcome with both verdicts and what they rest on. */
function list(outcome: Outcome): void {
  const own = all.filter(one => one.outcome === outcome);
  say(`${outcome}: ${own.length}`);
  for (const { label, rule, ours, message } of own) {
    say(`  ${label.folder} ${label.resource ?? '(the whole input)'}`);
    say(`    ${rule}: ${ours}. ${message}`);
    say(`    ${label.peerId}: ${label.expected}. ${label.peerText ?? ''}`);
    if (label.settings !== undefined) say(`    with ${JSON.stringify(label.settings)}`);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
