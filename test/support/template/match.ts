import type { Inventory } from '../../../src/model/inventory.ts';
import type { TypeName } from '../../../src/model/types.ts';
import { Collection, isAbsent, isRecord, Unknown } from '../../../src/model/value.ts';
import { HIDDEN } from '../../../src/rule/check/fixture.ts';
import { isDeployed } from './state.ts';

/** How far a template says what a recording does. */
export interface Match {
  /** Leaves that it says. */
  readonly said: number;
  /** Ways to what it leaves open, with what it would have to say. */
  readonly unsaid: readonly string[];
  /** Ways to what it says otherwise, with what it should say. */
  readonly contrary: readonly string[];
}

/** What a comparison looks at beside the two values. */
export interface Matching {
  /** Whether a reference to an address is one to what a recording calls so. */
  readonly names: (address: string, recorded: unknown) => boolean;
  /** Whether a reference to an address is one to something that a recording calls otherwise. */
  readonly isAnother: (address: string, recorded: unknown, way: string) => boolean;
  /** What a recording calls what is declared at an address. */
  readonly recordedName: (address: string) => string | undefined;
  /** Reads a field of a structure, with what leaving it out means. */
  readonly readIn: Inventory['readIn'];
  /** Whether templates declare such resources at all. */
  readonly declares: (type: TypeName) => boolean;
}

const SAID: Match = { said: 1, unsaid: [], contrary: [] };

/** What a recording holds against what a template says; what the recording leaves out does not count. */
export function match(recorded: unknown, said: unknown, way: string, by: Matching): Match {
  if (recorded === HIDDEN)
    return said instanceof Unknown || said instanceof Collection ? SAID : contrary(way, recorded);
  if (said instanceof Unknown) return matchUnknown(recorded, said, way, by);
  if (Array.isArray(recorded)) return matchList(recorded, said, way, by);
  if (isRecord(recorded)) return matchRecord(recorded, said, way, by);
  if (isAbsent(recorded) && isAbsent(said)) return SAID;
  if (isAbsent(said)) return isDeployed(way, recorded) === true ? unsaid(way, recorded) : contrary(way, recorded);
  if (typeof said === 'object' || isAbsent(recorded)) return contrary(way, recorded);
  return String(recorded) === String(said) || namedByKind(recorded, said, by) ? SAID : contrary(way, recorded);
}

function matchUnknown(recorded: unknown, { reference }: Unknown, way: string, { names, isAnother }: Matching): Match {
  if (reference !== undefined && names(reference, recorded)) return SAID;
  const isOther = reference !== undefined && isAnother(reference, recorded, way);
  return isOther || isDeployed(way, recorded) === false ? contrary(way, recorded) : unsaid(way, recorded);
}

/** Gateways and prefix lists that are declared have ids of their kind: `pl-<address>`. */
function namedByKind(recorded: unknown, said: unknown, { names }: Matching): boolean {
  return typeof said === 'string' && names(said.replace(/^[a-z]+-/, ''), recorded);
}

function matchList(recorded: readonly unknown[], said: unknown, way: string, by: Matching): Match {
  const items = said instanceof Collection ? said.items : Array.isArray(said) ? said : [];
  if (items.length !== recorded.length) return contrary(way, recorded);
  return together(recorded.map((one, index) => match(one, items[index], `${way}[]`, by)));
}

function matchRecord(recorded: object, said: unknown, way: string, by: Matching): Match {
  if (!isRecord(said)) return contrary(way, recorded);
  return together(
    Object.entries(recorded).map(([name, one]) => match(one, by.readIn(said, name), `${way}.${name}`, by)),
  );
}

function contrary(way: string, recorded: unknown): Match {
  return { said: 0, unsaid: [], contrary: [`${way}: ${shown(recorded)}`] };
}

function unsaid(way: string, recorded: unknown): Match {
  return { said: 0, unsaid: [`${way}: ${shown(recorded)}`], contrary: [] };
}

function shown(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Several matches as one. */
export function together(all: readonly Match[]): Match {
  return {
    said: all.reduce((sum, { said }) => sum + said, 0),
    unsaid: [...new Set(all.flatMap(one => one.unsaid))],
    contrary: all.flatMap(one => one.contrary),
  };
}
