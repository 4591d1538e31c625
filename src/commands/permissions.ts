import { type Permission, permissionsOf, policyOf } from '../source/aws.ts';
import { wrap } from '../util/wrap.ts';
import { EXIT, type ExitCode, type Io } from './io.ts';
import { loadSelection, type SelectionOptions } from './selection.ts';

export interface PermissionsOptions extends SelectionOptions {
  readonly regions: readonly string[];
  readonly format: 'json' | 'text';
}

/** `rds-audit permissions`: the least-privilege IAM policy of the selected rules, or each action with its reason. */
export function permissionsCommand(options: PermissionsOptions, io: Io): ExitCode {
  const { selected } = loadSelection(options, io);
  const rules = selected.map(({ rule }) => rule);
  const permissions = permissionsOf(rules, { allRegions: options.regions.includes('all') });
  io.out(options.format === 'json' ? `${JSON.stringify(policyOf(permissions), null, 2)}\n` : inWords(permissions, io));
  return EXIT.ok;
}

function inWords(permissions: readonly Permission[], io: Io): string {
  const width = Math.min(io.width, 100);
  const entries = permissions.map(
    ({ action, for: reasons }) => `${action}\n  ${wrap(`for ${reasons.join(', ')}`, width - 2, '  ')}\n`,
  );
  return `${entries.join('')}${permissions.length} actions. sts:GetCallerIdentity is called too and needs no permission.\n`;
}
