import type { Location } from '../../model/location.ts';
import type { Written } from '../template/declaration.ts';
import { literal, unknown } from './written.ts';

/** What is known of the place that a template is deployed to. */
export interface Target {
  readonly region?: string | undefined;
  readonly account?: string | undefined;
}

/** Partitions by how their Regions' names begin, with what their hosts' names end in; all others are in `aws`. */
const PARTITIONS = [
  { prefix: 'cn-', partition: 'aws-cn', suffix: 'amazonaws.com.cn' },
  { prefix: 'us-gov-', partition: 'aws-us-gov', suffix: 'amazonaws.com' },
  { prefix: 'us-iso-', partition: 'aws-iso', suffix: 'c2s.ic.gov' },
  { prefix: 'us-isob-', partition: 'aws-iso-b', suffix: 'sc2s.sgov.gov' },
  { prefix: 'eu-isoe-', partition: 'aws-iso-e', suffix: 'cloud.adc-e.uk' },
  { prefix: 'us-isof-', partition: 'aws-iso-f', suffix: 'csp.hci.ic.gov' },
  { prefix: 'eusc-', partition: 'aws-eusc', suffix: 'amazonaws.eu' },
] as const;

type Tell = (target: Target) => string | null | undefined;

/** What each pseudo parameter stands for; undefined where that is not known. */
const PSEUDO: Readonly<Record<string, Tell>> = {
  'AWS::NoValue': () => null,
  'AWS::Region': ({ region }) => region,
  'AWS::AccountId': ({ account }) => account,
  'AWS::Partition': target => partitionOf(target, 'partition', 'aws'),
  'AWS::URLSuffix': target => partitionOf(target, 'suffix', 'amazonaws.com'),
  'AWS::StackName': () => undefined,
  'AWS::StackId': () => undefined,
  'AWS::NotificationARNs': () => undefined,
};

/** The value of a pseudo parameter; undefined for other names. */
export function pseudoParameter(name: string, target: Target, at: Location): Written | undefined {
  const tell = Object.hasOwn(PSEUDO, name) ? PSEUDO[name] : undefined;
  if (tell === undefined) return undefined;
  const value = tell(target);
  if (value !== undefined) return { ...literal(value, at), ...(value === null ? {} : { from: name }) };
  return unknown('unresolved-reference', `${name} is not known before deployment`, at, { exists: true }, 'generated');
}

function partitionOf({ region }: Target, cell: 'partition' | 'suffix', otherwise: string): string | undefined {
  if (region === undefined) return undefined;
  return PARTITIONS.find(({ prefix }) => region.startsWith(prefix))?.[cell] ?? otherwise;
}
