import { describe, expect, it } from 'vitest';
import { collect } from '../../../src/source/aws.ts';
import { UserError } from '../../../src/util/errors.ts';
import { awsError, FakeApi, identity, networkError, type Reply } from './fake-api.ts';

async function regionsOf(replies: Readonly<Record<string, Reply>>, regions: readonly string[], fallback?: string) {
  const api = new FakeApi(replies, fallback);
  const { inventories } = await collect({ api, needs: [], regions });
  return { api, regions: inventories.map(({ scope }) => scope.region) };
}

async function mistakeOf(replies: Readonly<Record<string, Reply>>, regions: readonly string[], fallback?: string) {
  const error = await regionsOf(replies, regions, fallback).catch((thrown: unknown) => thrown);
  if (!(error instanceof UserError)) throw new Error('no UserError');
  return error.message;
}

const REGIONS = {
  Regions: [
    { RegionName: 'us-east-1', OptInStatus: 'opt-in-not-required' },
    { RegionName: 'af-south-1', OptInStatus: 'opted-in' },
    { RegionName: 'me-south-1', OptInStatus: 'not-opted-in' },
  ],
};

describe('regions', () => {
  it('are the default one where none is named', async () => {
    expect((await regionsOf({}, [], 'eu-north-1')).regions).toEqual(['eu-north-1']);
  });

  it('are asked for where none is known', async () => {
    expect(await mistakeOf({}, [])).toMatch(/no region to look at; name one with --region/);
  });

  it('are all that are enabled, asked in the default one', async () => {
    const { api, regions } = await regionsOf({ 'ec2:DescribeRegions': REGIONS }, ['all'], 'eu-north-1');
    expect(regions).toEqual(['af-south-1', 'us-east-1']);
    expect(api.asked.map(({ region }) => region)).toEqual(['eu-north-1', 'eu-north-1']);
  });

  it('are all of the partition of the one that is named', async () => {
    const replies = { 'ec2:DescribeRegions': { Regions: [{ RegionName: 'cn-north-1' }] } };
    const { api, regions } = await regionsOf(replies, ['cn-northwest-1', 'all'], 'eu-west-1');
    expect(regions).toEqual(['cn-north-1']);
    expect(new Set(api.asked.map(({ region }) => region))).toEqual(new Set(['cn-northwest-1']));
  });

  it('cannot be all where they may not be listed', async () => {
    const text = await mistakeOf(
      { 'ec2:DescribeRegions': awsError('UnauthorizedOperation', 'no') },
      ['all'],
      'eu-west-1',
    );
    expect(text).toMatch(/cannot be listed: no \(UnauthorizedOperation\); allow ec2:DescribeRegions/);
  });

  it('that cannot be one are told all at once, with the nearest name', async () => {
    const text = await mistakeOf({}, ['eu-wst1', 'Europe', 'eu-west-1']);
    expect(text).toMatch(/there is no region "eu-wst1"; did you mean eu-west-1\?\nthere is no region "Europe"/);
  });

  it('that nobody knows must have an endpoint', async () => {
    const missing = {
      'sts:GetCallerIdentity': (_: unknown, region: string) => {
        if (region === 'eu-wset-1') throw networkError('ENOTFOUND');
        return identity();
      },
    };
    expect(await mistakeOf(missing, ['eu-west-1', 'eu-wset-1'])).toBe(
      'there is no region "eu-wset-1"; did you mean eu-west-1?',
    );
    expect((await regionsOf({}, ['eu-west-9'])).regions).toEqual(['eu-west-9']);
  });
});

describe('who is asking', () => {
  it.each([
    [
      'CredentialsProviderError',
      'Could not load credentials from any providers',
      /^no AWS credentials: Could not load .*; name a profile/,
    ],
    [
      'TokenProviderError',
      'Token is expired. To refresh this SSO session run aws sso login',
      /^the AWS session cannot be used: Token is expired.*aws sso login/,
    ],
    [
      'ExpiredToken',
      'The security token is expired',
      /^the AWS credentials have expired \(ExpiredToken\); sign in again/,
    ],
    [
      'InvalidClientTokenId',
      'The security token is invalid',
      /^AWS does not accept the credentials in eu-west-1 \(InvalidClientTokenId\); check the access key/,
    ],
    ['AccessDenied', 'explicit deny', /^AWS denies sts:GetCallerIdentity: explicit deny; /],
    ['TimeoutError', 'timed out', /^AWS cannot be reached in eu-west-1 \(TimeoutError\): timed out; check the network/],
    ['Oddity', 'never seen', /^sts:GetCallerIdentity failed in eu-west-1: never seen \(Oddity\); try: aws sts/],
  ])('%s is told with a way out', async (name, text, expected) => {
    expect(await mistakeOf({ 'sts:GetCallerIdentity': awsError(name, text) }, ['eu-west-1'])).toMatch(expected);
  });

  it.each([
    ['ENOTFOUND', /^there is no AWS endpoint for eu-west-1/],
    ['ECONNREFUSED', /^AWS cannot be reached in eu-west-1 \(ECONNREFUSED\)/],
  ])('%s is told with a way out', async (code, expected) => {
    expect(await mistakeOf({ 'sts:GetCallerIdentity': networkError(code) }, ['eu-west-1'])).toMatch(expected);
  });

  it('may be told by another region, if the first is not enabled', async () => {
    const replies = {
      'sts:GetCallerIdentity': (_: unknown, region: string) => {
        if (region === 'me-south-1') throw awsError('InvalidClientTokenId');
        return identity();
      },
    };
    expect((await regionsOf(replies, ['me-south-1', 'eu-west-1'])).regions).toEqual(['me-south-1', 'eu-west-1']);
  });

  it('is not asked again where the credentials are what is wrong', async () => {
    const api = new FakeApi({ 'sts:GetCallerIdentity': awsError('ExpiredToken') });
    await expect(collect({ api, needs: [], regions: ['eu-west-1', 'us-east-1'] })).rejects.toThrow(UserError);
    expect(api.asked).toHaveLength(1);
  });

  it('must have an account', async () => {
    expect(await mistakeOf({ 'sts:GetCallerIdentity': {} }, ['eu-west-1'])).toMatch(/named no account/);
  });
});
