import type { Inventory } from '../inventory.ts';
import { asKey } from '../reference.ts';
import { resourceFields } from '../schema.ts';
import { isAbsent, isRecord, type Resource, Unknown } from '../value.ts';
import { lookUp, type Relation } from './join.ts';
import type { KeysOf } from './readers.ts';

/** To a KMS key, by whatever names it: its ARN, its id, an alias or the alias's ARN. */
export function keyBy(reference: KeysOf): Relation {
  return {
    to: 'Key',
    many: false,
    strength: 'strong',
    needs: ['Key'],
    follow: (resource, inventory) => {
      const value = asKey(reference(resource, inventory));
      if (isAbsent(value)) return undefined;
      if (typeof value === 'string') return keyOf(value, inventory);
      return value instanceof Unknown ? value : new Unknown('unreadable', 'a reference is not text');
    },
  };
}

function keyOf(reference: string, inventory: Inventory): unknown {
  return /(^|:)alias\//.test(reference) ? aliasTarget(reference, inventory) : keyNamed(reference, inventory);
}

function keyNamed(reference: string, inventory: Inventory): unknown {
  const byArn = lookUp(reference, { to: 'Key', by: 'Arn' }, 'strong', inventory);
  if (!(byArn instanceof Unknown) || reference.startsWith('arn:')) return byArn;
  const byId = lookUp(reference, { to: 'Key', by: 'KeyId' }, 'strong', inventory);
  return byId instanceof Unknown ? byArn : byId;
}

/** An alias leads to another key when it is pointed there; only its own listing tells. */
function aliasTarget(reference: string, inventory: Inventory): unknown {
  const by = reference.startsWith('arn:') ? 'AliasArn' : 'AliasName';
  const alias = lookUp(reference, { to: 'Alias', by }, 'strong', inventory);
  if (!isRecord(alias)) return OF_AWS.test(reference) ? ownedByAws() : alias;
  const target = asKey(inventory.read('Alias', alias, 'TargetKeyId'));
  if (typeof target === 'string' && target !== '') return keyNamed(target, inventory);
  return target instanceof Unknown ? target : new Unknown('not-found', `${reference} leads to no key`);
}

/** Aliases that begin so are AWS's own; nobody else can make one (CreateAlias, KMS API reference). */
const OF_AWS = /(^|:)alias\/aws\//;

let awsKey: Resource | undefined;

/** The key behind such an alias, where it is not listed: who manages it is known, and nothing else. */
function ownedByAws(): Resource {
  const hidden = new Unknown('not-collected', 'a key that AWS manages and that is not listed');
  const fields = [...resourceFields('Key').keys()].map(name => [name, hidden] as const);
  awsKey ??= { ...Object.fromEntries(fields), KeyManager: 'AWS' };
  return awsKey;
}
