import { readFileSync } from 'node:fs';
import type { Mistake } from '../../util/errors.ts';
import type { SurveyedFile } from './survey.ts';

/** The text of a file or of standard input, the byte order mark removed; or why it cannot be read. */
export function textOf({ name, path, text }: SurveyedFile): { readonly text: string } | Mistake {
  if (text !== undefined) return { text };
  try {
    return { text: readFileSync(path, 'utf8').replace(/^\uFEFF/, '') };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { message: `cannot be read: ${why}`, at: { file: name, line: 1, column: 1 } };
  }
}
