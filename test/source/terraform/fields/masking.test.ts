import { describe, expect, it } from 'vitest';
import { Unknown } from '../../../../src/model/value.ts';
import type { Declaration, Written } from '../../../../src/source/template/declaration.ts';
import { inventory, UNKNOWN, verdicts } from './declare.ts';
import { CLUSTERS, INSTANCES, MODULES } from './examples.ts';

/** Every way to hide one value: each property as a whole, and each argument of each block in it. */
function* masked(declaration: Declaration): Generator<readonly [string, Declaration]> {
  for (const [name, written] of declaration.properties) {
    const others = (value: Written): Declaration => ({
      ...declaration,
      properties: new Map([...declaration.properties, [name, value]]),
    });
    for (const [place, value] of hidings(written)) yield [`${declaration.address}.${name}${place}`, others(value)];
  }
}

function* hidings(written: Written): Generator<readonly [string, Written]> {
  if (written.value instanceof Unknown && written.value.reference === undefined) return;
  yield ['', { ...written, value: UNKNOWN }];
  if (Array.isArray(written.value)) yield* inList(written, written.value);
  if (written.value instanceof Map) yield* inMap(written, written.value);
}

function* inList(written: Written, list: readonly Written[]): Generator<readonly [string, Written]> {
  yield ['…', { ...written, open: UNKNOWN }];
  for (const [index, one] of list.entries())
    for (const [place, value] of hidings(one))
      yield [`[${index}]${place}`, { ...written, value: list.with(index, value) }];
}

function* inMap(written: Written, map: ReadonlyMap<string, Written>): Generator<readonly [string, Written]> {
  for (const [key, one] of map)
    for (const [place, value] of hidings(one))
      yield [`.${key}${place}`, { ...written, value: new Map([...map, [key, value]]) }];
}

/** Verdicts that hiding something turned into a pass. */
function passes(all: readonly Declaration[]): readonly string[] {
  const before = verdicts(inventory(...all));
  return all.flatMap((declaration, index) =>
    [...masked(declaration)].flatMap(([place, changed]) => {
      const after = verdicts(inventory(...all.with(index, changed)));
      return [...after].flatMap(([key, status]) => {
        const was = before.get(key);
        const isWorse = status === 'pass' && (was === 'fail' || was === 'unknown');
        return isWorse ? [`${key}: ${was} became pass without ${place}`] : [];
      });
    }),
  );
}

describe('hiding a value', () => {
  it.each([
    ['instances', INSTANCES],
    ['clusters', CLUSTERS],
    ['modules', MODULES],
  ])('never makes a pass of %s', { timeout: 110_000 }, (_, all) => {
    expect(passes(all)).toEqual([]);
  });
});
