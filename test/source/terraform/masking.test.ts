// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Terraform's own interpolations
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Unknown } from '../../../src/model/value.ts';
import type { Declaration, Written } from '../../../src/source/template/declaration.ts';
import { Env } from '../../../src/source/terraform/evaluate/env.ts';
import { evaluate } from '../../../src/source/terraform/evaluate/evaluate.ts';
import { Run } from '../../../src/source/terraform/evaluate/run.ts';
import { Failure, Handle, literal, type Value } from '../../../src/source/terraform/evaluate/value.ts';
import { imbalanceOf } from '../../../src/source/terraform/syntax/brackets.ts';
import { loadGrammar } from '../../../src/source/terraform/syntax/grammar.ts';
import { parseExpression } from '../../../src/source/terraform/syntax/parse.ts';
import { declared, type Files } from './support.ts';

/** What keeps a value from being one that only says less than another; undefined where nothing does. */
function conflict(masked: Written | Value, whole: Written | Value, path = ''): string | undefined {
  const [a, b] = [masked.value, whole.value];
  if (a instanceof Unknown) return claims(a, b) ? `${path} is said to be there` : undefined;
  // What Terraform would refuse has no value that could have changed.
  if (b instanceof Failure) return undefined;
  if (b instanceof Unknown) return `${path} was unknown: ${b.detail}`;
  if (Array.isArray(a) && Array.isArray(b)) return listConflict(a, b, masked.open !== undefined, path);
  if (a instanceof Map && b instanceof Map) return mapConflict(a, b, masked.open !== undefined, path);
  return Object.is(a, b) || (a instanceof Handle && b instanceof Handle) ? undefined : `${path} was something else`;
}

function claims({ exists }: Unknown, whole: Written['value'] | Value['value']): boolean {
  return exists && (whole === null || whole === '');
}

function listConflict(a: readonly Value[], b: readonly Value[], open: boolean, path: string): string | undefined {
  if (open) {
    const stray = a.find(item => !b.some(other => conflict(item, other) === undefined));
    return stray === undefined ? undefined : `${path} has an element more`;
  }
  if (a.length !== b.length) return `${path} had ${b.length} elements`;
  return a.map((item, index) => conflict(item, b[index] ?? item, `${path}[${index}]`)).find(one => one !== undefined);
}

function mapConflict(
  a: ReadonlyMap<string, Value>,
  b: ReadonlyMap<string, Value>,
  open: boolean,
  path: string,
): string | undefined {
  if (!open && a.size !== b.size) return `${path} had ${b.size} entries`;
  const conflicts = [...a].map(([key, value]) => {
    const other = b.get(key);
    return other === undefined ? `${path}.${key} is more` : conflict(value, other, `${path}.${key}`);
  });
  return conflicts.find(one => one !== undefined);
}

const FIXTURE = join(import.meta.dirname, '../../../fixtures/terraform/harbour-lane');

function fixture(): Files {
  const names = readdirSync(FIXTURE, { recursive: true, encoding: 'utf8' }).filter(name => /\.tf(?:vars)?$/.test(name));
  return Object.fromEntries(names.map(name => [name.replaceAll('\\', '/'), readFileSync(join(FIXTURE, name), 'utf8')]));
}

/** An argument on one line, but for what may only be a plain text. */
const ARGUMENT = /^([ \t]+(?!source|version|type|alias|provider)\w+[ \t]*=[ \t]*)(\S[^\n]*)$/gm;

/** The text with each of its arguments hidden in turn, and what was hidden. */
function* maskings(text: string): Generator<readonly [string, string]> {
  for (const { 0: whole, 1: start = '', 2: value = '', index } of text.matchAll(ARGUMENT)) {
    if (imbalanceOf(value) !== undefined) continue;
    const after = text.slice(index + whole.length);
    yield [`${text.slice(0, index)}${start}var.masked${after}\nvariable "masked" {}\n`, whole.trim()];
  }
}

function firstConflict(masked: ReadonlyMap<string, Declaration>, whole: ReadonlyMap<string, Declaration>) {
  for (const { address, properties, maybe } of masked.values()) {
    const before = whole.get(address);
    if (before === undefined && maybe === undefined) return `${address} is more`;
    for (const [name, value] of before?.properties ?? []) {
      const other = properties.get(name);
      const found = other === undefined ? `${name} is gone` : conflict(other, value, name);
      if (found !== undefined) return `${address}: ${found}`;
    }
  }
  return undefined;
}

