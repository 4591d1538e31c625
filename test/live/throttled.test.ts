import { describe } from 'vitest';
import { proveTrouble } from './trouble.ts';

describe('a call that is throttled to the end', () => {
  proveTrouble({
    fault: { kind: 'throttle' },
    code: 'call-failed',
    detail: /^\w+ kept being throttled \(\w+\)$/,
    sts: true,
  });
});
