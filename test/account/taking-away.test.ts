import { basename } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersByCommand, waysIn, without } from './taking.ts';
import { takingFrom } from './taking-away.ts';

const SAMPLE = { seed: 20_260_821, numRuns: 200 };

const { open, turnedBy, turnedWithout } = takingFrom();
const commands = answersByCommand();

describe('taking something away from the account makes nothing pass', () => {
  it('has verdicts that could turn', () => {
    expect(open.size).toBeGreaterThan(400);
  });

  it('is noticed where it does', () => {
    const way = ['PendingMaintenanceActions', '*', 'PendingMaintenanceActionDetails', '*', 'CurrentApplyDate'];
    const answers = commands.get('rds.describe-pending-maintenance-actions') ?? [];
    expect(turnedBy(answers, content => without(content, way))).not.toEqual([]);
  });

  it.each([...commands.keys()])('all answers: %s', command => {
    expect(turnedBy(commands.get(command) ?? [], () => undefined)).toEqual([]);
  });

  it('one answer at a time', () => {
    const answers = [...commands.values()].flatMap(some => (some.length > 1 ? some : []));
    const turned = answers.flatMap(answer =>
      turnedBy([answer], () => undefined).map(one => `${basename(answer.file)}: ${one}`),
    );
    expect(turned).toEqual([]);
  });

  it('one field of one resource, a sample', () => {
    const places = [...commands.values()]
      .flat()
      .flatMap(answer => waysIn(answer.content).map(way => ({ answer, way })));
    const sample = fc.sample(fc.constantFrom(...places), SAMPLE);
    expect(sample.flatMap(({ answer, way }) => turnedWithout([answer], way))).toEqual([]);
  });
});
