import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../util/errors.ts';
import { EXIT, type ExitCode, type Io } from './io.ts';
import { POLICY_FILE } from './policy.ts';

/** Lines that begin with `#` and no space are settings to be uncommented; a test holds that they are a policy then. */
const TEMPLATE = `# rds-audit.yaml: what this project asks of its databases. Found by rds-audit in the folder it is run in.

# The least severity whose failures make the exit code 1: critical, high, medium, low, info or none.
fail-on: low

# Rules by id (rds-audit rules lists them): off, on (for opinions), or another severity and other params.
rules:
#  rds-instance-multi-az: off
#  rds-instance-backup-retention-period: { severity: high, params: { minDays: 14 } }

# Parts of the estate with settings of their own. The first that matches a resource is the resource's; all of a match holds.
# Where tags or the account are not known, a verdict that depends on them is unknown.
#environments:
#  production:
#    match: { tags: { Environment: [prod, production] }, accounts: ["111122223333"] }
#    rules: { rds-instance-backup-retention-period: { severity: critical, params: { minDays: 30 } } }
#  development:
#    match: { identifiers: ["dev-*"] }
#    rules: { rds-instance-deletion-protection: off }

# Findings that may stay, each with its reason. The resource is an ARN, an identifier or a template's address; * stands for
# any text. On the date of expires it no longer works; unused ones are reported.
#suppressions:
#  - rule: rds-instance-not-publicly-accessible
#    resource: "arn:aws:rds:eu-west-1:111122223333:db:demo"
#    reason: Synthetic data only
#    ticket: SEC-142
#    expires: 2027-12-31
#    environment: development

# Folders of your own rules, relative to this file.
#rule-folders: [rules]

# Judge only rules that stand for controls of these (rds-audit --help lists them).
#frameworks: [aws-fsbp]

# Types of which your templates declare all that there are: without it what a template lacks may be declared elsewhere.
#complete: [MetricAlarm]

# Go by the findings even if a call was denied or failed.
#allow-incomplete: false
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
