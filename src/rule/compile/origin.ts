import { derivedOf } from '../../model/derived.ts';
import type { Place } from '../../model/location.ts';
import { joined, told } from '../../model/provenance.ts';
import type { Run } from '../../model/run.ts';
import { isAbsent, isRecord, type Resource, Unknown } from '../../model/value.ts';
import type { Step } from '../rule.ts';
import type { Settings } from './node.ts';

type DerivedStep = Extract<Step, { is: 'derived' }>;

/** A value with its place, whose origin is asked for. */
interface Placed {
  readonly value: unknown;
  readonly place: Place | undefined;
}

/** Where what a step read came from, for people; undefined where it simply stands there, or is not known anyway. */
export function originOf(
  [step, entry]: readonly Step[],
  base: unknown,
  { value, place }: Placed,
  run: Run,
  settings: Settings,
): string | undefined {
  if (value instanceof Unknown || step === undefined || step.is === 'relation') return undefined;
  if (!isRecord(base)) return undefined;
  if (step.is !== 'derived') return place === undefined || isAbsent(value) ? undefined : run.inventory.originOf(place);
  const key = entry?.is === 'entry' ? keyOf(entry, settings) : '';
  const dated = isGiven(step, base, key, run) ? undefined : derivedOf(step.on)[step.name]?.datedBy?.(base, run, key);
  const written = isAbsent(value) ? undefined : writtenOrigin(step, base, place, run);
  return dated === undefined ? written : joined([dated, told(written)]);
}

/** A rule's examples give what is derived outright: no table decided then. */
function isGiven({ name }: DerivedStep, base: Resource, key: string, { inventory }: Run): boolean {
  if (!inventory.given || !Object.hasOwn(base, name)) return false;
  const given = base[name];
  return key === '' || !isRecord(given) || Object.hasOwn(given, key);
}

/** Where it stands in another resource, that one's; else that of the first field that it is written in. */
function writtenOrigin(step: DerivedStep, base: Resource, place: Place | undefined, run: Run): string | undefined {
  if (place !== undefined && place.resource !== base) return run.inventory.originOf(place);
  const fields = [step.name, ...(derivedOf(step.on)[step.name]?.writtenIn ?? [])];
  for (const field of fields) {
    const origin = run.inventory.originOf({ type: step.on, resource: base, path: [field] });
    if (origin !== undefined) return origin;
  }
  return undefined;
}

function keyOf({ key }: Extract<Step, { is: 'entry' }>, { params }: Settings): string {
  return typeof key === 'string' ? key : String(params[key.param] ?? '');
}
