import { readFileSync } from 'node:fs';
import type { Mistake } from '../../util/errors.ts';
import { unreadable } from '../recorded/mistakes.ts';
import { decode } from './content.ts';
import type { SurveyedFile } from './survey.ts';

/** The text of a file or of standard input, the byte order mark removed; or why it cannot be read. */
export function textOf({ name, path, text }: SurveyedFile): { readonly text: string } | Mistake {
  if (text !== undefined) return { text };
  try {
    return { text: decode(readFileSync(path)) };
  } catch (error) {
    return unreadable(name, error);
  }
}
