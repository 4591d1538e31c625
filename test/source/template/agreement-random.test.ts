import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Status } from '../../../src/model/finding.ts';
import type { Inventory } from '../../../src/model/inventory.ts';
import { Memo } from '../../../src/model/memo.ts';
import { typeOf } from '../../../src/model/types.ts';
import { compileRule } from '../../../src/rule/compile/rule.ts';
import { kindsAt } from '../../../src/rule/kinds/index.ts';
import { defaultsOf } from '../../../src/rule/params.ts';
import { loadRecorded } from '../../../src/source/recorded.ts';
import { formatMistake } from '../../../src/util/errors.ts';
import { RULES } from '../../support/template/all.ts';
import { CLOUDFORMATION } from '../../support/template/cloudformation.ts';
import { declare } from '../../support/template/declare.ts';
import { deployed, recording } from '../../support/template/deployed.ts';
import { inventoryFrom } from '../../support/template/example.ts';
import type { Language } from '../../support/template/language.ts';
import { TERRAFORM } from '../../support/template/terraform.ts';
import { asksForWriting } from '../../support/template/ways.ts';
import { clusters, instances, type World } from '../../support/template/world.ts';

const NOW = new Date('2026-09-01T00:00:00Z');

/** Rules about what a template says of itself have nothing to agree with. */
const JUDGES = RULES.filter(rule => !asksForWriting(rule)).map(rule =>
  compileRule(rule, { kinds: kindsAt(NOW), now: NOW, params: defaultsOf(rule) }),
);

/** Verdicts by rule and the name that its subject is recorded under. */
function verdicts(inventory: Inventory, nameOf: (address: string) => string | undefined): ReadonlyMap<string, Status> {
  const run = { inventory, now: NOW, memo: new Memo() };
  const all = JUDGES.flatMap(({ rule, judge }) =>
    inventory.rows(rule.resource).map(row => {
      const declared = inventory.declared(row)?.address;
      const name = declared === undefined ? row[typeOf(rule.resource).id] : nameOf(declared);
      return [`${rule.id} ${name}`, judge(row, run)] as const;
    }),
  );
  return new Map(all);
}

function recorded(world: World): ReadonlyMap<string, Status> {
  const { inventories, mistakes } = loadRecorded(['-'], { stdin: () => recording(world) });
  const [inventory] = inventories;
  if (inventory === undefined || mistakes.length > 0) throw new Error(mistakes.map(formatMistake).join('\n'));
  return verdicts(inventory, () => undefined);
}

async function written(world: World, language: Language, references: boolean): Promise<ReadonlyMap<string, Status>> {
  const made = declare(world, language, { references, inline: references });
  const inventory = inventoryFrom(await language.read(language.write(made.resources)), language);
  const names = new Map(made.rows.map(({ row, address }) => [address, row.fields[typeOf(row.type).id]]));
  return verdicts(inventory, address => String(names.get(address)));
}

/** What a template says for certain and AWS says otherwise of what it deploys. */
async function contradictions(world: World, language: Language, references: boolean): Promise<readonly string[]> {
  const after = recorded(deployed(world, language.name));
  const before = await written(world, language, references);
  return [...before].flatMap(([key, status]) => {
    const then = after.get(key);
    const isSaid = status !== 'unknown' && then !== undefined && then !== 'unknown';
    return isSaid && status !== then ? [`${key}: ${status}, once deployed ${then}`] : [];
  });
}

describe.each([CLOUDFORMATION, TERRAFORM])('a random template of $name', language => {
  it.each([
    ['instances', instances],
    ['clusters', clusters],
  ])('of %s is judged as what it deploys', async (_, worlds) => {
    let decided = 0;
    await fc.assert(
      fc.asyncProperty(worlds, fc.boolean(), async (world, references) => {
        expect(await contradictions(world, language, references)).toEqual([]);
        decided += [...(await written(world, language, references)).values()].filter(isDecided).length;
      }),
      { numRuns: 40 },
    );
    expect(decided).toBeGreaterThan(1000);
  });
});

function isDecided(status: Status): boolean {
  return status === 'pass' || status === 'fail';
}
