import { describe } from 'vitest';
import { proveTrouble } from './trouble.ts';

describe('a call that is never answered', () => {
  proveTrouble({
    fault: { kind: 'hang' },
    code: 'call-failed',
    detail: /^\w+ was not answered in time \(TimeoutError\)$/,
    sts: true,
  });
});
