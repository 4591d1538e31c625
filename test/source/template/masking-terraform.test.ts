import { beforeAll, describe, expect, it } from 'vitest';
import { tellAll } from '../../support/template/all.ts';
import type { Told } from '../../support/template/example.ts';
import { TERRAFORM } from '../../support/template/terraform.ts';
import { flips, passes } from './masking.ts';

let all: readonly Told[] = [];

beforeAll(async () => {
  all = await tellAll(TERRAFORM);
}, 300_000);

describe('the examples of every rule, written in Terraform', () => {
  it('say less, never something else, with a value hidden', async () => {
    const { tried, found } = await flips(all, TERRAFORM);
    expect(found).toEqual([]);
    expect(tried).toBeGreaterThan(20_000);
  }, 1_800_000);

  it('never pass for want of a resource that is referred to', async () => {
    const { tried, found } = await passes(all, TERRAFORM);
    expect(found).toEqual([]);
    expect(tried).toBeGreaterThan(100);
  }, 300_000);
});
