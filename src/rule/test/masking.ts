import { isTypeName, type TypeName, typeOf } from '../../model/types.ts';
import { isAbsent, isRecord, Unknown } from '../../model/value.ts';
import type { CompiledRule } from '../compile/rule.ts';
import type { Rule, RuleTest } from '../rule.ts';
import { pathsOf } from '../walk.ts';
import { compileFor, verdictOn } from './examples.ts';
import { type Given, hidden, readGiven } from './given.ts';

/** Pairs of holes are tried for examples with fewer holes than this. */
const PAIRS_BELOW = 60;

/** One thing that can be hidden in an example. */
interface Hole {
  readonly name: string;
  hide(given: Given): void;
}

/** A verdict that hiding changed to something other than unknown. */
export interface Flip {
  readonly example: string;
  readonly hidden: readonly string[];
  readonly from: string;
  readonly to: string;
}

export interface MaskingResult {
  readonly tried: number;
  readonly flips: readonly Flip[];
}

/** Hides everything an example shows, one at a time and in pairs: the verdict may only stay or become unknown. */
export function maskRule(rule: Rule): MaskingResult {
  const results = rule.tests.map(test => maskExample(rule, test));
  return {
    tried: results.reduce((sum, result) => sum + result.tried, 0),
    flips: results.flatMap(result => result.flips),
  };
}

function maskExample(rule: Rule, test: RuleTest): MaskingResult {
  const compiled = compileFor(rule, test);
  const before = verdictOn(compiled, test);
  const holes = holesOf(rule, readGiven(test));
  const tries =
    holes.length < PAIRS_BELOW ? [...holes.map(hole => [hole]), ...pairs(holes)] : holes.map(hole => [hole]);
  const flips = tries.map(mask => flip(compiled, test, mask, before)).filter(found => found !== undefined);
  return { tried: tries.length, flips };
}

function flip(compiled: CompiledRule, test: RuleTest, mask: readonly Hole[], before: string): Flip | undefined {
  const given = readGiven(test);
  for (const hole of mask) hole.hide(given);
  const to = verdictOn(compiled, test, given);
  if (to === before || to === 'unknown') return undefined;
  return { example: test.name, hidden: mask.map(hole => hole.name), from: before, to };
}

function pairs<T>(list: readonly T[]): readonly (readonly T[])[] {
  return list.flatMap((first, i) => list.slice(i + 1).map(second => [first, second]));
}

function holesOf(rule: Rule, given: Given): readonly Hole[] {
  return [...valueHoles(given), ...absentHoles(rule, given), ...coverageHoles(rule, given)];
}

type Way = readonly (string | number)[];

/** Each value that is shown: fields, structures, lists, elements, and whole rows but the subject. */
function valueHoles(given: Given): readonly Hole[] {
  return [...given.rows].flatMap(([type, rows]) =>
    rows.flatMap((row, i) => waysInto(row).map(way => holeAt(type, [i, ...way]))),
  );
}

function waysInto(value: unknown): readonly Way[] {
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((item, i) => [i, item] as const)
    : isRecord(value)
      ? Object.entries(value)
      : [];
  return entries.flatMap(([key, inner]) =>
    inner instanceof Unknown || isAbsent(inner) ? [] : [[key], ...waysInto(inner).map(way => [key, ...way])],
  );
}

function holeAt(type: TypeName, way: Way): Hole {
  return { name: `${type}${way.map(step => `[${step}]`).join('')}`, hide: given => put(given.rows.get(type), way) };
}

/** Replaces what stands at the end of the way by an Unknown. */
function put(root: unknown, way: Way): void {
  let holder: unknown = root;
  for (const step of way.slice(0, -1)) holder = child(holder, step);
  const last = way.at(-1);
  if (last !== undefined && typeof holder === 'object' && holder !== null && !(holder instanceof Unknown)) {
    Object.defineProperty(holder, last, { value: hidden(), enumerable: true, configurable: true, writable: true });
  }
}

