import type { InlineSuppression } from '../../model/inventory.ts';
import type { Mistake } from '../../util/errors.ts';
import type { Template, Written } from '../template/declaration.ts';
import { type CommentsIn, ignoreComments } from '../template/ignore-comments.ts';
import { ignoreMetadata } from '../template/ignore-metadata.ts';
import type { TemplateOptions } from './options.ts';
import { textOf } from './text.ts';

/** What a language's comments are, and the text of a template that is in no file. */
export interface Commented {
  readonly commentsIn: CommentsIn;
  readonly input?: string | undefined;
}

/** What a template's authors suppress in it, in comments and metadata; nothing where that is not to be heeded. */
export function inlineIn(
  template: Template,
  { inlineSuppressions = true }: TemplateOptions,
  commented: Commented,
): { readonly inline: readonly InlineSuppression[]; readonly mistakes: readonly Mistake[] } {
  if (!inlineSuppressions) return { inline: [], mistakes: [] };
  const comments = filesOf(template).map(file => commentsOf(file, commented));
  const metadata = template.declarations.flatMap(ignoreMetadata);
  return {
    inline: [...comments.flatMap(one => one.comments), ...metadata.filter(isSuppression)],
    mistakes: [...comments.flatMap(one => one.mistakes), ...metadata.flatMap(one => (isSuppression(one) ? [] : [one]))],
  };
}

/** The files that resources and their values are written in: a value that a module was called with stands with the caller. */
function filesOf({ declarations }: Template): readonly string[] {
  const files = new Set<string>();
  const add = ({ at, value }: Pick<Written, 'at' | 'value'>): void => {
    if (at !== undefined) files.add(at.file);
    if (value instanceof Map || Array.isArray(value)) for (const one of value.values()) add(one);
  };
  for (const { header, properties } of declarations) add({ at: header, value: properties });
  return [...files];
}

/** JSON has no comments. A file that cannot be read again was told before. */
function commentsOf(name: string, { commentsIn, input }: Commented) {
  const read = name.endsWith('.json')
    ? { text: '' }
    : textOf({ name, path: name, argument: name, ...(input && { text: input }) });
  return ignoreComments(name, 'text' in read ? read.text : '', commentsIn);
}

function isSuppression(one: InlineSuppression | Mistake): one is InlineSuppression {
  return 'rule' in one;
}
