import { STATUSES } from '../../model/finding.ts';
import type { TypeName } from '../../model/types.ts';
import { entryOf, toData, type YamlMap, type YamlNode } from '../../util/yaml.ts';
import { readInstant } from '../kinds/time.ts';
import type { Param, RuleTest } from '../rule.ts';
import { complain } from './context.ts';
import { checkGaps, checkGiven } from './fixture.ts';
import { checkParamValues, defined } from './metadata.ts';
import { type Mistakes, readText, readWord, refuseOthers } from './read.ts';

const KEYS = ['name', 'expect', 'given', 'params', 'now', 'environment', 'gaps'];

/** The examples of a rule. */
export function checkExamples(
  node: YamlNode | undefined,
  subject: TypeName,
  params: Readonly<Record<string, Param>>,
  context: Mistakes,
): readonly RuleTest[] {
  if (node === undefined) return [];
  if (node.is !== 'list') {
    complain(context, node.at, 'tests: takes a list of examples');
    return [];
  }
  const seen = new Set<string>();
  return node.items.map(item => checkExample(item, subject, params, seen, context)).filter(test => test !== undefined);
}

function checkExample(
  node: YamlNode,
  subject: TypeName,
  params: Readonly<Record<string, Param>>,
  seen: Set<string>,
  context: Mistakes,
): RuleTest | undefined {
  if (node.is !== 'map') return complain(context, node.at, 'an example is a map', 'write { name, expect, given }');
  refuseOthers(node, 'an example', KEYS, context);
  const name = nameOf(node, seen, context);
  const expect = readWord(node, 'expect', STATUSES, context);
  const given = entryOf(node, 'given')?.value;
  const gaps = entryOf(node, 'gaps')?.value;
  checkGiven(given, subject, context);
  if (gaps !== undefined) checkGaps(gaps, context);
  if (expect === undefined || given === undefined)
    return complain(context, node.at, 'an example has a name, a verdict to expect and what is given');
  return defined<RuleTest>({
    name,
    expect,
    given: Object.fromEntries(given.is === 'map' ? given.entries.map(entry => [entry.key, toData(entry.value)]) : []),
    params: checkParamValues(entryOf(node, 'params')?.value, params, context),
    now: nowOf(node, context),
    environment: readText(node, 'environment', context),
    gaps:
      gaps?.is === 'map'
        ? Object.fromEntries(gaps.entries.map(entry => [entry.key, String(toData(entry.value))]))
        : undefined,
  });
}

function nameOf(map: YamlMap, seen: Set<string>, context: Mistakes): string {
  const entry = entryOf(map, 'name');
  const name = entry?.value.is === 'scalar' && entry.value.value !== null ? String(entry.value.value) : undefined;
  if (name === undefined) complain(context, map.at, 'the example has no name');
  else if (seen.has(name)) complain(context, entry?.value.at ?? map.at, `two examples are called "${name}"`);
  seen.add(name ?? '');
  return name ?? '';
}

function nowOf(map: YamlMap, context: Mistakes): string | undefined {
  const now = readText(map, 'now', context);
  if (now !== undefined && readInstant(now) === undefined)
    return complain(
      context,
      entryOf(map, 'now')?.value.at ?? map.at,
      `"${now}" is not a time`,
      'write 2026-09-01T00:00:00Z',
    );
  return now;
}
