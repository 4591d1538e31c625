import { Unknown } from '../../model/value.ts';
import type { Declaration, Written } from './declaration.ts';
import type { Context } from './mapping.ts';

/** Finds declared resources: one by its address, all by their type. */
export type Others = Pick<Context, 'find' | 'ofType'>;

/** What the fields of a resource, or of a block in it, are read from. */
export function contextOf(
  properties: ReadonlyMap<string, Written>,
  declaration: Declaration,
  { find, ofType }: Others,
): Context {
  return { get: name => property(properties, stepsOf(name)), declaration, find, ofType };
}

const STEPS = new Map<string, readonly string[]>();

/** The names are those of the field tables: few, and asked for once a resource. */
function stepsOf(name: string): readonly string[] {
  const steps = STEPS.get(name) ?? name.split('.');
  STEPS.set(name, steps);
  return steps;
}

/** Finds among these declarations. */
export function othersAmong(declarations: readonly Declaration[]): Others {
  const byAddress = new Map(declarations.map(declaration => [declaration.address, declaration]));
  const byType = new Map<string, Declaration[]>();
  for (const declaration of declarations) {
    const same = byType.get(declaration.type);
    if (same === undefined) byType.set(declaration.type, [declaration]);
    else same.push(declaration);
  }
  return { find: address => byAddress.get(address), ofType: type => byType.get(type) ?? [] };
}

function property(properties: ReadonlyMap<string, Written>, path: readonly string[], depth = 0): Written | undefined {
  const name = path[depth];
  const written = name === undefined ? undefined : properties.get(name);
  if (written === undefined || written.value === null) return undefined;
  return depth + 1 === path.length ? written : within(written, path, depth + 1);
}

/** Into a map, or into the only block of a list; what is not known hides what may be in it. */
function within(written: Written, path: readonly string[], depth: number): Written | undefined {
  const { value, open } = written;
  if (value instanceof Unknown) return written;
  if (value instanceof Map) return property(value, path, depth) ?? hidden(written, open);
  if (!Array.isArray(value)) return undefined;
  const [first] = value;
  return first === undefined ? hidden(written, open) : within(first, path, depth);
}

function hidden(written: Written, open: Unknown | undefined): Written | undefined {
  return open === undefined ? undefined : { ...written, value: open };
}
