import { describe, expect, it } from 'vitest';
import { worth } from './support.ts';

describe('scalars are read as CloudFormation does, by YAML 1.1', () => {
  it.each([
    ['true', true],
    ['yes', true],
    ['No', false],
    ['OFF', false],
    ['"yes"', 'yes'],
    ['y', 'y'],
    ['5432', 5432],
    ['"5432"', '5432'],
    ['8.4', 8.4],
    ['8.0', '8.0'],
    ['13.10', 13.1],
    ['2010-09-09', '2010-09-09'],
    ['~', null],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
    ['012345678901', '?unreadable!'],
    ['0x1F', '?unreadable!'],
    ['1e3', '?unreadable!'],
    ['12:30', '?unreadable!'],
    ['1_000', '?unreadable!'],
    ['03:00-04:00', '03:00-04:00'],
    ['.inf', '?unreadable!'],
  ])('%s is %j', (written, expected) => expect(worth(written)).toEqual(expected));
});
