import type { Status } from '../../../../src/model/finding.ts';
import type { Inventory } from '../../../../src/model/inventory.ts';
import { Memo } from '../../../../src/model/memo.ts';
import { relationsOf } from '../../../../src/model/relations.ts';
import type { Run } from '../../../../src/model/run.ts';
import type { TypeName } from '../../../../src/model/types.ts';
import type { Resource } from '../../../../src/model/value.ts';
import { builtinFolder } from '../../../../src/rule/builtin.ts';
import type { CompiledRule } from '../../../../src/rule/compile/rule.ts';
import { loadRules } from '../../../../src/rule/load.ts';
import { CLOUDFORMATION_MAPPINGS } from '../../../../src/source/cloudformation/fields.ts';
import { inventoryOf } from '../../../../src/source/template/inventory.ts';
import { compiled, NOW } from '../../../rule/support.ts';
import { declarationsOf } from '../support.ts';

export const RULES = loadRules([builtinFolder()]);
const COMPILED: ReadonlyMap<string, CompiledRule> = new Map(RULES.map(rule => [rule.id, compiled(rule)]));

/** What a template's resources, written under `Resources:`, are in the model. */
export function inventory(resources: string, sections = ''): Inventory {
  const declarations = declarationsOf(`${sections}\nResources:\n${indented(resources)}`);
  return inventoryOf({ kind: 'cloudformation', path: 't.yaml', declarations }, CLOUDFORMATION_MAPPINGS);
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}

/** One resource `R` of a type with properties as YAML flow: `{ Engine: mysql }`. */
export function one(type: string, properties: string, others = ''): string {
  return `R: { Type: AWS::${type}, Properties: ${properties} }\n${others}`;
}

/** The row that a declared resource stands for. */
export function row(found: Inventory, type: TypeName, address = 'R'): Resource {
  const match = found.rows(type).find(candidate => found.declared(candidate)?.address === address);
  if (match === undefined) throw new Error(`no ${type} ${address}`);
  return match;
}

/** A field of the resource `R` of a template, what leaving it out means included. */
export function field(resources: string, type: TypeName, name: string): unknown {
  const found = inventory(resources);
  return found.read(type, row(found, type), name);
}

/** Where a relation of a resource leads. */
export function follow(found: Inventory, type: TypeName, name: string, address = 'R'): unknown {
  return relationsOf(type)[name]?.follow(row(found, type, address), found);
}

/** A rule's verdict on a resource. */
export function judge(found: Inventory, id: string, address = 'R'): Status {
  const rule = COMPILED.get(id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule.judge(row(found, rule.rule.resource, address), { inventory: found, now: NOW });
}

/** A rule's verdict on the resource `R` of a template. */
export function verdict(resources: string, id: string): Status {
  return judge(inventory(resources), id);
}

/** Every verdict of every rule, by rule and resource. */
export function verdicts(found: Inventory): ReadonlyMap<string, Status> {
  const run: Run = { inventory: found, now: NOW, memo: new Memo() };
  const all = [...COMPILED.values()].flatMap(rule =>
    found.rows(rule.rule.resource).map(subject => {
      const address = found.declared(subject)?.address ?? '?';
      return [`${rule.rule.id} ${address}`, rule.judge(subject, run)] as const;
    }),
  );
  return new Map(all);
}
