import { isBlocks } from './candidates.ts';
import { type DeclaredExpression, type Expression, Hidden, isList, Reference } from './expression.ts';
import { MAPS } from './terraform.ts';

/** A template with something hidden in it. */
export interface Masked {
  readonly what: string;
  readonly resources: readonly DeclaredExpression[];
}

/** The template with each of its values hidden in turn, those inside of lists and structures too. */
export function* maskings(resources: readonly DeclaredExpression[]): Generator<Masked> {
  for (const [index, one] of resources.entries()) {
    for (const where of ['properties', 'attributes'] as const) {
      for (const [name, value] of one[where]) {
        for (const [way, masked] of hidings(name, value)) {
          const changed = { ...one, [where]: new Map([...one[where], [name, masked]]) };
          yield { what: `${one.name}.${way}`, resources: resources.with(index, changed) };
        }
      }
    }
  }
}

function* hidings(name: string, value: Expression): Generator<readonly [string, Expression]> {
  if (value instanceof Hidden) return;
  yield [name, hiddenFor(name, value, 'value')];
  yield [`${name}!`, hiddenFor(name, value, 'something')];
  if (isList(value)) {
    for (const [index, one] of value.entries())
      for (const [way, masked] of hidings(name, one)) yield [`[${index}]${way}`, value.with(index, masked)];
  }
  if (value instanceof Map) {
    for (const [key, one] of value)
      for (const [way, masked] of hidings(key, one)) yield [`${name}.${way}`, new Map([...value, [key, masked]])];
  }
}

/** Terraform's blocks are hidden by a dynamic one over something unknown. */
function hiddenFor(name: string, value: Expression, how: 'value' | 'something'): Hidden {
  return new Hidden(isBlocks(value) && !MAPS.has(name) ? 'blocks' : how);
}

/** The template without each of the resources that others refer to, in turn. */
export function* removals(resources: readonly DeclaredExpression[], isKept: (one: DeclaredExpression) => boolean) {
  const named = new Set(resources.flatMap(one => [...one.properties.values()].flatMap(namesIn)));
  for (const [index, one] of resources.entries()) {
    const isNamed = named.has(one.name) || named.has(`${one.type}.${one.name}`);
    if (isNamed && !isKept(one))
      yield { what: `without ${one.name} (${one.type})`, resources: resources.toSpliced(index, 1) };
  }
}

function namesIn(value: Expression): readonly string[] {
  if (value instanceof Reference) return [value.to];
  if (isList(value)) return value.flatMap(namesIn);
  return value instanceof Map ? [...value.values()].flatMap(namesIn) : [];
}
