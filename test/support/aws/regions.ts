/** As `describe-regions --all-regions` says it. */
export type OptInStatus = 'opt-in-not-required' | 'opted-in' | 'not-opted-in';

/** The Regions that every account has (2026). */
export const DEFAULT_REGIONS = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
] as const;

const NOT_OPTED_IN = ['af-south-1', 'ap-east-1', 'eu-south-1', 'me-south-1'];

/** An account's Regions: those that every account has, some that it did not opt into, and those that were recorded. */
export function regionsOf(recorded: Iterable<string>): ReadonlyMap<string, OptInStatus> {
  const regions = new Map<string, OptInStatus>(NOT_OPTED_IN.map(region => [region, 'not-opted-in']));
  for (const region of recorded) regions.set(region, 'opted-in');
  for (const region of DEFAULT_REGIONS) regions.set(region, 'opt-in-not-required');
  return regions;
}

/** The partition that a Region belongs to. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
