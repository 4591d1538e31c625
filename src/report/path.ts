const DRIVE = /^[A-Za-z]:/;

/** The segments of a file below the working directory, links and `..` resolved by name alone; undefined for any other. */
export function pathBelow(cwd: string, file: string): readonly string[] | undefined {
  const [base, segments] = [resolved('', cwd), resolved(cwd, file)];
  const isBelow = segments.length > base.length && base.every((segment, index) => segment === segments[index]);
  return isBelow && file !== '<stdin>' ? segments.slice(base.length) : undefined;
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
