import type { Status } from '../../../../src/model/finding.ts';
import type { Inventory } from '../../../../src/model/inventory.ts';
import { Memo } from '../../../../src/model/memo.ts';
import type { Run } from '../../../../src/model/run.ts';
import type { TypeName } from '../../../../src/model/types.ts';
import { type Resource, Unknown } from '../../../../src/model/value.ts';
import { loadBuiltinRules } from '../../../../src/rule/builtin.ts';
import { type CompiledRule, compileRule } from '../../../../src/rule/compile/rule.ts';
import { kindsAt } from '../../../../src/rule/kinds/index.ts';
import { defaultsOf } from '../../../../src/rule/params.ts';
import type { Rule } from '../../../../src/rule/rule.ts';
import type { Declaration, Origin, Written, WrittenValue } from '../../../../src/source/template/declaration.ts';
import { inventoryOf } from '../../../../src/source/template/inventory.ts';
import { TERRAFORM_MAPPINGS } from '../../../../src/source/terraform/fields.ts';

/** A value as a person would write it in JSON, with references and unknowns. */
export type Plain =
  | string
  | number
  | boolean
  | null
  | Unknown
  | Origins
  | readonly Plain[]
  | { readonly [key: string]: Plain };

/** A value with how it came to be written. */
export class Origins {
  readonly value: Plain;
  readonly origin: Origin;

  constructor(value: Plain, origin: Origin) {
    this.value = value;
    this.origin = origin;
  }
}

/** A reference to another declared resource. */
export const ref = (address: string): Unknown =>
  new Unknown('computed-at-apply', `${address} is known after apply`, 'resource', true, address);

/** Something that nobody knows. */
export const UNKNOWN = new Unknown('unresolved-reference', 'a variable without a value');

function isList(value: object): value is readonly Plain[] {
  return Array.isArray(value);
}

function written(value: Plain, line = 2): Written {
  if (value instanceof Origins) return { ...written(value.value, line), origin: value.origin };
  const at = { file: 'main.tf', startLine: line, startColumn: 3, endLine: line, endColumn: 9 };
  return { value: writtenValue(value), at, origin: 'literal' };
}

function writtenValue(value: Exclude<Plain, Origins>): WrittenValue {
  if (value === null || typeof value !== 'object' || value instanceof Unknown) return value;
  if (isList(value)) return value.map(one => written(one));
  return new Map(Object.entries(value).map(([name, one]) => [name, written(one)]));
}

/** `declare('aws_db_instance.main', { … })` */
export function declare(
  address: string,
  properties: { readonly [name: string]: Plain } = {},
  rest: Partial<Declaration> = {},
): Declaration {
  const names = address.replace(/\[.*\]$/, '').split('.');
  const type = names.at(-2) ?? '';
  return {
    type,
    address,
    properties: new Map(Object.entries(properties).map(([name, value]) => [name, written(value)])),
    attributes: new Map(),
    header: { file: 'main.tf', startLine: 1, startColumn: 1, endLine: 1, endColumn: 9 },
    ...rest,
  };
}

export function inventory(...declarations: readonly Declaration[]): Inventory {
  return inventoryOf({ kind: 'terraform', path: '.', declarations }, TERRAFORM_MAPPINGS);
}

/** The row of a type at an address; an empty one where there is none. */
export function rowAt(from: Inventory, type: TypeName, address: string): Resource {
  return from.rows(type).find(row => from.declared(row)?.address === address) ?? {};
}

/** Fields of the row of a type at an address, with what leaving them out means. */
export function fieldsOf(from: Inventory, type: TypeName, address: string, names: readonly string[]): Resource {
  const row = rowAt(from, type, address);
  return Object.fromEntries(names.map(name => [name, from.read(type, row, name)]));
}

const NOW = new Date('2026-09-01T00:00:00Z');

interface Judge {
  readonly rule: Rule;
  readonly compiled: CompiledRule;
}

let judges: readonly Judge[] | undefined;

/** Every built-in rule, compiled once. */
function compiled(): readonly Judge[] {
  const kinds = kindsAt(NOW);
  judges ??= loadBuiltinRules().map(rule => {
    return { rule, compiled: compileRule(rule, { kinds, now: NOW, params: defaultsOf(rule) }) };
  });
  return judges;
}

/** Verdicts by rule and address; several rows of one declaration are numbered. */
export function verdicts(from: Inventory, only?: readonly string[]): ReadonlyMap<string, Status> {
  const run: Run = { inventory: from, now: NOW, memo: new Memo() };
  const asked = compiled().filter(({ rule }) => only === undefined || only.includes(rule.id));
  return new Map(asked.flatMap(judge => judged(judge, run)));
}

function judged({ rule, compiled: { judge } }: Judge, run: Run): readonly (readonly [string, Status])[] {
  return run.inventory.rows(rule.resource).map((row, index, rows) => {
    const { address } = run.inventory.declared(row) ?? { address: '?' };
    const before = rows.slice(0, index).filter(other => run.inventory.declared(other)?.address === address).length;
    return [`${rule.id} ${address}${before === 0 ? '' : ` #${before}`}`, judge(row, run)] as const;
  });
}

/** The verdict of one rule on one address. */
export function verdict(rule: string, address: string, ...declarations: readonly Declaration[]): Status | undefined {
  return verdicts(inventory(...declarations), [rule]).get(`${rule} ${address}`);
}
