import { beforeAll, describe, expect, it } from 'vitest';
import { tellAll } from '../../support/template/all.ts';
import { CLOUDFORMATION } from '../../support/template/cloudformation.ts';
import type { Told } from '../../support/template/example.ts';
import { outcomeOf } from '../../support/template/outcome.ts';
import { disagreements, expectGolden, unanswered } from './agreement.ts';

let all: readonly Told[] = [];

beforeAll(async () => {
  all = await tellAll(CLOUDFORMATION);
}, 300_000);

describe('the examples of every rule, written in CloudFormation', () => {
  it('are judged as the recording of what they deploy', () => {
    expect(disagreements(all)).toEqual([]);
    expect(all.filter(told => outcomeOf(told) === 'agrees').length).toBeGreaterThan(2200);
  });

  it('answer every rule both ways, but those that ask for what a template cannot say', () => {
    expectGolden('unanswered-cloudformation.txt', unanswered(all));
  });
});
