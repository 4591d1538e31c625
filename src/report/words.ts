import type { Location } from '../model/location.ts';

/** `1 rule`, `2 rules`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `account/region`, or as much of it as is known, else the path; undefined where nothing is. */
export function scopeName(
  scope: {
    readonly account?: string | undefined;
    readonly region?: string | undefined;
    readonly path?: string | undefined;
  },
  cwd: string,
): string | undefined {
  const place = [scope.account, scope.region].filter(part => part !== undefined).join('/');
  if (place !== '') return place;
  return scope.path === undefined ? undefined : relative(scope.path, cwd);
}

/** `file:line:column`, as editors and terminals link it. */
export function position({ file, startLine, startColumn }: Location, cwd: string): string {
  return `${relative(file, cwd)}:${startLine}:${startColumn}`;
}

/** A path below the working directory without the directory; any other as it is. */
export function relative(path: string, cwd: string): string {
  const folder = cwd.endsWith('/') ? cwd : `${cwd}/`;
  return path.startsWith(folder) && path !== folder ? path.slice(folder.length) : path;
}
