import type { Status } from '../../../src/model/finding.ts';
import type { Inventory } from '../../../src/model/inventory.ts';
import { Memo } from '../../../src/model/memo.ts';
import type { Run } from '../../../src/model/run.ts';
import { isTypeName, type TypeName } from '../../../src/model/types.ts';
import type { Resource } from '../../../src/model/value.ts';
import { HIDDEN } from '../../../src/rule/check/fixture.ts';
import type { ExplainedVerdict } from '../../../src/rule/compile/rule.ts';
import type { Rule, RuleTest } from '../../../src/rule/rule.ts';
import { compileFor, verdictOn } from '../../../src/rule/test/examples.ts';
import { hidden, nowOf } from '../../../src/rule/test/given.ts';
import type { Declaration } from '../../../src/source/template/declaration.ts';
import { inventoryOf } from '../../../src/source/template/inventory.ts';
import { Comparison } from './comparison.ts';
import { completed } from './complete.ts';
import { type Declarations, declare, type Style } from './declare.ts';
import { isTorn } from './expand.ts';
import type { DeclaredExpression } from './expression.ts';
import type { Language } from './language.ts';
import { twinsOf } from './twins.ts';

/** An example of a rule as a template, and what came of it. */
export interface Told {
  readonly rule: Rule;
  readonly test: RuleTest;
  readonly resources: readonly DeclaredExpression[];
  /** Of the example's subject; undefined where no template can be about it. */
  readonly address: string | undefined;
  readonly verdict: ExplainedVerdict | undefined;
  /** The verdict where nothing stands outside the template. */
  readonly closed: Status | undefined;
  /** The verdict on what AWS would answer once the template is deployed. */
  readonly expected: Status;
  /** The same, were AWS to say no more of the resources than the template does. */
  readonly least: Status;
  /** Why the template is not one that the example's rows would be the answer to. */
  readonly contrary: readonly string[];
  /** What the example knows and the template leaves open. */
  readonly unsaid: readonly string[];
  /** The verdict on the subject in another version of the template; undefined where it is gone. */
  readonly judge: (found: Inventory) => Status | undefined;
}

/** Writes an example as a template, reads it back and judges it. */
export async function tell(rule: Rule, test: RuleTest, language: Language, style: Style): Promise<Told> {
  const made = declare(test.given, language, style);
  const found = inventoryFrom(await language.read(language.write(made.resources)), language);
  const comparison = new Comparison(made, runOf(found, made, test));
  const { contrary, unsaid } = comparison.match();
  const address = made.rows.find(({ row }) => row.type === rule.resource)?.address;
  const subject = address === undefined ? undefined : rowAt(found, rule.resource, address);
  const compiled = compileFor(rule, test);
  const twins = twinsOf(rule, made, comparison, language);
  const closing = found.closing(Object.keys(test.given).filter(isTypeName));
  return {
    rule,
    test,
    resources: made.resources,
    address,
    verdict: subject && compiled.explain(subject, runOf(found, made, test)),
    closed: subject && compiled.judge(subject, runOf(closing, made, test)),
    expected: verdictOn(compiled, test, completed(test, twins, comparison, 'deployed')),
    least: verdictOn(compiled, test, completed(test, twins, comparison, 'nothing')),
    contrary: [
      ...made.reasons,
      ...made.rows.filter(({ row }) => isTorn(row)).map(({ row }) => `${row.type}: torn`),
      ...contrary,
      ...ofProxy(made, test, found),
    ],
    unsaid,
    judge: other => {
      const row = address === undefined ? undefined : rowAt(other, rule.resource, address);
      return row && compiled.judge(row, runOf(other, made, test));
    },
  };
}

/** What AWS makes of a proxy by itself: an answer without it is of another proxy. */
function ofProxy({ rows }: Declarations, test: RuleTest, found: Inventory): readonly string[] {
  const asked = Object.keys(test.given).filter(isTypeName);
  const torn = asked.filter(type => {
    const own = rows.filter(({ row }) => row.type === type).length;
    return BY_ITSELF.has(type) && (own === 0 || found.rows(type).length > own);
  });
  return torn.map(type => `${type}: one that AWS makes`);
}

const BY_ITSELF: ReadonlySet<string> = new Set(['DBProxyTargetGroup', 'DBProxyTarget']);

export function inventoryFrom(declarations: readonly Declaration[], { name, mappings }: Language): Inventory {
  return inventoryOf({ kind: name, path: 't', declarations }, mappings);
}

function rowAt(found: Inventory, type: TypeName, address: string): Resource | undefined {
  return found.rows(type).find(row => found.declared(row)?.address === address);
}

function revived(value: unknown): unknown {
  return value === HIDDEN ? hidden() : value;
}

/** An example may say which environment a resource is of. */
function runOf(inventory: Inventory, { rows }: Pick<Declarations, 'rows'>, test: RuleTest): Run {
  const environments = new Map(rows.map(({ row, address }) => [address, revived(row.fields.environment)]));
  const environmentOf = (_: unknown, resource: Resource) =>
    test.environment ?? environments.get(inventory.declared(resource)?.address);
  return { inventory, now: nowOf(test), memo: new Memo(), environmentOf };
}
