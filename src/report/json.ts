import type { Report } from '../model/finding.ts';
import { escapeJson } from './escape.ts';
import {
  findingJson,
  fixedJson,
  frameworkJson,
  gapJson,
  scopeJson,
  summaryJson,
  undecidedJson,
  unusedSuppressionJson,
} from './json/order.ts';
import type { Reporter } from './reporter.ts';

/** The whole report as JSON, schemaVersion 1 (schema/report.schema.json), one chunk an element. */
export const json: Reporter = function* (report) {
  yield '{\n';
  for (const chunk of members(report)) yield escapeJson(chunk);
  yield '}\n';
};

function* members(report: Report): Iterable<string> {
  const { schemaVersion, tool, startedAt, finishedAt } = report;
  yield member('schemaVersion', schemaVersion);
  yield member('tool', { name: tool.name, version: tool.version });
  yield member('startedAt', startedAt);
  yield member('finishedAt', finishedAt);
  yield* list('scopes', report.scopes, scopeJson);
  yield member('summary', summaryJson(report.summary));
  yield* list('findings', report.findings, findingJson);
  yield* list('undecided', report.undecided, undecidedJson);
  yield* list('gaps', report.gaps, gapJson);
  if (report.frameworks !== undefined) yield* list('frameworks', report.frameworks, frameworkJson);
  if (report.fixed !== undefined) yield* list('fixed', report.fixed, fixedJson);
  yield* list('unusedSuppressions', report.unusedSuppressions, unusedSuppressionJson, '\n');
}

function member(name: string, value: unknown): string {
  return `  "${name}": ${indented(value, '  ')},\n`;
}

function* list<T>(name: string, items: readonly T[], toJson: (item: T) => unknown, after = ',\n'): Iterable<string> {
  yield `  "${name}": [`;
  let before = '\n    ';
  for (const item of items) {
    yield before + indented(toJson(item), '    ');
    before = ',\n    ';
  }
  yield `${items.length === 0 ? '' : '\n  '}]${after}`;
}

function indented(value: unknown, indent: string): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`);
}
