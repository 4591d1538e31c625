import type { Raw } from './raw.ts';
import type { SourceText } from './text.ts';

/** The expressions right below a node. */
export function expressions(raw: Raw): readonly Raw[] {
  return ofType(raw, 'expression');
}

/** The nodes of a type right below a node. */
export function ofType(raw: Raw, type: string): readonly Raw[] {
  return raw.children.filter(child => child.type === type);
}

/** The text of a node. */
export function textOf({ start, end }: Raw, { text }: SourceText): string {
  return text.slice(start, end).trim();
}
