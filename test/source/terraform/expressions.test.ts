// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Terraform's own interpolations
import { describe, expect, it } from 'vitest';
import { evaluated, isUnknown } from './support.ts';

const LOCALS = `
variable "none" {}
locals {
  one   = 1
  text  = "x"
  list  = ["a", "b", "c"]
  map   = { b = 2, a = 1 }
  users = [{ name = "ann", age = 3 }, { name = "bo", age = 4 }]
  none  = null
}
`;

describe('expressions', () => {
  it.each<[string, unknown]>([
    ['1 + 2 * 3 - 4 / 2', 5],
    ['(1 + 2) * 3 % 4', 1],
    ['0.1 + 0.2', 0.3],
    ['-local.one + 2', 1],
    ['!true == false', true],
    ['"5" + 1', 6],
    ['1 == "1"', false],
    ['local.list == ["a", "b", "c"]', true],
    ['local.none == null', true],
    ['local.map != { a = 1, b = 2 }', false],
    ['1 < 2 && 3 >= 3 || false', true],
    ['true ? 1 : false ? 2 : 3', 1],
    ['false ? 1 : false ? 2 : 3', 3],
    ['(true ? false : true) ? 1 : 2', 2],
    ['local.list[1]', 'b'],
    ['local.list.1', 'b'],
    ['local.map["a"]', 1],
    ['local.map.b', 2],
    ['local.users[*].name', ['ann', 'bo']],
    ['local.users.*.age', [3, 4]],
    ['local.users.*.name[0]', 'ann'],
    ['local.text[*]', ['x']],
    ['local.none[*]', []],
    ['[for x in local.list : upper(x)]', ['A', 'B', 'C']],
    ['[for i, x in local.list : "${i}${x}" if x != "b"]', ['0a', '2c']],
    ['{ for k, v in local.map : v => k }', { 1: 'a', 2: 'b' }],
    ['{ for u in local.users : u.age > 3 ? "old" : "young" => u.name... }', { old: ['bo'], young: ['ann'] }],
    ['{ (local.text) = 1, "y${local.one}" = 2, z : 3 }', { x: 1, y1: 2, z: 3 }],
    ['"a ${local.text} b"', 'a x b'],
    ['"${local.list}"', ['a', 'b', 'c']],
    ['"$${x} %%{y} \\"q\\" \\u00e9\\n"', '${x} %{y} "q" é\n'],
    ['"%{ if local.one == 1 }yes%{ else }no%{ endif }"', 'yes'],
    ['"%{ for x in local.list }${x},%{ endfor }"', 'a,b,c,'],
    ['"a  %{~ if true ~}  b  %{~ endif ~}  c"', 'abc'],
    ['"  ${~ local.text ~}  ."', 'x.'],
    ['<<EOT\n  a ${local.text}\n\tb\nEOT\n', '  a x\n\tb\n'],
    ['<<-EOT\n      a\n        ${local.text}\n      "b"\\n\n    EOT\n', 'a\n  x\n"b"\\n\n'],
    ['<<EOT\nEOT\n', ''],
    ['0x1F', 31],
    ['1.5', 1.5],
  ])('%s', async (expression, expected) => {
    expect(await evaluated(expression, LOCALS)).toEqual(expected);
  });

  it.each<[string, unknown]>([
    ['var.none', '<variable none has no value here>'],
    ['"a-${var.none}"', '<variable none has no value here>!'],
    ['"${var.none}"', '<variable none has no value here>'],
    ['var.none ? "a" : "a"', 'a'],
    ['var.none ? "a" : "b"', '<variable none has no value here>!'],
    ['var.none ? "a" : null', '<variable none has no value here>'],
    ['var.none ? "a" : ""', '<variable none has no value here>'],
    ['var.none && false', false],
    ['var.none || true', true],
    ['var.none && true', '<variable none has no value here>'],
    ['var.none == null', '<variable none has no value here>'],
    ['var.none.a.b[0]', '<variable none has no value here>'],
    ['aws_kms_key.none.arn == null', false],
    ['"x${aws_kms_key.none.arn}" != null', true],
    ['[for x in var.none : x]', '<variable none has no value here>'],
    ['[for x in local.list : x if x == "a" || var.none]', ['a', '…']],
    ['{ for x in local.list : x => 1 if x == "a" || var.none }', { a: 1, '…': true }],
    ['{ (var.none) = 1 }', { '…': true }],
    ['[1, var.none]', [1, '<variable none has no value here>']],
    ['1.0e400', expect.stringMatching(/^</)],
    ['123456789012345678901', '<this number is too large to be held exactly>'],
    ['9007199254740991 + 2', expect.stringMatching(/^</)],
    ['1 / 0', expect.stringMatching(/^</)],
    ['local.list[7]', '<there is no element 7 here>'],
    ['local.map.c', '<there is no attribute c here>'],
    ['local.nothing', '<local.nothing is not declared here>'],
    ['each.key', expect.stringMatching(/^<each /)],
    ['terraform.workspace', '<terraform.workspace is only known when Terraform runs>!'],
    ['path.module', '.'],
    ['path.cwd', '<path.cwd is only known when Terraform runs>!'],
    ['provider::aws::arn_parse("x")', '<the function provider::aws::arn_parse is not evaluated>'],
    ['[1] + 2', '<+ does not take values of this kind>'],
  ])('unknown: %s', async (expression, expected) => {
    expect(await evaluated(expression, LOCALS)).toEqual(expected);
  });

  it('leaves a number that JSON and HCL write with an exponent unknown or exact', async () => {
    expect(await evaluated('1.5e3', LOCALS)).toBe(1500);
    expect(isUnknown(await evaluated('true + 1', LOCALS))).toBe(true);
  });
});
