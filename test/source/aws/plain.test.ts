import { describe, expect, it } from 'vitest';
import { toPlain } from '../../../src/source/aws/plain.ts';

describe('an SDK answer', () => {
  it('becomes JSON', () => {
    const answer = {
      $metadata: { httpStatusCode: 200 },
      Marker: undefined,
      Rows: [
        { At: new Date('2026-08-20T09:30:00.5Z'), Bytes: new Uint8Array([1, 2]), Big: 5n, Nothing: null, Tags: [] },
      ],
    };
    expect(toPlain(answer)).toStrictEqual({
      Rows: [{ At: '2026-08-20T09:30:00.500Z', Bytes: 'AQI=', Big: 5, Nothing: null, Tags: [] }],
    });
  });
});
