/** What is wrong with the brackets, quotes, heredocs or comments of a text, and where. */
interface Imbalance {
  readonly message: string;
  readonly offset: number;
}

/** Goes over HCL once; undefined where everything that opens is closed. */
export function imbalanceOf(text: string): Imbalance | undefined {
  const scan: Scan = { text, at: 0, open: [], fault: undefined };
  while (scan.at < text.length && scan.fault === undefined) step(scan);
  const last = scan.open.at(-1);
  return scan.fault ?? (last === undefined ? undefined : neverClosed(last.mark, last.offset));
}

interface Scan {
  readonly text: string;
  at: number;
  /** What is open, the innermost last; `"` means within a quoted text. */
  readonly open: { readonly mark: string; readonly offset: number }[];
  fault: Imbalance | undefined;
}

const CLOSERS: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')', '${': '}', '%{': '}' };
const TOKEN = /"|[{[(]|[}\])]|#|\/\/|\/\*|<<-?[ \t]*[A-Za-z_][\w-]*[ \t]*\r?\n/g;
const QUOTED = /\\.|\$\$\{|%%\{|[$%]\{|"|\n/gs;

function step(scan: Scan): void {
  const quoted = scan.open.at(-1)?.mark === '"';
  const pattern = quoted ? QUOTED : TOKEN;
  pattern.lastIndex = scan.at;
  const found = pattern.exec(scan.text);
  scan.at = found === null ? scan.text.length : found.index + found[0].length;
  if (found === null) return;
  if (quoted) inQuotes(scan, found[0], found.index);
  else outside(scan, found[0], found.index);
}

function inQuotes(scan: Scan, token: string, offset: number): void {
  if (token === '"') scan.open.pop();
  else if (token === '\n') scan.fault = neverClosed('"', scan.open.at(-1)?.offset ?? offset);
  else if (token === '${' || token === '%{') scan.open.push({ mark: token, offset });
}

function outside(scan: Scan, token: string, offset: number): void {
  if (token === '#' || token === '//') skipTo(scan, '\n', undefined, offset);
  else if (token === '/*') skipTo(scan, '*/', 'this comment', offset);
  else if (token.startsWith('<<')) skipHeredoc(scan, token, offset);
  else if (token === '"' || CLOSERS[token] !== undefined) scan.open.push({ mark: token, offset });
  else close(scan, token, offset);
}

function close(scan: Scan, token: string, offset: number): void {
  const last = scan.open.pop();
  if (last === undefined) scan.fault = { message: `this ${token} closes nothing`, offset };
  else if (CLOSERS[last.mark] !== token) scan.fault = neverClosed(last.mark, last.offset);
}

/** On past the mark; what has to be closed and is not is a fault. */
function skipTo(scan: Scan, mark: string, what: string | undefined, offset: number): void {
  const end = scan.text.indexOf(mark, scan.at);
  if (end < 0 && what !== undefined) scan.fault = { message: `${what} is never closed`, offset };
  scan.at = end < 0 ? scan.text.length : end + mark.length;
}

function skipHeredoc(scan: Scan, token: string, offset: number): void {
  const word = token.replace(/^<<-?/, '').trim();
  const closing = new RegExp(`^[ \\t]*${word}[ \\t]*\\r?$`, 'gm');
  closing.lastIndex = scan.at;
  const found = closing.exec(scan.text);
  if (found === null) scan.fault = { message: `the heredoc ${word} is never closed`, offset };
  else scan.at = found.index + found[0].length;
}

function neverClosed(mark: string, offset: number): Imbalance {
  return { message: `this ${mark} is never closed`, offset };
}
