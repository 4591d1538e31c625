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

/** Only AWS's own fields, no relation and no field of ours in between. */
const isAws = (path: string) => path.split('.').every(name => /^[A-Z]/.test(name));

interface Placed {
  readonly id: string;
  readonly path: string;
  readonly actual: unknown;
  readonly text: unknown;
  readonly names: readonly string[];
}

function placed(finding: Finding): Placed {
  const { path = '', actual } = offending(finding) ?? {};
  return { id: finding.resource.id, path, actual, text: JSON.parse(textAt(finding)), names: namesIn(finding, path) };
}

const places = fails.map(placed);
const isAbsent = ({ actual }: Placed) => JSON.stringify(actual) === '{"absent":true}';
const isValue = ({ text, actual }: Placed) => JSON.stringify(text) === JSON.stringify(actual);
const isName = ({ text, names }: Placed) => typeof text === 'string' && names.includes(text);

/** Values that several fields make together stand at one of these. */
const MADE_OF_OTHERS = ['alarms[].notifies', 'securityGroups[].ingress[].cidrs[]'];

describe('the place of a failure', () => {
  it('is there for every failure, in a file that is there', () => {
    expect(fails.filter(({ location }) => location === null)).toEqual([]);
    expect(fails.filter(({ location }) => !existsSync(location?.file ?? ''))).toEqual([]);
  });

  it("is the value, where it is one of AWS's fields", () => {
    const written = places.filter(place => isAws(place.path) && !isAbsent(place));
    expect(written.length).toBeGreaterThan(20);
    expect(written.filter(place => !isValue(place))).toEqual([]);
  });

  it("is the resource's identifier, where the field is absent", () => {
    const absent = places.filter(place => isAws(place.path) && isAbsent(place));
    expect(absent.length).toBeGreaterThan(2);
    expect(absent.filter(({ text, id }) => text !== id)).toEqual([]);
  });

  it('is the value, the element or the resource, where a relation or a derived field is judged', () => {
    const led = places.filter(({ path }) => !isAws(path));
    const others = led.filter(place => !isValue(place) && !isName(place)).map(({ path }) => shapeOf(path));
    expect(led.length).toBeGreaterThan(20);
    expect(others.filter(shape => !MADE_OF_OTHERS.includes(shape))).toEqual([]);
  });

  it('is written in a file for every piece of evidence that has one', () => {
    const locations = fails.flatMap(({ evidence }) => evidence.flatMap(({ location }) => location ?? []));
    expect(locations.filter(({ file }) => !existsSync(file))).toEqual([]);
  });
});
