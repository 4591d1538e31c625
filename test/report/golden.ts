import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Compares byte for byte; a missing golden fails. Rewritten only with UPDATE_GOLDENS=1. */
export function expectGolden(name: string, actual: string): void {
  const file = new URL(`../golden/${name}`, import.meta.url);
  if (process.env.UPDATE_GOLDENS === '1') writeFileSync(file, actual);
  expect(actual).toBe(readFileSync(file, 'utf8'));
}
