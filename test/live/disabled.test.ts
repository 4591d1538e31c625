import { describe } from 'vitest';
import { proveTrouble } from './trouble.ts';

describe('a call that a region refuses as disabled', () => {
  proveTrouble({
    fault: { kind: 'disabled' },
    code: 'call-failed',
    detail: /^\w+ failed: the region does not accept these credentials; it may not be enabled/,
    sts: true,
  });
});
