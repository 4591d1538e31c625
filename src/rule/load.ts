import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { type Mistake, UserError } from '../util/errors.ts';
import { parseYaml } from '../util/yaml.ts';
import { checkRule } from './check/rule.ts';
import type { Rule } from './rule.ts';

/** Loads rules from YAML files and folders (walked in natural order). Throws a UserError with every mistake in all of them. */
export function loadRules(paths: readonly string[]): readonly Rule[] {
  const mistakes: Mistake[] = [];
  const files = paths.flatMap(path => yamlFiles(path, mistakes));
  const rules = files.flatMap(file => readRules(file, readFileSync(file, 'utf8'), mistakes));
  refuseTwins(rules, mistakes);
  if (mistakes.length > 0) throw new UserError(mistakes);
  return rules.map(({ rule }) => rule);
}

/** A rule with the file it came from. */
interface FileRule {
  readonly rule: Rule;
  readonly file: string;
}

/** The rules of one YAML text; one that stands alone in its file is named as the file is. */
function readRules(file: string, text: string, mistakes: Mistake[]): readonly FileRule[] {
  const { nodes, mistakes: inYaml } = parseYaml(file, text);
  mistakes.push(...inYaml);
  const rules: FileRule[] = [];
  for (const node of nodes) {
    const checked = checkRule(node);
    mistakes.push(...[...checked.mistakes].sort(byPlace));
    const wanted = basename(file, extname(file));
    if (nodes.length === 1 && checked.rule !== undefined && checked.rule.id !== wanted) {
      mistakes.push({
        message: `the rule ${checked.rule.id} stands in a file of another name`,
        at: node.at,
        hint: `rename the file to ${checked.rule.id}.yaml`,
      });
    }
    if (checked.rule !== undefined) rules.push({ rule: checked.rule, file });
  }
  if (nodes.length === 0 && inYaml.length === 0)
    mistakes.push({ message: 'the file holds no rule', at: { file, line: 1, column: 1 } });
  return rules;
}

/** As they stand in the file, whatever was checked first. */
function byPlace(a: Mistake, b: Mistake): number {
  return (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0);
}

/** Two rules of one id would hide one of them. */
function refuseTwins(rules: readonly FileRule[], mistakes: Mistake[]): void {
  const seen = new Map<string, string>();
  for (const { rule, file } of rules) {
    const other = seen.get(rule.id);
    if (other !== undefined)
      mistakes.push({
        message: `two rules are called ${rule.id}`,
        at: { file, line: 1, column: 1 },
        hint: `the other stands in ${other}`,
      });
    seen.set(rule.id, file);
  }
}

function yamlFiles(path: string, mistakes: Mistake[]): readonly string[] {
  if (!existsSync(path)) {
    mistakes.push({ message: `there is no ${path}`, hint: 'name a rule file or a folder of them' });
    return [];
  }
  if (!statSync(path).isDirectory()) return [path];
  const files = walk(path);
  if (files.length === 0) mistakes.push({ message: `${path} holds no rule files`, hint: 'rules are *.yaml' });
  return files;
}

/** `rules/data` holds dated facts, not rules. */
function walk(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name.localeCompare(b.name, 'en', { numeric: true }),
  );
  return entries.flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith('.') || entry.name === 'data' ? [] : walk(path);
    return /\.ya?ml$/.test(entry.name) ? [path] : [];
  });
}
