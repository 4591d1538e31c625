import type { Finding } from '../../model/finding.ts';
import { escapeUnseen } from '../escape.ts';
import { LIMITS } from './limits.ts';

/** What Security Hub has no field of its own for. */
export function productFields({
  rule,
  fingerprint,
  remediation,
  suppression,
  baseline,
}: Finding): Record<string, string> {
  const fields = {
    'rds-audit/rule': rule,
    'rds-audit/fingerprint': fingerprint,
    'rds-audit/command': remediation.cli,
    'rds-audit/suppression': suppression?.reason,
    'rds-audit/baseline': baseline,
  };
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => fieldOf(name, value)));
}

/** Half a command must not be pasted, so what is too long is left out. */
function fieldOf(name: string, value: string | undefined): readonly (readonly [string, string])[] {
  if (value === undefined || value.trim() === '') return [];
  const shown = escapeUnseen(value.trim());
  return shown.length > LIMITS.fieldValue ? [] : [[name, shown]];
}
