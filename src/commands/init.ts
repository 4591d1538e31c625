import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../util/errors.ts';
import { EXIT, type ExitCode, type Io } from './io.ts';
import { POLICY_FILE } from './policy.ts';

const TEMPLATE = `# rds-audit.yaml: what this project asks of its databases. Found by rds-audit in the folder it is run in.

# The least severity whose failures make the exit code 1: critical, high, medium, low, info or none.
fail-on: low

# Rules by id (rds-audit rules lists them). Turn one off, change its severity, or set its params.
rules:
  # rds-instance-multi-az: off
  # rds-instance-backup-retention-period: { severity: high, params: { minDays: 14 } }
`;

/** `rds-audit init`: writes a commented policy; never over one that is there. */
export function initCommand(io: Io): ExitCode {
  const file = join(io.cwd, POLICY_FILE);
  if (existsSync(file))
    throw new UserError({ message: `${POLICY_FILE} is there already`, hint: 'edit it, or remove it first' });
  writeFileSync(file, TEMPLATE);
  io.out(`wrote ${POLICY_FILE}\n`);
  return EXIT.ok;
}
