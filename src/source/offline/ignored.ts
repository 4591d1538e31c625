import ignore from 'ignore';

/** A .gitignore file: its text, and the folder whose entries it is about. */
export interface Ignore {
  readonly folder: string;
  readonly text: string;
}

const parsed = new Map<string, ReturnType<typeof ignore>>();

/** Whether git would pass an entry over, by the .gitignore files from the folder that was named down to its own. */
export function ignored(path: string, isFolder: boolean, rules: readonly Ignore[]): boolean {
  let answer = false;
  for (const rule of rules) {
    const relative = path.slice(rule.folder.length + 1) + (isFolder ? '/' : '');
    const { ignored: is, unignored } = matcher(rule).test(relative);
    answer = is || (answer && !unignored);
  }
  return answer;
}

function matcher({ text }: Ignore): ReturnType<typeof ignore> {
  const known = parsed.get(text) ?? ignore().add(text);
  parsed.set(text, known);
  return known;
}
