import type { Inventory } from '../inventory.ts';
import { asKey } from '../reference.ts';
import { isAbsent, Unknown } from '../value.ts';
import { type KeysOf, lookUp, type Relation } from './join.ts';

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
  if (/(^|:)alias\//.test(reference)) return aliasTarget(reference, inventory);
  const byArn = lookUp(reference, { to: 'Key', by: 'Arn' }, 'strong', inventory);
  if (!(byArn instanceof Unknown) || reference.startsWith('arn:')) return byArn;
  const byId = lookUp(reference, { to: 'Key', by: 'KeyId' }, 'strong', inventory);
  return byId instanceof Unknown ? byArn : byId;
}

/** An alias leads to another key when it is pointed there; only its own listing tells. */
function aliasTarget(reference: string, inventory: Inventory): unknown {
  const by = reference.startsWith('arn:') ? 'AliasArn' : 'AliasName';
  const { rows, unsure } = inventory.find('Alias', by, reference);
  const target = rows[0] === undefined ? undefined : inventory.read('Alias', rows[0], 'TargetKeyId');
  if (typeof target === 'string') return lookUp(target, { to: 'Key', by: 'KeyId' }, 'strong', inventory);
  if (target instanceof Unknown) return target;
  return (
    inventory.gap('Alias') ??
    unsure[0]?.why ??
    new Unknown('not-found', `${reference} is not among the ListAliases answers`)
  );
}
