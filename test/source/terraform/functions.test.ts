// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Terraform's own interpolations
import { describe, expect, it } from 'vitest';
import { evaluated, load, properties } from './support.ts';

describe('functions', () => {
  it.each<[string, unknown]>([
    ['merge({ a = 1, b = 2 }, null, { b = 3 })', { a: 1, b: 3 }],
    ['merge([{ a = 1 }, { b = 2 }]...)', { a: 1, b: 2 }],
    ['lookup({ a = 1 }, "a", 2)', 1],
    ['lookup({ a = 1 }, "b", 2)', 2],
    ['coalesce(null, "", "x")', 'x'],
    ['coalescelist([], ["x"])', ['x']],
    ['try({}.a, "x")', 'x'],
    ['try([for x in null : x], tonumber("no"), 3)', 3],
    ['can({}.a)', false],
    ['can(1)', true],
    ['concat(["a"], [], ["b"])', ['a', 'b']],
    ['toset(["b", "a", "b"])', ['a', 'b']],
    ['tolist(toset(["b", "a"]))[0]', 'a'],
    ['tomap({ a = 1 })', { a: 1 }],
    ['tonumber("4.5")', 4.5],
    ['tostring(true)', 'true'],
    ['tobool("true")', true],
    ['format("%s-%03d %5.1f %q %v %% %t", "a", 7, 1.25, "q", [1], true)', 'a-007   1.3 "q" [1] % true'],
    ['formatlist("%s-%s", ["a", "b"], "x")', ['a-x', 'b-x']],
    ['join("-", ["a", "b"], ["c"])', 'a-b-c'],
    ['split(",", "a,b")', ['a', 'b']],
    ['replace("a.b.c", ".", "-")', 'a-b-c'],
    ['replace("a b_c", "/[^a-z]/", "-")', 'a-b-c'],
    ['lower("AB")', 'ab'],
    ['title("harbour lane")', 'Harbour Lane'],
    ['trimspace("  a ")', 'a'],
    ['trim("?!a!?", "?!")', 'a'],
    ['trimprefix("db-a", "db-")', 'a'],
    ['trimsuffix("a.tf", ".tf")', 'a'],
    ['substr("hello", 1, 3)', 'ell'],
    ['substr("hello", -3, -1)', 'llo'],
    ['startswith("hello", "he")', true],
    ['jsonencode({ b = [1, true, null], a = "<" })', '{"a":"\\u003c","b":[1,true,null]}'],
    ['jsondecode("{\\"a\\": [1]}").a[0]', 1],
    ['yamldecode("a: [1, x]")', { a: [1, 'x'] }],
    ['element(["a", "b"], 3)', 'b'],
    ['contains(["a"], "a")', true],
    ['length({ a = 1 })', 1],
    ['length("abc")', 3],
    ['keys({ b = 1, a = 2 })', ['a', 'b']],
    ['values({ b = 1, a = 2 })', [2, 1]],
    ['flatten([["a"], [["b"], []], "c"])', ['a', 'b', 'c']],
    ['distinct(["b", "a", "b"])', ['b', 'a']],
    ['compact(["a", "", null])', ['a']],
    ['zipmap(["a", "b"], [1, 2])', { a: 1, b: 2 }],
    [
      'setproduct(["a", "b"], [1, 2])',
      [
        ['a', 1],
        ['a', 2],
        ['b', 1],
        ['b', 2],
      ],
    ],
    ['setunion(["b"], ["a", "b"])', ['a', 'b']],
    ['setsubtract(["a", "b"], ["a"])', ['b']],
    ['setintersection(["a", "b"], ["b", "c"])', ['b']],
    ['slice(["a", "b", "c"], 1, 3)', ['b', 'c']],
    ['sort(["b", "a"])', ['a', 'b']],
    ['reverse([1, 2])', [2, 1]],
    ['range(3)', [0, 1, 2]],
    ['range(5, 1, -2)', [5, 3]],
    ['min(3, 1, 2) + max(1, 2)', 3],
    ['abs(-1) + ceil(1.2) + floor(1.8)', 4],
    ['one([]) == null', true],
    ['one(["a"])', 'a'],
    ['sum([1, 2.5])', 3.5],
    ['index(["a", "b"], "b")', 1],
    ['alltrue([true, "true"])', true],
    ['anytrue([])', false],
    ['cidrsubnet("10.1.0.0/16", 8, 255)', '10.1.255.0/24'],
    ['cidrsubnets("10.1.0.0/16", 4, 8)', ['10.1.0.0/20', '10.1.16.0/24']],
    ['cidrhost("10.0.0.0/24", -2)', '10.0.0.254'],
    ['cidrnetmask("172.16.0.0/12")', '255.240.0.0'],
    ['base64decode(base64encode("é"))', 'é'],
    ['sha1("a")', '86f7e437faa5a7fce15d1ddcb9eaeaea377667b8'],
    ['basename("a/b.sql")', 'b.sql'],
    ['chunklist([1, 2, 3], 2)', [[1, 2], [3]]],
    ['nonsensitive(sensitive("x"))', 'x'],
  ])('%s', async (expression, expected) => {
    expect(await evaluated(expression)).toEqual(expected);
  });

  const NONE = '<variable none has no value here>';

  it.each<[string, unknown]>([
    ['merge({ a = 1 }, var.none, { b = 2 })', { a: NONE, b: 2, '…': true }],
    ['merge({ a = 1 }, var.none).c', NONE],
    ['lookup(var.none, "a", 1)', NONE],
    ['concat(["a"], var.none)', ['a', '…']],
    ['concat(["a"], var.none)[0]', NONE],
    ['contains(concat(["a"], var.none), "a")', true],
    ['contains(concat(["a"], var.none), "b")', NONE],
    ['contains(["a", var.none], "a")', true],
    ['length(concat(["a"], var.none))', NONE],
    ['length([1, var.none])', 2],
    ['length(toset(["a", var.none]))', NONE],
    ['toset([var.none])', [NONE]],
    ['distinct(["a", var.none])', ['a', '…']],
    ['flatten([["a"], var.none])', ['a', '…']],
    ['compact(["a", var.none])', ['a', '…']],
    ['coalesce(null, var.none, "x")', NONE],
    ['coalesce(aws_kms_key.k.arn, "x")', '<aws_kms_key.k.arn is known after apply>!'],
    ['try(var.none.a, "x")', NONE],
    ['try(aws_kms_key.k.arn, "x")', '<aws_kms_key.k.arn is known after apply>!'],
    ['try([tonumber(var.none)], [])', NONE],
    ['can(var.none)', NONE],
    ['alltrue([false, var.none])', false],
    ['anytrue([false, var.none])', NONE],
    ['lower(var.none)', NONE],
    ['join("-", ["a", var.none])', NONE],
    ['keys({ a = var.none })', ['a']],
    ['values({ a = var.none })', [NONE]],
    ['element([1, 2], var.none)', NONE],
    ['timestamp()', '<timestamp() is known after apply>!'],
    ['regex("a", "b")', '<the function regex is not evaluated>'],
    ['replace("aaa", "/(a+)+$/", "")', '<replace is not evaluated for these arguments>'],
    ['cidrsubnet("fd00::/8", 8, 1)', '<cidrsubnet is not evaluated for these arguments>'],
    ['range(1000000000)', '<range is not evaluated for these arguments>'],
    ['try(replace("aaa", "/(a+)+$/", ""), "x")', '<replace is not evaluated for these arguments>'],
    ['try(cidrsubnet("fd00::/8", 8, 1), "x")', '<cidrsubnet is not evaluated for these arguments>'],
    ['try(regex("a", "b"), "x")', '<the function regex is not evaluated>'],
    ['try(jsondecode("{"), "x")', 'x'],
    ['lower(upper({}.a))', '<there is no attribute a here>'],
  ])('not known: %s', async (expression, expected) => {
    const more = 'variable "none" {}\nresource "aws_kms_key" "k" {}\n';
    expect(await evaluated(expression, more)).toEqual(expected);
  });

  it('reads files inside the boundary only', async () => {
    const files = {
      'main.tf': `resource "a_b" "c" {
        near     = file("\${path.module}/near.txt")
        rendered = templatefile("t.tftpl", { names = ["a", "b"], x = 1 })
        far      = file("../../../../../../../../etc/hostname")
        missing  = try(file("nothing.txt"), "none")
        is       = fileexists("near.txt")
        base     = filebase64("near.txt")
      }`,
      'near.txt': 'near',
      't.tftpl': 'x=${x}\n%{ for n in names ~}\n- ${n}\n%{ endfor ~}\nend',
    };
    const { template } = await load(files);
    const written = template?.declarations[0]?.properties;
    expect(written?.get('near')?.value).toBe('near');
    expect(written?.get('rendered')?.value).toBe('x=1\n- a\n- b\nend');
    expect(written?.get('far')?.value).toMatchObject({ code: 'expression' });
    expect(written?.get('missing')?.value).toBe('none');
    expect(written?.get('is')?.value).toBe(true);
    expect(written?.get('base')?.value).toBe('bmVhcg==');
  });

  it('marks what is made of a secret', async () => {
    const text = `
      variable "secret" {
        default   = "s"
        sensitive = true
      }
      resource "a_b" "c" { v = jsonencode({ a = [var.secret] }) }`;
    expect(await properties(text)).toEqual({ v: '{"a":["s"]}' });
    const { template } = await load(text);
    expect(template?.declarations[0]?.properties.get('v')).toMatchObject({
      sensitive: true,
      origin: 'parameter-default',
    });
  });
});
