import type { InlineSuppression } from '../../model/inventory.ts';
import type { Mistake } from '../../util/errors.ts';
import type { Declaration, Written } from './declaration.ts';
import { isDay } from './ignore-comments.ts';

export const METADATA = 'rds-audit';
const HINT = 'write Metadata: { rds-audit: { ignore: [{ rule: RULE, reason: why it is so, expires: 2027-01-31 }] } }';

/** What a resource's own metadata suppresses, for templates that have no comments. */
export function ignoreMetadata({ attributes, address, header }: Declaration): readonly (InlineSuppression | Mistake)[] {
  const written = attributes.get(METADATA);
  if (written === undefined) return [];
  const at = spotOf(written) ?? spotOf({ at: header });
  if (at === undefined) return [];
  const list = inside(written, 'ignore')?.value;
  if (!Array.isArray(list)) return [{ message: `the metadata of ${address} ignores nothing`, at, hint: HINT }];
  return list.map((one: Written) => read(one, address, spotOf(one) ?? at));
}

function read(one: Written, address: string, at: InlineSuppression['at']): InlineSuppression | Mistake {
  const text = (key: string) => {
    const value = inside(one, key)?.value;
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const [rule, reason, expires] = [text('rule'), text('reason'), text('expires')];
  if (rule === undefined || reason === undefined)
    return { message: `the metadata of ${address} gives no ${rule === undefined ? 'rule' : 'reason'}`, at, hint: HINT };
  if (expires !== undefined && !isDay(expires))
    return { message: `expires: ${expires} is no day`, at, hint: 'write a day as "2027-01-31"' };
  return { rule, reason, expires, at, line: at.line, address };
}

function inside({ value }: Written, key: string): Written | undefined {
  return value instanceof Map ? value.get(key) : undefined;
}

function spotOf({ at }: Pick<Written, 'at'>): InlineSuppression['at'] | undefined {
  return at === undefined ? undefined : { file: at.file, line: at.startLine, column: at.startColumn };
}
