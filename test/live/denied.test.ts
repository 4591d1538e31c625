import { describe } from 'vitest';
import { proveTrouble } from './trouble.ts';

describe('a call that is denied', () => {
  proveTrouble({
    fault: { kind: 'deny' },
    code: 'access-denied',
    detail: /^\w+ was denied: no identity-based policy allows it$/,
    sts: false,
  });
});