describe('hiding a value', () => {
  it('leaves every other value of a root as it was, or unknown', async () => {
    const files = fixture();
    const whole = await declared(files);
    let masks = 0;
    for (const [name, text] of Object.entries(files).filter(([name]) => name.endsWith('.tf'))) {
      for (const [masked, hidden] of maskings(text)) {
        masks += 1;
        const found = firstConflict(await declared({ ...files, [name]: masked }), whole);
        expect(found, `${name}: ${hidden}`).toBeUndefined();
      }
    }
    expect(masks).toBeGreaterThan(100);
  }, 120_000);

  it('leaves the value of every expression as it was, or unknown', async () => {
    const grammar = await loadGrammar();
    const env = (x: Value, y: Value) => {
      const run = new Run({ read: () => undefined, list: () => undefined, template: () => undefined });
      const names = new Map([
        ['x', x],
        ['y', y],
      ]);
      const handle = new Handle(name => names.get(name) ?? literal(null), new Unknown('expression', 'var'));
      return new Env(run, evaluate, name => (name === 'var' ? literal(handle) : undefined));
    };
    const hidden = literal(new Unknown('unresolved-reference', 'hidden'));
    const there = literal(new Unknown('computed-at-apply', 'there', 'resource', true, 'aws_kms_key.x'));
    fc.assert(
      fc.property(expressions(), leaf(), leaf(), (text, x, y) => {
        const expression = parseExpression(text, 'test', grammar);
        const plain = env(literal(null), literal(null));
        const [first, second] = [x, y].map(one => plain.evaluate(parseExpression(one, 'test', grammar)));
        if (first === undefined || second === undefined) return;
        const whole = env(first, second).evaluate(expression);
        const masked = env(hidden, second).evaluate(expression);
        expect(conflict(masked, whole, text), `x = ${x}, y = ${y}`).toBeUndefined();
        const something = first.value !== null && first.value !== '' && typeof first.value !== 'object';
        if (!something) return;
        expect(conflict(env(there, second).evaluate(expression), whole, text), `x = ${x}, y = ${y}`).toBeUndefined();
      }),
      { numRuns: 4000 },
    );
  }, 120_000);
});

function leaf(): fc.Arbitrary<string> {
  const texts = ['""', '"a"', '"b"', '"5"', 'null', '0', '1', '2', 'true', 'false', '[]', '["a"]', '["a", "b", "a"]'];
  return fc.constantFrom(
    ...texts,
    '[["a"], "b"]',
    '[1, null]',
    '{}',
    '{ a = 1 }',
    '{ a = "b", b = ["x"] }',
    '[{ a = 1 }, { a = "b" }]',
  );
}

const ONE =
  'length keys values flatten distinct toset tolist tomap compact one reverse sort tostring tonumber tobool lower title md5 jsonencode yamldecode csvdecode alltrue anytrue can try abs'.split(
    ' ',
  );
const TWO =
  'merge concat lookup coalesce coalescelist try contains element zipmap setproduct setunion setsubtract setintersection join split min max formatlist index range regex regexall'.split(
    ' ',
  );

function expressions(): fc.Arbitrary<string> {
  const { expression } = fc.letrec<{ expression: string }>(tie => {
    const inner = tie('expression');
    return {
      expression: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.oneof(leaf(), fc.constantFrom('var.x', 'var.x', 'var.x', 'var.y')),
        fc.tuple(fc.constantFrom(...ONE), inner).map(([name, a]) => `${name}(${a})`),
        fc.tuple(fc.constantFrom(...TWO), inner, inner).map(([name, a, b]) => `${name}(${a}, ${b})`),
        fc.tuple(inner, inner, inner).map(([a, b, c]) => `lookup(${a}, ${b}, ${c})`),
        fc.tuple(inner, inner, inner).map(([a, b, c]) => `(${a}) ? (${b}) : (${c})`),
        fc
          .tuple(inner, fc.constantFrom('==', '!=', '&&', '||', '+', '<'), inner)
          .map(([a, op, b]) => `(${a}) ${op} (${b})`),
        fc.tuple(inner, inner).map(([a, b]) => `(${a})[${b}]`),
        fc.tuple(inner, fc.constantFrom('.a', '[*]', '[*].a', '[0]', '["a"]', '.b.a')).map(([a, b]) => `(${a})${b}`),
        fc.tuple(inner, inner).map(([a, b]) => `[${a}, ${b}]`),
        fc.tuple(inner, inner).map(([a, b]) => `{ a = ${a}, (${b}) = 1 }`),
        fc.tuple(inner, inner).map(([a, b]) => `{ (${a}) = 1, a = ${b} }`),
        fc.tuple(inner, inner).map(([a, b]) => `[for k, v in ${a} : v if v != (${b})]`),
        fc.tuple(inner, inner).map(([a, b]) => `{ for k, v in ${a} : k => ${b} }`),
        fc.tuple(inner, inner).map(([a, b]) => `{ for k, v in ${a} : "\${v}" => ${b}... }`),
        fc.tuple(inner, inner).map(([a, b]) => `"p-\${${a}}\${${b}}"`),
        fc.tuple(inner, inner).map(([a, b]) => `"%{ if ${a} }y%{ else }\${${b}}%{ endif }"`),
        fc.tuple(inner, inner).map(([a, b]) => `slice(${a}, 0, ${b})`),
        fc.tuple(inner, inner).map(([a, b]) => `replace(${a}, "/a/", ${b})`),
        fc.tuple(inner, inner, inner).map(([a, b, c]) => `matchkeys(${a}, ${b}, ${c})`),
        inner.map(a => `concat((${a})...)`),
        inner.map(a => `!(${a})`),
      ),
    };
  });
  return expression;
}
