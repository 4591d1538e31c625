import type { InlineSuppression } from '../../model/inventory.ts';
import type { Mistake } from '../../util/errors.ts';
import type { Template } from '../template/declaration.ts';
import { ignoreComments } from '../template/ignore-comments.ts';
import { ignoreMetadata } from '../template/ignore-metadata.ts';
import type { TemplateOptions } from './options.ts';
import { textOf } from './text.ts';

/** What a template's authors suppress in it, in comments and metadata; nothing where that is not to be heeded. */
export function inlineIn(
  template: Template,
  { inlineSuppressions = true }: TemplateOptions,
  input?: string,
): { readonly inline: readonly InlineSuppression[]; readonly mistakes: readonly Mistake[] } {
  if (!inlineSuppressions) return { inline: [], mistakes: [] };
  const files = new Set(template.declarations.flatMap(({ header }) => (header === undefined ? [] : [header.file])));
  const comments = [...files].map(file => commentsOf(file, input));
  const metadata = template.declarations.flatMap(ignoreMetadata);
  return {
    inline: [...comments.flatMap(one => one.comments), ...metadata.filter(isSuppression)],
    mistakes: [...comments.flatMap(one => one.mistakes), ...metadata.flatMap(one => (isSuppression(one) ? [] : [one]))],
  };
}

/** JSON has no comments. A file that cannot be read again was told before. */
function commentsOf(name: string, input: string | undefined) {
  const read = name.endsWith('.json') ? { text: '' } : textOf({ name, path: name, ...(input && { text: input }) });
  return ignoreComments(name, 'text' in read ? read.text : '');
}

function isSuppression(one: InlineSuppression | Mistake): one is InlineSuppression {
  return 'rule' in one;
}
