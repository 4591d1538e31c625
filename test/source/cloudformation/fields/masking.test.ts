import { describe, expect, it } from 'vitest';
import type { Status } from '../../../../src/model/finding.ts';
import { Unknown } from '../../../../src/model/value.ts';
import { CLOUDFORMATION_MAPPINGS } from '../../../../src/source/cloudformation/fields.ts';
import type { Declaration, Written } from '../../../../src/source/template/declaration.ts';
import { inventoryOf } from '../../../../src/source/template/inventory.ts';
import { declarationsOf } from '../support.ts';
import { BAD, GOOD } from './stacks.ts';
import { verdicts } from './support.ts';

const HIDDEN = {
  'that certainly is something': new Unknown('unresolved-reference', 'hidden', 'resource', true),
  'that may be nothing': new Unknown('unresolved-reference', 'hidden', 'resource', false),
};

/** Every way to hide one value of a property, outermost first. */
function maskings(written: Written, hidden: Unknown): readonly Written[] {
  const whole = { ...written, value: hidden, sensitive: undefined };
  const { value } = written;
  if (Array.isArray(value)) return [whole, ...inList(written, value, hidden)];
  return value instanceof Map ? [whole, ...inMap(written, value, hidden)] : [whole];
}

function inList(written: Written, list: readonly Written[], hidden: Unknown): readonly Written[] {
  return list.flatMap((one, index) =>
    maskings(one, hidden).map(masked => ({ ...written, value: list.with(index, masked) })),
  );
}

function inMap(written: Written, map: ReadonlyMap<string, Written>, hidden: Unknown): readonly Written[] {
  return [...map].flatMap(([key, one]) =>
    maskings(one, hidden).map(masked => ({ ...written, value: new Map([...map, [key, masked]]) })),
  );
}

/** Each declaration with one value hidden. */
function masked(declaration: Declaration, hidden: Unknown): readonly (readonly [string, Declaration])[] {
  return (['properties', 'attributes'] as const).flatMap(where =>
    [...declaration[where]].flatMap(([name, written]) =>
      maskings(written, hidden).map(
        (value, index) =>
          [
            `${declaration.address}.${name} ${index}`,
            { ...declaration, [where]: new Map([...declaration[where], [name, value]]) },
          ] as const,
      ),
    ),
  );
}

function judged(declarations: readonly Declaration[]): ReadonlyMap<string, Status> {
  return verdicts(inventoryOf({ kind: 'cloudformation', path: 't', declarations }, CLOUDFORMATION_MAPPINGS));
}

/** The verdicts that change with what is hidden, `unknown` or not. */
function changes(declarations: readonly Declaration[], hidden: Unknown): ReadonlyMap<string, Status> {
  const before = judged(declarations);
  const found = declarations.flatMap((declaration, index) =>
    masked(declaration, hidden).flatMap(([what, one]) =>
      [...judged(declarations.with(index, one))]
        .filter(([key, status]) => before.has(key) && before.get(key) !== status)
        .map(([key, status]) => [`${key} without ${what}, was ${before.get(key)}`, status] as const),
    ),
  );
  return new Map(found);
}

describe.each(Object.entries(HIDDEN))('hiding one value %s', (_, hidden) => {
  it.each(Object.entries({ GOOD, BAD }))(
    'can only make a verdict of the %s stack unknown',
    (_name, stack) => {
      const declarations = declarationsOf(`Resources:\n${stack.replaceAll(/^/gm, '  ')}`);
      const changed = changes(declarations, hidden);
      expect(changed.size).toBeGreaterThan(200);
      expect([...changed].filter(([, status]) => status !== 'unknown')).toEqual([]);
    },
    120_000,
  );
});
