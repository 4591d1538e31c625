import { derivedOf } from '../../model/derived.ts';
import { idOf } from '../../model/identity.ts';
import type { Inventory } from '../../model/inventory.ts';
import type { Place } from '../../model/location.ts';
import { relationsOf } from '../../model/relations.ts';
import type { Run } from '../../model/run.ts';
import type { TypeName } from '../../model/types.ts';
import { Collection, isAbsent, isRecord, type Resource, toCollection, Unknown } from '../../model/value.ts';
import type { Step } from '../rule.ts';
import type { Settings } from './node.ts';
import { originOf } from './origin.ts';
import { compileRead, type Read } from './read.ts';

/** A value with the path that led to it, elements named, and where it is written. */
export interface Traced {
  readonly value: unknown;
  readonly text: string;
  readonly place: Place | undefined;
  /** Where the value came from; told of what a path ends in only. */
  readonly from?: string | undefined;
}

/** Follows a path once more to see what it passed: for what is reported only, since it allocates freely. */
export function trace(steps: readonly Step[], start: Traced, run: Run, settings: Settings): readonly Traced[] {
  let found: readonly Traced[] = [start];
  for (const { unit, isList, isLast, read } of legsOf(steps, settings)) {
    const passed = found.flatMap(from =>
      (isList ? elements : single)(unit, from, read(from.value, run), run, settings).map(one => ({
        ...one,
        base: from.value,
      })),
    );
    found = isLast ? passed.map(one => withOrigin(one, unit, run, settings)) : passed;
  }
  return found;
}

/** A step of a path, or a derived map with its entry, ready to be read. */
interface Leg {
  readonly unit: readonly Step[];
  readonly isList: boolean;
  readonly isLast: boolean;
  readonly read: Read;
}

const compiled = new WeakMap<Settings, WeakMap<readonly Step[], readonly Leg[]>>();

/** Compiled when a path is first traced, which of most it never is. */
function legsOf(steps: readonly Step[], settings: Settings): readonly Leg[] {
  const bySteps = compiled.get(settings) ?? new WeakMap<readonly Step[], readonly Leg[]>();
  compiled.set(settings, bySteps);
  const legs = bySteps.get(steps) ?? compileLegs(steps, settings);
  bySteps.set(steps, legs);
  return legs;
}

function compileLegs(steps: readonly Step[], settings: Settings): readonly Leg[] {
  return steps.flatMap((step, i) => {
    const [before, next] = [steps[i - 1], steps[i + 1]];
    if (step.is === 'derived' && next?.is === 'entry') return [];
    const unit = step.is === 'entry' && before?.is === 'derived' ? [before, step] : [step];
    return [{ unit, isList: step.list === true, isLast: next === undefined, read: compileRead(unit, settings) }];
  });
}

function withOrigin(
  { base, ...traced }: Traced & { readonly base: unknown },
  unit: readonly Step[],
  run: Run,
  settings: Settings,
): Traced {
  return { ...traced, from: originOf(unit, base, traced, run, settings) };
}

function single(unit: readonly Step[], from: Traced, value: unknown, run: Run, settings: Settings): readonly Traced[] {
  const text = joined(from.text, textOf(unit, settings));
  return [{ value, text, place: placeOf(unit, from, value, run) }];
}

function elements(
  unit: readonly Step[],
  from: Traced,
  value: unknown,
  run: Run,
  settings: Settings,
): readonly Traced[] {
  const list = joined(from.text, textOf(unit, settings));
  const place = placeOf(unit, from, value, run);
  const { items, possible } = toCollection(value);
  const plain = unit.some(isWritten) && Array.isArray(value);
  return [...items, ...possible].map((element, index) => ({
    value: element,
    text: `${list}[${labelOf(element, index, targetOf(unit), run.inventory)}]`,
    place: elementPlace(element, index, unit, place, plain),
  }));
}

/** Whether a step's list stands in the resource as it is, so that an element has its index there. */
function isWritten(step: Step): boolean {
  return step.is === 'field' || (step.is === 'derived' && derivedOf(step.on)[step.name]?.place !== undefined);
}

function elementPlace(
  element: unknown,
  index: number,
  unit: readonly Step[],
  place: Place | undefined,
  plain: boolean,
): Place | undefined {
  const target = targetOf(unit);
  if (target !== undefined && isRecord(element)) return { type: target, resource: element, path: [] };
  return plain && place !== undefined ? { ...place, path: [...place.path, index] } : place;
}

/** The resource type that a relation leads to. */
function targetOf(unit: readonly Step[]): TypeName | undefined {
  const [step] = unit;
  return step?.is === 'relation' ? relationsOf(step.on)[step.name]?.to : undefined;
}

function placeOf(unit: readonly Step[], from: Traced, value: unknown, run: Run): Place | undefined {
  const [step] = unit;
  if (step === undefined) return from.place;
  switch (step.is) {
    case 'relation':
      return relatedPlace(unit, from, value);
    case 'derived':
      return isRecord(from.value) ? derivedPlace(step.on, step.name, from.value, run) : from.place;
    case 'field':
      if (step.on !== undefined && isRecord(from.value))
        return { type: step.on, resource: from.value, path: [step.name] };
      return from.place && { ...from.place, path: [...from.place.path, step.name] };
    case 'entry':
      return from.place && typeof step.key === 'string'
        ? { ...from.place, path: [...from.place.path, step.key] }
        : from.place;
  }
}

function relatedPlace(unit: readonly Step[], from: Traced, value: unknown): Place | undefined {
  const target = targetOf(unit);
  return target !== undefined && isRecord(value) ? { type: target, resource: value, path: [] } : from.place;
}

function derivedPlace(on: TypeName, name: string, resource: Resource, run: Run): Place {
  const derived = derivedOf(on)[name];
  const elsewhere = run.inventory.given ? undefined : derived?.place?.(resource, run);
  if (elsewhere !== undefined) return elsewhere;
  const fields = derived?.writtenIn ?? [];
  const written = fields.find(field => !isAbsent(Object.getOwnPropertyDescriptor(resource, field)?.value));
  return { type: on, resource, path: written === undefined ? [] : [written] };
}

function textOf(unit: readonly Step[], settings: Settings): string {
  return unit.map(step => (step.is === 'entry' ? `[${keyText(step.key, settings)}]` : step.name)).join('');
}

function keyText(key: string | { readonly param: string }, settings: Settings): string {
  return typeof key === 'string' ? key : String(settings.params[key.param] ?? `$${key.param}`);
}

function joined(prefix: string, text: string): string {
  if (prefix === '' || text === '' || text.startsWith('[')) return prefix + text;
  return `${prefix}.${text}`;
}

/** What tells an element from its neighbours: a resource's id, a structure's key or identifier, a value itself, else its index. */
function labelOf(element: unknown, index: number, target: TypeName | undefined, inventory: Inventory): string {
  if (element instanceof Unknown || element instanceof Collection) return '?';
  if (!isRecord(element)) return typeof element === 'object' || element === undefined ? String(index) : String(element);
  if (target !== undefined) return idOf(target, element, inventory);
  const named = Object.keys(element).find(key =>
    /^(Key|Name|.*(Identifier|Id|GroupName|AttributeName|MetricName))$/.test(key),
  );
  const label = named === undefined ? undefined : element[named];
  return typeof label === 'string' ? label : String(index);
}
