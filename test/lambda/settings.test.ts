import { describe, expect, it } from 'vitest';
import { settingsOf } from '../../src/lambda/settings.ts';

describe('the settings of the function', () => {
  it('are what the environment says, with defaults', () => {
    expect(settingsOf({ BUCKET: 'reports' })).toEqual({
      bucket: 'reports',
      prefix: 'rds-audit/',
      regions: ['all'],
      roleArns: [],
      externalId: undefined,
      securityHub: false,
      allowIncomplete: false,
      config: undefined,
    });
    const given = { BUCKET: 'b', PREFIX: '/a/b/', REGIONS: 'eu-west-1, us-east-1', ROLE_ARNS: 'x,y', EXTERNAL_ID: 'e' };
    expect(settingsOf({ ...given, SECURITY_HUB: 'true' })).toMatchObject({
      prefix: 'a/b/',
      regions: ['eu-west-1', 'us-east-1'],
      roleArns: ['x', 'y'],
      externalId: 'e',
      securityHub: true,
    });
    expect(settingsOf({ BUCKET: 'b', PREFIX: '' }).prefix).toBe('');
  });

  it('that are wrong are all told at once', () => {
    expect(() => settingsOf({ SECURITY_HUB: 'yes', ALLOW_INCOMPLETE: '1' })).toThrow(
      /SECURITY_HUB is yes; .*\n?.*ALLOW_INCOMPLETE is 1|BUCKET is not set/,
    );
    const message = () => {
      try {
        settingsOf({ SECURITY_HUB: 'yes', ALLOW_INCOMPLETE: '1' });
        return '';
      } catch (error) {
        return String(error);
      }
    };
    for (const name of ['BUCKET', 'SECURITY_HUB', 'ALLOW_INCOMPLETE']) expect(message()).toContain(name);
  });
});
