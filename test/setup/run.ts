import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives a run of tests a folder for what its files share, and takes it away at the end: nothing is kept for the next run. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'rds-audit-tests-'));
  process.env.RDS_AUDIT_TESTS = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
