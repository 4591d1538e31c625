import { cut } from '../cut.ts';
import { breakCommands, breakMarked, escapeUnseen } from '../escape.ts';
import type { Annotation } from './annotation.ts';
import type { Place } from './place.ts';

/** What GitHub keeps of a title, and far less than the 64 KB that it takes of a message. */
const TITLE = 255;
const LINE = 1000;

/**
 * An annotation as a workflow command on one line. Nothing of a stranger's is a command in it, neither as the runner
 * reads the line nor once it has taken the escapes back.
 */
export function commandOf({ level, title, lines, place }: Annotation): string {
  const properties = {
    ...(place === undefined ? {} : placeProperties(place)),
    title: cut(escapeUnseen(title), TITLE),
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`);
  const message = lines.map(line => breakCommands(cut(escapeUnseen(line), LINE))).join('\n');
  return breakMarked(`::${level} ${written.join(',')}::${data(message)}`);
}

function placeProperties({ file, line, column, endColumn }: Place) {
  const columns = { col: String(column), ...(endColumn === undefined ? {} : { endColumn: String(endColumn) }) };
  return { file: escapeUnseen(file), line: String(line), endLine: String(line), ...columns };
}

/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(breakMarked(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
