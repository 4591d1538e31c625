import { Unknown } from '../../../model/value.ts';
import type { Declaration, Written } from '../../template/declaration.ts';
import type { Context, Field, Shape } from '../../template/mapping.ts';
import { generated, ownName } from '../../template/shape.ts';
import { ownKey } from './identity.ts';

const GROUPS: ReadonlySet<string> = new Set([
  'aws_db_parameter_group',
  'aws_rds_cluster_parameter_group',
  'aws_db_option_group',
]);

/**
 * The name that Terraform makes up for a group without one: its prefix and something random. It is nobody else's, and
 * never that of a group of AWS's own (`default.mysql8.0`). Undefined where the group has a name, or may be several.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_parameter_group
 */
function madeUp({ type, address, properties, maybe, open }: Declaration): string | undefined {
  if (!GROUPS.has(type) || maybe !== undefined || open !== undefined) return undefined;
  const prefix = properties.get('name_prefix')?.value ?? null;
  const hasPrefix = typeof prefix === 'string' && prefix !== '';
  const hasName = (properties.get('name')?.value ?? null) !== null;
  if (hasName && !hasPrefix) return undefined;
  const start = hasPrefix ? prefix : prefix instanceof Unknown ? '' : 'terraform-';
  return `${start}<random of ${address}>`;
}

const ownGroupName: Shape = (written, context) => {
  const name = madeUp(context.declaration);
  return name === undefined ? ownName(written, context) : { ...written, value: name };
};

/** The name of a group, made up where none is written. */
export const GROUP_NAME: Field = {
  from: 'name',
  as: ownGroupName,
  absent: (context: Context) => madeUp(context.declaration) ?? generated(context),
};

/** The name that others join a group by, as something written. */
export function groupKey(context: Context): Written {
  const { declaration } = context;
  const name = madeUp(declaration);
  return name === undefined ? ownKey(context, 'name') : { value: name, at: declaration.header, origin: 'generated' };
}

/** The name of a group that a database uses: written, or made up for a group that is declared here. */
export const nameOfGroup: Shape = (written, context) => {
  const { value } = written;
  const address = value instanceof Unknown && value.exists ? value.reference : undefined;
  const group = address === undefined ? undefined : context.find(address);
  const name = group === undefined ? undefined : madeUp(group);
  return name === undefined ? written : { ...written, value: name };
};
