import { isRecord, type Resource, Unknown } from '../../model/value.ts';
import type { Origin, Written } from '../template/declaration.ts';
import { at, recordOf } from './plan-json.ts';
import { type Provenance, provenance } from './plan-origin.ts';
import { computed, openEnd, unknownValue } from './plan-unknown.ts';
import { endsOf, inside, type Wording } from './plan-wording.ts';

/** One value of a plan beside its shadows: the same place in `after_unknown` and `after_sensitive`. */
export interface Shadowed {
  readonly name: string;
  readonly value: unknown;
  readonly unknown: unknown;
  readonly sensitive: unknown;
}

/** Values nest as schemas do; deeper ones are nobody's. */
const DEEPEST = 60;
const TOO_DEEP = new Unknown('unreadable', 'the plan nests too deep here');
const UNSAID = new Unknown('not-in-source', 'the plan does not say how it was written', 'resource', true);

/** Arguments whose way of being written matters: secrets, whose values are never shown, and names. */
const SECRET = /^(?:password|master_password|secret_string|auth_token)(?:_wo)?$/;
const NAME = /^(?:username|master_username)$/;

/** A value as a template would have it; undefined where nothing is written. */
export function writtenOf(shadowed: Shadowed, wording: Wording, depth = 0): Written | undefined {
  const { value, unknown } = shadowed;
  if (depth > DEEPEST) return plain(TOO_DEEP);
  if (unknown === true) return hiddenOf(shadowed, wording);
  if (Array.isArray(value)) return listed(shadowed, value, wording, depth);
  if (isRecord(value)) return mapped(shadowed, value, wording, depth);
  if (Array.isArray(unknown) && unknown.length > 0) return listed(shadowed, [], wording, depth);
  if (isRecord(unknown) && Object.keys(unknown).length > 0) return mapped(shadowed, {}, wording, depth);
  return value === null || value === undefined ? writeOnly(shadowed, wording) : known(shadowed, wording);
}

function plain(value: Written['value'], origin: Origin = 'literal'): Written {
  return { value, at: undefined, origin };
}

function known({ name, value, sensitive }: Shadowed, wording: Wording): Written {
  const { origin, from } = told(name, wording, value);
  const scalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  const isSensitive = SECRET.test(name) || sensitive === true;
  const shown = origin === undefined ? UNSAID : scalar;
  return { ...plain(shown, origin), from, sensitive: isSensitive };
}

/** How a value was written; undefined where that matters and the plan does not say it. */
function told(name: string, wording: Wording, value: unknown): Provenance {
  const matters = SECRET.test(name) || NAME.test(name);
  const isSaid = wording.expressions.length > 0;
  const found = isSaid ? provenance(endsOf(wording), value) : { origin: undefined };
  return matters || found.origin !== undefined ? found : { origin: 'literal' };
}

/** What is only written and never kept is in no plan: only that there is an expression for it. */
function writeOnly({ name }: Shadowed, wording: Wording): Written | undefined {
  const [expression] = wording.expressions;
  if (!name.endsWith('_wo') || expression === undefined) return undefined;
  if (expression.isConstant && expression.constant === null) return undefined;
  const { origin, from } = provenance(endsOf(wording), undefined);
  const value = origin === undefined ? UNSAID : computed(`${name} is in no plan`, true);
  return { ...plain(value, origin), from, sensitive: true };
}

/** Not known yet: a reference, something, or nothing at all where AWS is left to decide. */
function hiddenOf({ name, sensitive }: Shadowed, wording: Wording): Written | undefined {
  if (wording.expressions.length === 0)
    return wording.isUnsure ? plain(computed(`${name} is known after apply`, false)) : undefined;
  const ends = endsOf(wording);
  const value = unknownValue(name, ends);
  if (value === undefined) return undefined;
  const matters = SECRET.test(name) || NAME.test(name);
  const { origin, from } = provenance(ends, undefined);
  const shown = matters && origin === undefined ? UNSAID : value;
  const isSensitive = SECRET.test(name) || sensitive === true;
  return { ...plain(shown, origin ?? 'generated'), open: openEnd(name), from, sensitive: isSensitive };
}

function listed(shadowed: Shadowed, value: readonly unknown[], wording: Wording, depth: number): Written {
  const unknowns = Array.isArray(shadowed.unknown) ? shadowed.unknown : [];
  const length = Math.max(value.length, unknowns.length);
  const whole = length > 0 && unknowns.length === length && unknowns.every(one => one === true);
  const targets = whole ? hiddenOf(shadowed, wording)?.value : undefined;
  if (Array.isArray(targets) && targets.length === length) return plain(targets);
  const elements = Array.from({ length }, (_, index) => ({
    ...shadowed,
    value: value[index],
    unknown: unknowns[index],
    sensitive: Array.isArray(shadowed.sensitive) ? shadowed.sensitive[index] : shadowed.sensitive,
  }));
  return plain(elements.map(one => element(one, wording, depth)));
}

/** Each of a list's elements is there, known or not; which of several it refers to is not told. */
function element(one: Shadowed, wording: Wording, depth: number): Written {
  const written = writtenOf(one, wording, depth + 1);
  if (one.unknown !== true) return written ?? plain(null);
  const targets: Written['value'] = written?.value ?? null;
  if (targets instanceof Unknown) return plain(targets);
  const [only, ...others] = Array.isArray(targets) ? targets : [];
  return only !== undefined && others.length === 0 ? only : plain(computed(`${one.name} is known after apply`, true));
}

function mapped(shadowed: Shadowed, value: Resource, wording: Wording, depth: number): Written {
  const unknowns = recordOf(shadowed.unknown);
  const names = new Set([...Object.keys(value), ...Object.keys(unknowns)]);
  const entries = [...names].flatMap(name => {
    const sensitive = shadowed.sensitive === true ? true : at(recordOf(shadowed.sensitive), name);
    const one = { name, value: at(value, name), unknown: at(unknowns, name), sensitive };
    const written = writtenOf(one, inside(wording, name), depth + 1);
    return written === undefined ? [] : [[name, written] as const];
  });
  return plain(new Map(entries));
}
