import { describe, expect, it } from 'vitest';
import { derivedOf } from '../../../src/model/derived.ts';
import { Inventory } from '../../../src/model/inventory.ts';
import { TYPE_NAMES } from '../../../src/model/types.ts';
import { Collection, Unknown } from '../../../src/model/value.ts';
import { DENIED, HIDDEN, inventoryOf, NOW } from '../../rule/support.ts';
import { derived, parts, short } from '../follow.ts';

describe('every derived field', () => {
  const all = TYPE_NAMES.flatMap(type =>
    Object.keys(derivedOf(type)).map(name => [`${type}.${name}`, type, name] as const),
  );
  it.each(all)('%s can be asked of a resource of which nothing is known', (_, type, name) => {
    expect(() => derived(type, name, {}, {}, {}, 'key')).not.toThrow();
    expect(() =>
      derived(type, name, { Engine: HIDDEN, TagList: HIDDEN, Metrics: HIDDEN }, {}, {}, 'key'),
    ).not.toThrow();
  });
});

describe('tags', () => {
  const tag = (list: unknown, key = 'Owner', field = 'TagList') =>
    short(derived('DBInstance', 'tags', { [field]: list }, {}, {}, key), '');
  const keys = (list: unknown) => parts(derived('DBInstance', 'tagKeys', { TagList: list }));
  const pair = (Key: unknown, Value: unknown = 'v') => ({ Key, Value });

  it.each([
    ['the one of that key', [pair('Team', 't'), pair('Owner', 'o')], 'o'],
    ['no such key', [pair('Team')], undefined],
    ['another case is another key', [pair('owner')], undefined],
    ['no tags', undefined, undefined],
    ['an empty value', [pair('Owner', '')], ''],
    ['a hidden value', [pair('Owner', HIDDEN)], '(unresolved-reference)'],
    ['a hidden key may be it', [pair('Team'), pair(HIDDEN)], '(unresolved-reference)'],
    ['but not where it is found', [pair(HIDDEN), pair('Owner', 'o')], 'o'],
    ['a hidden list', HIDDEN, '(unresolved-reference)'],
    ['an open list', new Collection([pair('Team')], [], undefined, DENIED), '(access-denied)'],
    ['an open list that has it', new Collection([pair('Owner', 'o')], [], undefined, DENIED), 'o'],
    ['a possible tag', new Collection([], [pair('Owner', 'o')], HIDDEN), '(unresolved-reference)'],
    ['a possible tag of another key', new Collection([], [pair('Team')], HIDDEN), undefined],
  ])('%s', (_, list, expected) => {
    expect(tag(list)).toBe(expected);
  });

  it('stand in Tags for the services that call them so', () => {
    expect(tag([pair('Owner', 'o')], 'Owner', 'Tags')).toBe('o');
  });

  it.each([
    ['of people', [pair('Owner'), pair('aws:cloudformation:stack-name')], { items: ['Owner'] }],
    [
      'a hidden key may be one of AWS',
      [pair('Owner'), pair(HIDDEN)],
      { items: ['Owner'], possible: ['(unresolved-reference)'], doubt: 'unresolved-reference' },
    ],
    ['none', [], { items: [] }],
    ['a hidden list', HIDDEN, { items: [], open: 'unresolved-reference' }],
    [
      'a possible tag',
      new Collection([], [pair('Owner'), pair('aws:x')], HIDDEN),
      { items: [], possible: ['Owner'], doubt: 'unresolved-reference' },
    ],
  ])('keys: %s', (_, list, expected) => {
    expect(keys(list)).toEqual(expected);
  });
});

describe('what only a source or a policy knows', () => {
  it('the kind of source and what was written', () => {
    expect(derived('DBInstance', 'source', {}, {}, { kind: 'terraform' })).toBe('terraform');
    expect(parts(derived('DBInstance', 'declared', { Engine: 'mysql', MultiAZ: false }))).toEqual({
      items: ['Engine', 'MultiAZ'],
    });
  });

  const SOMETHING = new Unknown('computed-at-apply', 'known at apply', 'resource', true);
  it.each([
    ['what is there', { Engine: 'mysql', MultiAZ: false, Tags: [] }, { items: ['Engine', 'MultiAZ', 'Tags'] }],
    ['not what is written as nothing', { Engine: null, KmsKeyId: '', MultiAZ: undefined }, { items: [] }],
    ['not fields of ours', { Engine: 'mysql', masterPassword: 'literal' }, { items: ['Engine'] }],
    ['what is certainly something', { Engine: SOMETHING }, { items: ['Engine'] }],
    [
      'what may be nothing only may be there',
      { Engine: 'mysql', MultiAZ: HIDDEN },
      { items: ['Engine'], possible: ['MultiAZ'], doubt: 'unresolved-reference' },
    ],
  ])('declared: %s', (_, row, expected) => {
    expect(parts(derived('DBInstance', 'declared', row))).toEqual(expected);
  });

  it('where a transform may add some, more may be declared', () => {
    const declaration = () => ({ address: 'A', open: HIDDEN });
    const inventory = new Inventory({ scope: { kind: 'cloudformation' }, tables: new Map(), declaration });
    const names = derivedOf('DBInstance').declared?.get({ Engine: 'mysql' }, { inventory, now: NOW }, '');
    expect(parts(names)).toEqual({ items: ['Engine'], open: 'unresolved-reference' });
  });

  it('the environment is the policy’s answer, whatever it is', () => {
    const field = derivedOf('DBInstance').environment;
    const inventory = inventoryOf({});
    const ask = (answer: unknown) => field?.get({}, { inventory, now: NOW, environmentOf: () => answer }, '');
    expect([ask('production'), ask(undefined), ask(HIDDEN)]).toEqual(['production', undefined, HIDDEN]);
    expect(field?.get({}, { inventory, now: NOW }, '')).toBeUndefined();
  });

  it('what leaving a field out means is the source’s to say', () => {
    const source = { scope: { kind: 'cloudformation' }, tables: new Map(), whenAbsent: () => HIDDEN } as const;
    const inventory = new Inventory(source);
    expect(inventory.read('DBInstance', { MultiAZ: null }, 'MultiAZ')).toBe(HIDDEN);
    expect(inventory.read('DBInstance', { MultiAZ: false }, 'MultiAZ')).toBe(false);
  });
});
