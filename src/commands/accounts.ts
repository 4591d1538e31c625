import { readFileSync } from 'node:fs';
import { UserError } from '../util/errors.ts';

/** A role or an account in a line of its own, as an item of a YAML list or not, with a comment or without. */
const LINE = /^\s*(?:-\s+)?(?:"([^"]+)"|'([^']+)'|([^\s#"']+))?\s*(?:#.*)?$/;

/** Reads `--accounts-file`: one role ARN or account a line, or a YAML list of them. UserErrors have line and hint. */
export function loadAccounts(file: string): readonly string[] {
  const lines = textOf(file).split(/\r?\n/);
  const read = lines.map((line, index) => ({ line: index + 1, found: LINE.exec(line) }));
  const wrong = read.filter(({ found }) => found === null);
  if (wrong.length > 0)
    throw new UserError(
      wrong.map(({ line }) => ({
        message: 'is no role or account',
        at: { file, line, column: 1 },
        hint: 'write one a line: arn:aws:iam::111122223333:role/rds-audit, or twelve digits',
      })),
    );
  const accounts = read.flatMap(
    ({ found }) => found?.slice(1).filter(text => text !== undefined && text !== '---') ?? [],
  );
  if (accounts.length > 0) return accounts;
  throw new UserError({ message: `${file} names no account`, hint: 'write one role or account a line' });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError({
      message: `the accounts file cannot be read: ${why}`,
      hint: 'name another with --accounts-file',
    });
  }
}
