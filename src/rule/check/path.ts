import { derivedOf } from '../../model/derived.ts';
import { relationsOf } from '../../model/relations.ts';
import { awsFields, type FieldType, resourceFields } from '../../model/schema.ts';
import type { TypeName } from '../../model/types.ts';
import type { Position } from '../../util/errors.ts';
import { didYouMean } from '../../util/suggest.ts';
import type { ParamName, Path, Step } from '../rule.ts';
import { type Context, complain } from './context.ts';

/** A path understood: its steps up to the last list, the projection behind it, and the type at its end. */
export interface ResolvedPath {
  readonly path: Path;
  /** Undefined where the path passes no list. */
  readonly projection: Path | undefined;
  /** Of the value, or of the (projected) element where there is a list. */
  readonly type: FieldType;
  /** Of the element before any projection; as `type` where there is none. */
  readonly element: FieldType;
}

interface Segment {
  readonly name: string;
  /** `[key]` behind the name. */
  readonly key: string | undefined;
  readonly offset: number;
}

/** Splits `a.b[c.d].e`; undefined where it is not a path. */
export function splitPath(text: string): readonly Segment[] | undefined {
  const segments: Segment[] = [];
  const pattern = /([A-Za-z_][A-Za-z0-9_]*)(?:\[([^[\]]+)\])?(?:\.|$)/y;
  while (pattern.lastIndex < text.length) {
    const offset = pattern.lastIndex;
    const match = pattern.exec(text);
    if (match === null) return undefined;
    segments.push({ name: match[1] ?? '', key: match[2], offset });
  }
  return segments.length === 0 || text.endsWith('.') ? undefined : segments;
}

/** Checks every name of a path against the model, from a base type on; notes the mistake and gives undefined where one is wrong. */
export function resolvePath(text: string, base: FieldType, at: Position, context: Context): ResolvedPath | undefined {
  const segments = splitPath(text);
  if (segments === undefined)
    return complain(context, at, `"${text}" is not a path`, 'names are joined with dots: Endpoint.Port');
  const steps: Step[] = [];
  let type = base;
  let element = base;
  let lastList = -1;
  let end = 0;
  for (const segment of segments) {
    const place = { ...at, column: at.column + segment.offset };
    const found = stepInto(type, segment, place, context);
    if (found === undefined) return undefined;
    for (const step of found.steps) steps.push(step);
    type = found.type;
    if (found.list) [lastList, element, end] = [steps.length, found.type, segment.offset + found.length];
  }
  if (lastList < 0) return { path: { text, steps }, projection: undefined, type, element: type };
  const rest = text.slice(end).replace(/^\./, '');
  return {
    path: { text: text.slice(0, end), steps: steps.slice(0, lastList) },
    projection: { text: rest, steps: steps.slice(lastList) },
    type,
    element,
  };
}

interface Found {
  readonly steps: readonly Step[];
  readonly type: FieldType;
  readonly list: boolean;
  /** Characters of the segment as written. */
  readonly length: number;
}

function stepInto(base: FieldType, segment: Segment, at: Position, context: Context): Found | undefined {
  const named = nameIn(base, segment.name, context);
  if (named === undefined) return unknownName(base, segment.name, at, context);
  const length = segment.name.length + (segment.key === undefined ? 0 : segment.key.length + 2);
  const { step, type } = named;
  if (type.is === 'map') return stepIntoMap(step, type.of, segment, length, at, context);
  if (segment.key !== undefined)
    return complain(context, at, `${segment.name} is not a map`, `leave out [${segment.key}]`);
  if (type.is === 'list') return { steps: [{ ...step, list: true }], type: type.of, list: true, length };
  return { steps: [step], type, list: false, length };
}

function stepIntoMap(
  step: Step,
  of: FieldType,
  segment: Segment,
  length: number,
  at: Position,
  context: Context,
): Found | undefined {
  if (segment.key === undefined)
    return complain(context, at, `${segment.name} is a map`, `name a key: ${segment.name}[…]`);
  const key = mapKey(segment, at, context);
  if (key === undefined) return undefined;
  if (of.is === 'list') return { steps: [step, { is: 'entry', key, list: true }], type: of.of, list: true, length };
  return { steps: [step, { is: 'entry', key }], type: of, list: false, length };
}

function mapKey(segment: Segment, at: Position, context: Context): string | ParamName | undefined {
  const key = segment.key ?? '';
  if (segment.name === 'metrics' && !Object.hasOwn(context.metrics, key)) {
    return complain(
      context,
      at,
      `the rule declares no metric "${key}"`,
      didYouMean(key, Object.keys(context.metrics)) ?? 'declare it under metrics:',
    );
  }
  if (!key.startsWith('$')) return key;
  const param = key.slice(1);
  if (!Object.hasOwn(context.params, param))
    return complain(context, at, `the rule has no param "${param}"`, didYouMean(param, Object.keys(context.params)));
  context.usedParams.add(param);
  return { param };
}

/** A name as a step from a base type, with the type it leads to; undefined where the base has no such name. */
function nameIn(base: FieldType, name: string, context: Context): { step: Step; type: FieldType } | undefined {
  if (base.is === 'resource') return nameInResource(base.type, name, context);
  if (base.is !== 'struct') return undefined;
  const type = awsFields(base.service, base.shape)?.get(name);
  return type === undefined ? undefined : { step: { is: 'field', name }, type };
}

function nameInResource(on: TypeName, name: string, context: Context): { step: Step; type: FieldType } | undefined {
  context.needs.add(on);
  const field = resourceFields(on).get(name);
  if (field !== undefined) return { step: { is: 'field', name, on }, type: field };
  const relation = Object.hasOwn(relationsOf(on), name) ? relationsOf(on)[name] : undefined;
  if (relation !== undefined) {
    for (const need of relation.needs) context.needs.add(need);
    const to: FieldType = { is: 'resource', type: relation.to };
    return { step: { is: 'relation', name, on }, type: relation.many ? { is: 'list', of: to } : to };
  }
  const derived = Object.hasOwn(derivedOf(on), name) ? derivedOf(on)[name] : undefined;
  if (derived === undefined) return undefined;
  for (const need of derived.needs) context.needs.add(need);
  return { step: { is: 'derived', name, on }, type: derived.type };
}

/** Every name that a path may go on with. */
export function namesIn(base: FieldType): readonly string[] {
  if (base.is === 'struct') return [...(awsFields(base.service, base.shape)?.keys() ?? [])];
  if (base.is !== 'resource') return [];
  return [
    ...resourceFields(base.type).keys(),
    ...Object.keys(relationsOf(base.type)),
    ...Object.keys(derivedOf(base.type)),
  ];
}

function unknownName(base: FieldType, name: string, at: Position, context: Context): undefined {
  if (base.is === 'scalar') return complain(context, at, `"${name}" stands behind a single value, which has no fields`);
  return complain(context, at, `${describeType(base)} has no field "${name}"`, didYouMean(name, namesIn(base)));
}

/** A type in a message. */
export function describeType(type: FieldType): string {
  switch (type.is) {
    case 'resource':
      return type.type;
    case 'struct':
      return type.shape;
    case 'scalar':
      return type.kind;
    case 'list':
      return `a list of ${describeType(type.of)}`;
    case 'map':
      return `a map of ${describeType(type.of)}`;
  }
}
