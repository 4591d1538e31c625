import { Collection, Unknown } from '../../../model/value.ts';
import type { Declaration, Written } from '../../template/declaration.ts';
import type { Context, Part } from '../../template/mapping.ts';
import { type Naming, relatives } from './relatives.ts';
import { elsewhere, like } from './values.ts';

const MORE = elsewhere('a replica may be declared elsewhere');

/** No replica is declared here, which does not say that there is none. */
export const NO_REPLICA_HERE = new Collection([], [], undefined, MORE);
export const NO_REPLICATION_HERE = elsewhere('the replication of its backups may be declared elsewhere');

const REPLICAS: Naming = { type: 'aws_db_instance', by: 'replicate_source_db', own: ['identifier', 'arn'] };
const REPLICATIONS: Naming = {
  type: 'aws_db_instance_automated_backups_replication',
  by: 'source_db_instance_arn',
  own: ['arn'],
};

/** An instance with what other declarations say of it: `$replicas` and `$replications` beside its arguments. */
export function withReplicas(declaration: Declaration, context: Context): readonly Part[] {
  const joined = [
    ['$replicas', listed(context, REPLICAS, MORE)] as const,
    ['$replications', listed(context, REPLICATIONS)] as const,
  ].flatMap(([name, written]) => (written === undefined ? [] : [[name, written] as const]));
  return [{ properties: new Map([...declaration.properties, ...joined]), at: declaration.header }];
}

/** References to the declarations that name this one; undefined where none does. */
function listed(context: Context, naming: Naming, open?: Unknown): Written | undefined {
  const { certain } = relatives(context, naming);
  const references = certain.map(reference);
  return certain.length === 0
    ? undefined
    : like({ at: context.declaration.header, origin: 'literal' }, references, open);
}

/** A reference to another declaration, standing where it is declared. */
export function reference({ address, header }: Declaration): Written {
  const value = new Unknown('computed-at-apply', `${address} is created with it`, 'resource', true, address);
  return like({ at: header, origin: 'generated' }, value);
}
