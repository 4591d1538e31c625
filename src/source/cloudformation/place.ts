import type { Location } from '../../model/location.ts';
import type { Position } from '../../util/errors.ts';
import type { YamlEntry, YamlNode } from '../../util/yaml.ts';

/** Where a property is said to be: its value where that begins and ends on the line of its key, else its key. */
export function placeOf({ key, at, end, value }: YamlEntry): Location {
  if (value.at.line === at.line && value.end?.line === at.line && value.end.column > value.at.column)
    return line(value.at, value.end);
  return line(at, end ?? { ...at, column: at.column + key.length });
}

/** Where an element of a list is said to be: all of it on one line, else what its first line begins with. */
export function placeOfItem(node: YamlNode): Location {
  const { at, end } = node;
  if (end?.line === at.line) return line(at, end);
  const first = node.is === 'map' ? node.entries[0] : undefined;
  if (first?.at.line === at.line) return line(at, first.end ?? first.at);
  return line(at, { ...at, column: at.column + 1 });
}

/** Where a resource is opened: its logical id. */
export function headerOf({ key, at, end }: YamlEntry): Location {
  return line(at, end ?? { ...at, column: at.column + key.length });
}

function line({ file, line, column }: Position, end: Position): Location {
  const endColumn = end.line === line ? Math.max(end.column, column + 1) : column + 1;
  return { file, startLine: line, startColumn: column, endLine: line, endColumn };
}
