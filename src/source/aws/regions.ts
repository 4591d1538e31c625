import { isRecord } from '../../model/value.ts';
import { type Mistake, UserError } from '../../util/errors.ts';
import { didYouMean } from '../../util/suggest.ts';
import type { Api } from './api.ts';
import { messageOf, nameOf } from './failure.ts';
import { type Identity, identify, identityIn } from './identity.ts';
import { REGION_NAMES } from './region-names.ts';

/** Who is asking, and where. */
export interface Chosen {
  readonly identity: Identity;
  readonly regions: readonly string[];
}

const FORM = /^[a-z]{2,5}(?:-[a-z]+)+-\d{1,2}$/;
/** Where `all` asks from when nothing names a region. */
const HOME = 'us-east-1';

/** The regions asked for: those named, `all` that the account has enabled, or the default one. UserErrors say what is wrong with them. */
export async function chooseRegions(api: Api, asked: readonly string[]): Promise<Chosen> {
  const isAll = asked.includes('all');
  const named = [...new Set(asked.filter(region => region !== 'all'))];
  const regions = named.length > 0 ? named : [await defaultRegion(api, isAll)];
  refuseMisspelt(regions.filter(region => !FORM.test(region)));
  await verify(api, regions);
  const identity = await identify(api, regions);
  return { identity, regions: isAll ? await enabledRegions(api, identity.region) : regions };
}

async function defaultRegion(api: Api, isAll: boolean): Promise<string> {
  const region = (await api.defaultRegion()) ?? (isAll ? HOME : undefined);
  if (region !== undefined) return region;
  throw new UserError({
    message: 'no region to look at',
    hint: 'name one with --region eu-west-1, take --region all, or set AWS_REGION',
  });
}

function refuseMisspelt(regions: readonly string[]): void {
  if (regions.length > 0) throw new UserError(regions.map(unknownRegion));
}

function unknownRegion(region: string): Mistake {
  return {
    message: `there is no region "${region}"`,
    hint: didYouMean(region, REGION_NAMES) ?? 'they read like eu-west-1',
  };
}

/** Who is asking, before it is known where; UserErrors say what is wrong with the regions or the credentials. */
export async function whoAsks(api: Api, asked: readonly string[]): Promise<Identity> {
  const named = asked.filter(region => region !== 'all');
  refuseMisspelt(named.filter(region => !FORM.test(region)));
  await verify(api, named);
  return identify(api, named.length > 0 ? named : [await defaultRegion(api, asked.includes('all'))]);
}

/** A region whose name is new to us must at least have an endpoint. */
async function verify(api: Api, regions: readonly string[]): Promise<void> {
  const strange = regions.filter(region => !REGION_NAMES.has(region));
  const found = await Promise.all(strange.map(region => hasEndpoint(api, region)));
  refuseMisspelt(strange.filter((_, index) => found[index] === false));
}

function hasEndpoint(api: Api, region: string): Promise<boolean> {
  return identityIn(api, region).then(
    () => true,
    error => nameOf(error) !== 'ENOTFOUND',
  );
}

async function enabledRegions(api: Api, from: string): Promise<readonly string[]> {
  const answer = await api.call('ec2', from, 'DescribeRegions', {}).catch(error => {
    const message = `the enabled regions cannot be listed: ${messageOf(error)} (${nameOf(error)})`;
    throw new UserError({
      message,
      hint: 'allow ec2:DescribeRegions, or name the regions: --region eu-west-1 --region eu-central-1',
    });
  });
  const rows: readonly unknown[] = Array.isArray(answer.Regions) ? answer.Regions : [];
  return rows
    .filter(isRecord)
    .filter(({ OptInStatus }) => OptInStatus !== 'not-opted-in')
    .flatMap(({ RegionName }) => (typeof RegionName === 'string' ? [RegionName] : []))
    .sort();
}
