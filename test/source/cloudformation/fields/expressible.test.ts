import { describe, expect, it, vi } from 'vitest';
import { derivedOf } from '../../../../src/model/derived.ts';
import { Inventory } from '../../../../src/model/inventory.ts';
import { resourceFields } from '../../../../src/model/schema.ts';
import { isTypeName, TYPES, type TypeName } from '../../../../src/model/types.ts';
import { pathsOf } from '../../../../src/rule/walk.ts';
import { CLOUDFORMATION_MAPPINGS } from '../../../../src/source/cloudformation/fields.ts';
import { NOT_DECLARABLE, NOT_EXPRESSIBLE, NOT_EXPRESSIBLE_KEYS } from './expressible.ts';
import { BAD, GOOD } from './stacks.ts';
import { inventory, RULES, verdicts } from './support.ts';

const ALL = Object.values(CLOUDFORMATION_MAPPINGS).flat();
const DECLARABLE: ReadonlySet<string> = new Set(ALL.map(({ to }) => to));

/** The fields that every mapping to a type has. */
function fieldsOf(type: string): ReadonlySet<string> {
  const [first, ...rest] = ALL.filter(({ to }) => to === type).map(({ fields }) => Object.keys(fields));
  return new Set(first?.filter(name => rest.every(names => names.includes(name))));
}

/** `DBInstance.Engine` for every first step of every path of every rule, and what its derived fields are written in. */
function fieldsRead(): ReadonlySet<string> {
  const steps = RULES.flatMap(pathsOf).flatMap(({ steps: all }) => all);
  return new Set(
    steps.flatMap(step => {
      if (!('on' in step) || step.on === undefined) return [];
      return namesOf(step.on, step.is, step.name).map(name => `${step.on}.${name}`);
    }),
  );
}

function namesOf(type: TypeName, kind: string, name: string): readonly string[] {
  if (kind === 'field') return [name];
  const known = resourceFields(type);
  const parts = kind === 'derived' ? (derivedOf(type)[name]?.writtenIn ?? []) : [];
  return parts.filter(part => known.has(part) && part !== (known.has('TagList') ? 'Tags' : 'TagList'));
}

describe('every field that a rule reads', () => {
  const read = [...fieldsRead()].filter(name => DECLARABLE.has(name.split('.')[0] ?? ''));

  it('is in the tables or known not to be expressible', () => {
    const missing = read.filter(name => {
      const [type = '', field = ''] = name.split('.');
      return !fieldsOf(type).has(field) && !NOT_EXPRESSIBLE.has(name);
    });
    expect(missing).toEqual([]);
  });

  it('is not called inexpressible where a table has it, or where no rule reads it', () => {
    const idle = [...NOT_EXPRESSIBLE].filter(name => {
      const [type = '', field = ''] = name.split('.');
      return fieldsOf(type).has(field) || !read.includes(name);
    });
    expect(idle).toEqual([]);
  });
});

describe('every resource type', () => {
  it('can be declared or is known not to be', () => {
    const missing = Object.keys(TYPES).filter(type => !DECLARABLE.has(type) && !NOT_DECLARABLE.has(type));
    expect(missing).toEqual([]);
    expect([...NOT_DECLARABLE].filter(type => DECLARABLE.has(type) || !isTypeName(type))).toEqual([]);
  });
});

describe('every field of the tables', () => {
  const OWN = new Set([
    'masterPassword',
    'masterUsernameOrigin',
    'MasterUserPassword',
    'deletionPolicy',
    'updateReplacePolicy',
  ]);

  it('is one of the API, of the model, or says how something is written', () => {
    const strange = ALL.flatMap(({ to, fields }) => {
      const known = resourceFields(to);
      return Object.keys(fields)
        .filter(name => !known.has(name) && name !== 'TagList' && !OWN.has(name))
        .map(name => `${to}.${name}`);
    });
    expect(strange).toEqual([]);
  });
});

describe('the keys that relations join by', () => {
  it.each([...DECLARABLE].filter(isTypeName))('%s has its id', type => {
    const { id } = TYPES[type];
    expect([type, fieldsOf(type).has(id)]).toEqual([type, true]);
  });
});

describe('every field that relations and derived fields look at', () => {
  it('is in the tables or known not to be expressible', () => {
    const read = vi.spyOn(Inventory.prototype, 'read');
    for (const stack of [GOOD, BAD]) verdicts(inventory(stack));
    const asked = new Set(read.mock.calls.map(([type, , name]) => `${type}.${name}`));
    read.mockRestore();
    const missing = [...asked].filter(name => {
      const [type = '', field = ''] = name.split('.');
      if (!DECLARABLE.has(type) || fieldsOf(type).has(field) || NOT_EXPRESSIBLE.has(name)) return false;
      return field !== 'Tags' && !NOT_EXPRESSIBLE_KEYS.has(name);
    });
    expect(asked.size).toBeGreaterThan(100);
    expect(missing).toEqual([]);
  });
});
