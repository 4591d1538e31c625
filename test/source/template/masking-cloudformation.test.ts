import { beforeAll, describe, expect, it } from 'vitest';
import { tellAll } from '../../support/template/all.ts';
import { CLOUDFORMATION_JSON } from '../../support/template/cloudformation.ts';
import type { Told } from '../../support/template/example.ts';
import { flips, passes } from './masking.ts';

let all: readonly Told[] = [];

beforeAll(async () => {
  all = await tellAll(CLOUDFORMATION_JSON);
}, 300_000);

describe('the examples of every rule, written in CloudFormation', () => {
  it('say less, never something else, with a value hidden', async () => {
    const { tried, found } = await flips(all, CLOUDFORMATION_JSON);
    expect(found).toEqual([]);
    expect(tried).toBeGreaterThan(20_000);
  }, 1_800_000);

  it('never pass for want of a resource that is referred to', async () => {
    const { tried, found } = await passes(all, CLOUDFORMATION_JSON);
    expect(found).toEqual([]);
    expect(tried).toBeGreaterThan(100);
  }, 300_000);
});
