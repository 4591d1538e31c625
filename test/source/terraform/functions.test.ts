// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Terraform's own interpolations
import { describe, expect, it } from 'vitest';
import { declared, evaluated, load, plain, properties } from './support.ts';

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
    ['yamldecode("[yes, Off, \\"no\\", ~]")', [true, false, 'no', null]],
    ['yamldecode("a: &a { b: 1, c: 2 }\\nd:\\n  <<: *a\\n  c: 3").d', { b: 1, c: 3 }],
    ['try(yamldecode(""), "none")', 'none'],
    [
      'csvdecode("a,b\\n\\"x,\\"\\"1\\",y\\n\\nq,\\n")',
      [
        { a: 'x,"1', b: 'y' },
        { a: 'q', b: '' },
      ],
    ],
    ['try(csvdecode("a,b\\n1"), "none")', 'none'],
    ['urlencode("a b+c/!(é)")', 'a+b%2Bc%2F%21%28%C3%A9%29'],
    ['base64sha256("x")', 'LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE='],
    ['tomap({ a = 1, b = "x" })', { a: '1', b: 'x' }],
    ['tolist([1, "a", true])', ['1', 'a', 'true']],
    ['toset([1, "1"])', ['1']],
    ['try(tolist([1, true]), "none")', 'none'],
    ['matchkeys(["a", "b", "c"], [1, 2, 1], [1])', ['a', 'c']],
    ['format("%.2s", "abc")', 'ab'],
    ['title("hello-world of_books")', 'Hello-World Of_books'],
    ['upper("aß")', 'Aß'],
    ['replace("a/b", "/", "-")', 'a-b'],
    ['replace("13.4.1", "/\\\\..*/", "")', '13'],
    ['replace("a1b22", "/(\\\\d+)/", "<$1>")', 'a<1>b<22>'],
    ['replace("ab", "//", "-")', '-a-b-'],
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
    ['cidrsubnet("fd00:fd12:3456:7890::/56", 16, 162)', 'fd00:fd12:3456:7800:a200::/72'],
    ['cidrsubnets("2001:db8::/56", 8, 8)', ['2001:db8::/64', '2001:db8:0:1::/64']],
    ['cidrhost("2001:db8::/64", -1)', '2001:db8::ffff:ffff:ffff:ffff'],
    ['cidrhost("1:0:0:2::/64", 3)', '1:0:0:2::3'],
    ['try(cidrnetmask("2001:db8::/56"), "none")', '<cidrnetmask is not evaluated for these arguments>'],
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
    ['regex("a", "b")', '<regex finds no match>'],
    ['regex("a", var.none)', NONE],
    ['regexall(var.none, "a")', NONE],
    ['replace("aaa", "/(a*)*$/", "")', '<replace is not evaluated for these arguments>'],
    ['cidrsubnet("::ffff:10.0.0.0/104", 8, 1)', '<cidrsubnet is not evaluated for these arguments>'],
    ['yamldecode("when: 2026-01-01")', '<yamldecode is not evaluated for these arguments>'],
    ['yamldecode("on: 1")', '<yamldecode is not evaluated for these arguments>'],
    ['yamldecode("{ a: 1, a: 2 }")', '<yamldecode is not evaluated for these arguments>'],
    ['join("", [var.none])', NONE],
    ['join("", aws_kms_key.k[*].arn)', '<aws_kms_key.k.arn is known after apply>!'],
    ['join("-", aws_kms_key.k[*].arn, ["a"])', '<aws_kms_key.k.arn is known after apply>'],
    ['join("-", [aws_kms_key.k.arn], var.none)', '<aws_kms_key.k.arn is known after apply>'],
    ['lower("A-${var.none}")', `${NONE}!`],
    ['"a-${formatdate("YYYY", timestamp())}"', '<the function formatdate is not evaluated>!'],
    ['matchkeys(["a"], [var.none], ["b"])', NONE],
    ['tolist([1, var.none])', [`${NONE}!`, NONE]],
    ['tolist([1, "a", var.none])', ['1', 'a', NONE]],
    ['tomap({ a = true, b = var.none })', { a: `${NONE}!`, b: NONE }],
    ['range(1000000000)', '<range is not evaluated for these arguments>'],
    ['try(replace("aaa", "/(a*)*$/", ""), "x")', '<replace is not evaluated for these arguments>'],
    ['try(cidrsubnet("::ffff:10.0.0.0/104", 8, 1), "x")', '<cidrsubnet is not evaluated for these arguments>'],
    ['try(regex("a", var.none), "x")', NONE],
    ['try(regex("a", "b"), "x")', 'x'],
    ['try(transpose({}), "x")', '<the function transpose is not evaluated>'],
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

  it('lists and digests files inside the boundary only', async () => {
    const files = {
      'main.tf': `resource "a_b" "c" {
        flat   = fileset(path.module, "db/*.yaml")
        braces = fileset("\${path.module}/db", "{orders,nobody}.?aml")
        deep   = fileset(path.module, "**/*.yaml")
        none   = fileset(path.module, "*.json")
        far    = fileset("../../..", "*")
        gone   = try(fileset("nowhere", "*"), "no folder")
        sizes  = [for file in fileset(path.module, "db/*.yaml") : yamldecode(file(file)).size]
        digest = filemd5("db/orders.yaml")
      }`,
      'db/orders.yaml': 'size: large',
      'db/books.yaml': 'size: small',
      'db/old/ink.yaml': 'size: none',
    };
    const written = (await declared(files)).get('a_b.c')?.properties;
    expect(plain(written?.get('flat'))).toEqual(['db/books.yaml', 'db/orders.yaml']);
    expect(plain(written?.get('braces'))).toEqual(['orders.yaml']);
    expect(plain(written?.get('deep'))).toEqual(['db/books.yaml', 'db/old/ink.yaml', 'db/orders.yaml']);
    expect(plain(written?.get('none'))).toEqual([]);
    expect(written?.get('far')?.value).toMatchObject({ code: 'expression' });
    expect(written?.get('gone')?.value).toBe('no folder');
    expect(plain(written?.get('sizes'))).toEqual(['small', 'large']);
    expect(written?.get('digest')?.value).toBe('7ebd77ea4082dfc2e14f658dd7ca3fa5');
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
