import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Evidence, Finding } from '../../src/model/finding.ts';
import { FOLDER, findingsOf, textAt } from './account.ts';

const fails = findingsOf(FOLDER).filter(({ status }) => status === 'fail');

/** The evidence that a finding's place belongs to: the first that is not met and written somewhere. */
function offending({ evidence }: Finding): Evidence | undefined {
  return evidence.find(one => one.outcome === 'not-met' && one.location !== undefined);
}

/** What evidence may point at where its value is written nowhere: the resource, or an element that its path names. */
function namesIn({ resource }: Finding, path: string): readonly string[] {
  return [resource.id, ...[...path.matchAll(/\[([^\]]*)\]/g)].map(match => match[1] ?? '')];
}

/** The path without what it names. */
function shapeOf(path: string): string {
  return path.replace(/\[[^\]]*\]/g, '[]');
}

type Placed = { readonly finding: Finding; readonly shape: string; readonly is: 'value' | 'name' | 'elsewhere' };

function placed(finding: Finding): Placed {
  const evidence = offending(finding);
  const path = evidence?.path ?? '';
  const text: unknown = JSON.parse(textAt(finding));
  const isValue = JSON.stringify(text) === JSON.stringify(evidence?.actual);
  const isName = typeof text === 'string' && namesIn(finding, path).includes(text);
  return { finding, shape: shapeOf(path), is: isValue ? 'value' : isName ? 'name' : 'elsewhere' };
}

const places = fails.map(placed);
const shapes = (is: Placed['is']) =>
  [...new Set(places.filter(place => place.is === is).map(({ shape }) => shape))].sort();

describe('the place of a failure', () => {
  it('is there for every failure, in a file that is there', () => {
    expect(fails.filter(({ location }) => location === null)).toEqual([]);
    expect(fails.filter(({ location }) => !existsSync(location?.file ?? ''))).toEqual([]);
  });

  it('is the value where AWS wrote it', () => {
    expect(shapes('value')).toEqual([
      'BackupRetentionPeriod',
      'DeletionProtection',
      'MaxAllocatedStorage',
      'MultiAZ',
      'PerformanceInsightsEnabled',
      'PubliclyAccessible',
      'StorageEncryptionType',
      'securityGroups[].ingress[].cidrs[]',
      'sharedWith[]',
    ]);
  });

  it('is the resource where the value is absent, or counted over others', () => {
    expect(shapes('name')).toEqual([]);
  });

  it('is what a value was made from where it is derived', () => {
    expect(shapes('elsewhere')).toEqual([]);
  });
});
