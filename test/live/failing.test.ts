import { describe } from 'vitest';
import { proveTrouble } from './trouble.ts';

describe('a call that fails with status 500', () => {
  proveTrouble({ fault: { kind: 'fail' }, code: 'call-failed', detail: /^\w+ failed: Internal\w+$/, sts: true });
});
