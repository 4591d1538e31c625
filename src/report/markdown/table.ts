/** The head of a table and the line below it; `:` before a name aligns its column to the right. */
export function tableHead(...names: readonly string[]): string {
  const rules = names.map(name => (name.startsWith(':') ? '---:' : '---'));
  return tableRow(...names.map(name => name.replace(/^:/, ''))) + tableRow(...rules);
}

/** One row of a table; the cells are Markdown already. */
export function tableRow(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}
