import { Unknown } from '../../../model/value.ts';
import type { Written } from '../../template/declaration.ts';
import type { Context, Shape } from '../../template/mapping.ts';
import { defaultPort } from './engine.ts';
import { inherited } from './origin.ts';
import { target } from './relatives.ts';
import { like, plainOf, serviceDefault } from './values.ts';

export const BY_PARAMETER_GROUP_OF_SOURCE = serviceDefault("a replica takes its source's parameter group", true);
const OF_SOURCE = serviceDefault('the source or snapshot that it is made from decides');
const SOME_OF_SOURCE = serviceDefault('the source or snapshot that it is made from decides', true);
const SOURCE = { aws_db_instance: ['identifier', 'arn'] };

/** Of a replica whose source is declared here, what the source says; of another copy nobody knows it. */
export function ofSource(argument: string, anew?: unknown): (context: Context) => unknown {
  return context => {
    const from = inherited(context)?.from;
    if (from === undefined) return anew;
    const source = from === 'replica' ? target(context.get('replicate_source_db'), context, SOURCE) : undefined;
    return plainOf(source?.properties.get(argument)) ?? SOME_OF_SOURCE;
  };
}

/** The endpoint of an instance that asks for no port. */
export function port(context: Context): unknown {
  const own = defaultPort(context);
  return own === undefined ? undefined : { Port: own };
}

/** How long Performance Insights keeps what nobody asked it to keep: seven days, where it is on. */
export function insightsRetention({ get }: Context): unknown {
  const isOn = plainOf(get('performance_insights_enabled'));
  if (isOn instanceof Unknown) return isOn;
  return String(isOn) === 'true' ? 7 : undefined;
}

/** A copy is as encrypted as what it is a copy of: Terraform does not pass on that it should not be. */
export const encryption: Shape = (written, context) => {
  const isCopy = inherited(context) !== undefined && String(plainOf(written)) === 'false';
  return isCopy ? like(written, sourceEncryption(context)) : written;
};

/** Of a replica in the same root, what its source says; of what is restored nobody knows. */
export function sourceEncryption(context: Context): boolean | Unknown {
  const from = inherited(context)?.from;
  if (from === undefined) return false;
  if (from === 'restore') return OF_SOURCE;
  const source = target(context.get('replicate_source_db'), context, SOURCE);
  return String(plainOf(source?.properties.get('storage_encrypted'))) === 'true' ? true : OF_SOURCE;
}

/** A replica's source is an instance or a Multi-AZ cluster: an ARN or a reference tells which. */
export function ofKind(kind: 'instance' | 'cluster'): Shape {
  return (written, context) => {
    const is = kindOf(written, context);
    if (is === undefined) return kind === 'instance' ? written : like(written, undecided(written.value));
    return is === kind ? written : like(written, null);
  };
}

function kindOf(written: Written, context: Context): 'instance' | 'cluster' | undefined {
  const { value } = written;
  if (value instanceof Unknown && value.reference === undefined) return undefined;
  const isCluster =
    value instanceof Unknown
      ? target(written, context, { aws_rds_cluster: [] }) !== undefined
      : String(value).includes(':cluster:');
  return isCluster ? 'cluster' : 'instance';
}

/** Whether there is such a source is not known either. */
function undecided(value: Written['value']): Unknown | null {
  return value instanceof Unknown ? new Unknown(value.code, value.detail, value.level) : null;
}
