import { escapeUnseen } from '../escape.ts';
import { pathBelow } from '../path.ts';

/** A file below the working directory as GitHub matches it with the checkout: relative, percent-encoded. Undefined for any other. */
export function uriBelow(cwd: string, file: string): string | undefined {
  return pathBelow(cwd, file)?.map(fileSegment).join('/');
}

/** A file that no checkout holds, under a folder of its own lest it be taken for one that stands there. */
export function uriOutside(file: string): string {
  const segments = file.split('/').filter(segment => !['', '.', '..'].includes(segment));
  return ['outside', ...segments.map(fileSegment)].join('/');
}

/** A path made of names that strangers chose: each stays one segment, whatever it holds. */
export function uriOfNames(...names: readonly string[]): string {
  return names.map(nameSegment).join('/');
}

/** As it is in the file system; half a pair, which no URI can hold, is replaced. */
function fileSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'));
}

/** Nothing unseen in it, never empty (`//` breaks the preview), never a step to another folder. */
function nameSegment(name: string): string {
  const shown = escapeUnseen(name);
  return encodeURIComponent(/^\.{0,2}$/.test(shown) ? `?${shown}` : shown);
}
