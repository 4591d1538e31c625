/** Prose in lines of at most `width` columns, later lines indented; a longer word stands alone. */
export function wrap(prose: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of prose.split(/\s+/).filter(part => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && longer.length > width - (lines.length === 0 ? 0 : indent.length)) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].join(`\n${indent}`);
}
