import type { Status } from '../../src/model/finding.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import { type TypeName, typeOf } from '../../src/model/types.ts';
import { compileRule } from '../../src/rule/compile/rule.ts';
import { kindsAt } from '../../src/rule/kinds/index.ts';
import { defaultsOf } from '../../src/rule/params.ts';
import { loadRecorded } from '../../src/source/recorded.ts';
import { NOW, RULES } from './account.ts';

/** Verdicts by rule, region and the resource's place in its list, so that they can be told apart without an id. */
export type Verdicts = ReadonlyMap<string, Status>;

const kinds = kindsAt(NOW);
const COMPILED = RULES.map(rule => ({
  rule,
  judge: compileRule(rule, { kinds, now: NOW, params: defaultsOf(rule) }).judge,
}));

/** What rules that may differ say, without the evidence, which takes most of the time. */
interface Part {
  /** Only what these may be about; all where it is left out. */
  readonly of?: Verdicts | undefined;
  /** Only rules that read one of these; all where it is left out. */
  readonly types?: ReadonlySet<TypeName> | undefined;
}

/** What the rules say of an account. */
export function verdictsIn(inventories: readonly Inventory[], { of, types }: Part = {}): Verdicts {
  const rules =
    types === undefined ? COMPILED : COMPILED.filter(({ rule }) => rule.needs.some(type => types.has(type)));
  return new Map(inventories.flatMap(inventory => verdictsOf(inventory, rules, of)));
}

function verdictsOf(inventory: Inventory, rules: typeof COMPILED, of: Verdicts | undefined) {
  const run = { inventory, now: NOW };
  return rules.flatMap(({ rule, judge }) =>
    inventory.rows(rule.resource).flatMap((row, index) => {
      const key = `${rule.id} ${inventory.scope.region} ${index}`;
      return of?.has(key) === false ? [] : [[key, judge(row, run)] as const];
    }),
  );
}

/** Those that could turn to pass: fail or unknown. */
export function openOf(verdicts: Verdicts): Verdicts {
  return new Map([...verdicts].filter(([, status]) => status === 'fail' || status === 'unknown'));
}

/** The open verdicts that are pass now: there must be none, whatever was taken away. */
export function turnedToPass(open: Verdicts, after: Verdicts): readonly string[] {
  return [...open].filter(([key]) => after.get(key) === 'pass').map(([key, status]) => `${key}: ${status} to pass`);
}

/** What all rules say of a folder, of each resource by its identifier: `rule type identifier`. */
export function verdictsById(folder: string): Verdicts {
  const { inventories } = loadRecorded([folder], { allowIncomplete: true });
  return new Map(
    inventories.flatMap(inventory =>
      COMPILED.flatMap(({ rule, judge }) => {
        const { id } = typeOf(rule.resource);
        const run = { inventory, now: NOW };
        return inventory
          .rows(rule.resource)
          .map(row => [`${rule.id} ${rule.resource} ${row[id]}`, judge(row, run)] as const);
      }),
    ),
  );
}
