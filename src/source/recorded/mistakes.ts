import type { Mistake, Position } from '../../util/errors.ts';

/** The mistake of a path that the file system does not give. */
export function unreadable(name: string, error: unknown): Mistake {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const why = typeof code === 'string' && Object.hasOwn(REASONS, code) ? REASONS[code] : String(code ?? 'it failed');
  return { message: `cannot be read: ${why}`, at: start(name) };
}

/** The first character of a file, for mistakes that are about all of it. */
export function start(name: string): Position {
  return { file: name, line: 1, column: 1 };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'its links go round in a circle',
  ERR_STRING_TOO_LONG: 'it is larger than a JavaScript string',
};
