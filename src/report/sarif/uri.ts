import { escapeUnseen } from '../escape.ts';

const DRIVE = /^[A-Za-z]:/;

/** A file below the working directory as GitHub matches it with the checkout: relative, percent-encoded. Undefined for any other. */
export function uriBelow(cwd: string, file: string): string | undefined {
  const [base, segments] = [resolved('', cwd), resolved(cwd, file)];
  const isBelow = segments.length > base.length && base.every((segment, index) => segment === segments[index]);
  return isBelow && file !== '<stdin>' ? segments.slice(base.length).map(fileSegment).join('/') : undefined;
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

function resolved(folder: string, path: string): readonly string[] {
  const segments: string[] = [];
  for (const segment of (isAbsolute(path) ? path : `${folder}/${path}`).split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments;
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || DRIVE.test(path);
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