function child(holder: unknown, step: string | number): unknown {
  return typeof holder === 'object' && holder !== null
    ? Object.getOwnPropertyDescriptor(holder, step)?.value
    : undefined;
}

/** Each field that the rule reads and a row does not have. */
function absentHoles(rule: Rule, given: Given): readonly Hole[] {
  const read = fieldsRead(rule);
  return [...given.rows].flatMap(([type, rows]) =>
    rows.flatMap((row, i) => {
      if (!isRecord(row)) return [];
      const absent = [...(read.get(type) ?? []), ...keyFields(type)].filter(way => isMissing(row, way));
      return absent.map(way => holeAt(type, [i, ...way]));
    }),
  );
}

function isMissing(row: object, way: Way): boolean {
  let value: unknown = row;
  for (const [depth, step] of way.entries()) {
    value = child(value, step);
    if (isAbsent(value)) return depth === way.length - 1;
    if (!isRecord(value)) return false;
  }
  return false;
}

/** The ways into each type that the rule's paths take, as far as they are plain fields or derived ones. */
function fieldsRead(rule: Rule): ReadonlyMap<string, readonly Way[]> {
  const ways = new Map<string, Way[]>();
  for (const { steps } of pathsOf(rule)) {
    for (const [i, step] of steps.entries()) {
      if (step.is === 'entry' || step.is === 'relation' || step.on === undefined) continue;
      const on = step.on;
      const inside = steps.slice(i + 1);
      const end = inside.findIndex(next => next.is !== 'field' || next.on !== undefined);
      const names = step.list
        ? []
        : inside.slice(0, end < 0 ? undefined : end).map(next => (next.is === 'field' ? next.name : ''));
      const into = names.map((_, depth) => [step.name, ...names.slice(0, depth + 1)]);
      ways.set(on, [...(ways.get(on) ?? []), [step.name], ...into]);
    }
  }
  return ways;
}

/** What relations find a row by and lifecycle looks at, beside what the rule names. */
function keyFields(type: TypeName): readonly Way[] {
  const { id, arn, status, subject } = typeOf(type);
  const named = [id, arn, status, subject, ...(KEYS[type] ?? [])];
  return [...new Set(named.filter(name => name !== undefined))].map(name => [name]);
}

const KEYS: Partial<Record<TypeName, readonly string[]>> = {
  DBInstance: ['DBClusterIdentifier', 'DbiResourceId', 'VpcSecurityGroups', 'Engine'],
  DBCluster: ['VpcSecurityGroups', 'Engine'],
  SecurityGroupRule: [
    'GroupId',
    'IsEgress',
    'IpProtocol',
    'FromPort',
    'ToPort',
    'CidrIpv4',
    'CidrIpv6',
    'PrefixListId',
  ],
  MetricAlarm: [
    'MetricName',
    'Namespace',
    'Dimensions',
    'Metrics',
    'ThresholdMetricId',
    'AlarmActions',
    'ActionsEnabled',
  ],
  RouteTable: ['VpcId', 'Associations', 'Routes'],
  EventSubscription: ['Enabled', 'SourceType', 'SourceIdsList', 'EventCategoriesList'],
};

/** Each type's coverage, and each type as a whole; the subject itself stays. */
function coverageHoles(rule: Rule, given: Given): readonly Hole[] {
  return [...given.rows.keys()].filter(isTypeName).flatMap(type => [
    { name: `${type} incomplete`, hide: (masked: Given) => void masked.gaps.set(type, hidden()) },
    { name: `${type} not collected`, hide: (masked: Given) => removeType(rule, type, masked) },
  ]);
}

function removeType(rule: Rule, type: TypeName, masked: Given): void {
  if (type !== rule.resource) masked.rows.delete(type);
  else {
    masked.rows.set(type, (masked.rows.get(type) ?? []).slice(0, 1));
    masked.gaps.set(type, hidden());
  }
}
