// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are CloudFormation's
import { describe, expect, it } from 'vitest';
import { evaluate, worth } from './support.ts';

const PARAMETERS = `Parameters:
  Hidden: { Type: String }
  Sure: { Type: String, MinLength: 1 }
  Name: { Type: String, Default: books }
  List: { Type: CommaDelimitedList, Default: "a, b ,c" }
Mappings:
  Sizes:
    eu-west-1: { class: db.r6g.large, zones: [a, b], none: '' }
    us-east-1: { class: db.r6g.xlarge, zones: [c], none: x }
  Full:
    eu-west-1: { class: db.r6g.large }
    us-east-1: { class: db.r6g.xlarge }
`;

describe('functions of text', () => {
  it.each([
    ['!Sub "x-${Name}-y"', 'x-books-y'],
    ['{ "Fn::Sub": ["${A}/${Name}", { A: !Ref Name }] }', 'books/books'],
    ['!Sub "${!Name} ${Name}"', '${Name} books'],
    ['!Sub "${Named.Endpoint.Port}"', '5433'],
    ['!Sub "x${Hidden}"', '?unresolved-reference!'],
    ['!Sub "${Hidden}"', '?unresolved-reference'],
    ['!Sub "${Sure}"', '?unresolved-reference!'],
    ['!Sub "${Unnamed}"', '?computed-at-apply!@Unnamed'],
    ['!Sub "${Unnamed}-replica"', '?computed-at-apply!'],
    ['!Sub "arn:${AWS::Partition}:rds:x:1:cluster:${Unnamed}"', '?unresolved-reference!@Unnamed'],
    ['!Join ["-", [a, !Ref Name, 5432, true]]', 'a-books-5432-true'],
    ['!Join ["", [a, !Ref AWS::NoValue, b]]', 'ab'],
    ['!Join [",", !Ref List]', 'a,b,c'],
    ['!Join [",", !Ref Hidden]', '?unresolved-reference'],
    ['!Join ["", ["", !Ref Hidden]]', '?unresolved-reference'],
    ['!Base64 books', 'Ym9va3M='],
    ['{ "Fn::Base64": !Ref Sure }', '?unresolved-reference!'],
    ['{ "Fn::ToJsonString": { b: 1, a: [!Ref Name, true], c: !Ref AWS::NoValue } }', '{"b":1,"a":["books",true]}'],
    ['{ "Fn::ToJsonString": { a: !Ref Hidden } }', '?unresolved-reference!'],
    ['!Sub [1, 2, 3]', '1'],
    ['!Sub { a: b }', '?expression'],
  ])('%s is %s', (written, expected) => expect(worth(written, PARAMETERS)).toEqual(expected));
});

describe('functions of lists', () => {
  it.each([
    ['!Select [1, !Ref List]', 'b'],
    ['!Select ["2", [x, y, z]]', 'z'],
    ['!Select [7, [x]]', '?unreadable'],
    ['!Select [-1, [x]]', '?unreadable'],
    ['!Select [0, !Ref Hidden]', '?unresolved-reference'],
    ['!Select [!Ref Hidden, [x, y]]', '?unresolved-reference'],
    ['!Select [0, [!Ref AWS::NoValue, y]]', 'y'],
    ['!Select [1, [x, !Ref Sure, z]]', '?unresolved-reference!'],
    ['!Select [2, [x, !Ref Sure, z]]', 'z'],
    ['!Split ["-", a-b-c]', ['a', 'b', 'c']],
    ['!Split ["-", !Ref Sure]', '?unresolved-reference!'],
    ['!Select [5, !Split [":", "arn:aws:kms:x:1:key/a"]]', 'key/a'],
    ['!Select [1, !Split ["/", !GetAtt Key.Arn]]', '?computed-at-apply'],
    ['{ "Fn::Length": [a, b] }', 2],
    ['{ "Fn::Length": !Ref List }', 3],
    ['{ "Fn::Length": !Ref Hidden }', '?unresolved-reference!'],
    ['!GetAZs ""', '?not-in-source!'],
    ['!Cidr ["10.0.0.0/16", 3, 8]', ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24']],
    ['!Cidr ["10.0.7.9/16", 1, 8]', ['10.0.0.0/24']],
    ['!Cidr ["255.255.255.0/24", 2, 7]', ['255.255.255.0/25', '255.255.255.128/25']],
    ['!Cidr ["10.0.0.0/24", 3, 7]', '?expression'],
    ['!Cidr ["10.0.0.0/16", 1e9, 1]', '?unreadable!'],
    ['!Cidr ["2001:db8::/56", 1, 64]', '?expression'],
    ['!Cidr [!Ref Hidden, 3, 8]', '?unresolved-reference!'],
    ['[a, !Ref AWS::NoValue, b]', ['a', 'b']],
  ])('%s is %j', (written, expected) => expect(worth(written, PARAMETERS)).toEqual(expected));
});

describe('Fn::FindInMap', () => {
  const inRegion = (region: string) => ({ region });

  it.each([
    ['!FindInMap [Sizes, eu-west-1, class]', 'db.r6g.large'],
    ['!FindInMap [Sizes, !Ref AWS::Region, class]', 'db.r6g.xlarge'],
    ['!FindInMap [Sizes, eu-west-1, zones]', ['a', 'b']],
    ['!FindInMap [Sizes, eu-north-1, class]', '?no-entry'],
    ['!FindInMap [Sizes, eu-north-1, class, { DefaultValue: !Ref Name }]', 'books'],
    ['!FindInMap [Nothing, eu-north-1, class]', '?no-entry'],
    ['!FindInMap [Sizes, eu-west-1]', '?expression'],
  ])('%s is %j', (written, expected) => expect(worth(written, PARAMETERS, inRegion('us-east-1'))).toEqual(expected));

  it('is something whatever the key only where every entry is', () => {
    expect(worth('!FindInMap [Sizes, !Ref AWS::Region, class]', PARAMETERS)).toBe('?unresolved-reference');
    expect(worth('!FindInMap [Full, !Ref AWS::Region, class]', PARAMETERS)).toBe('?unresolved-reference!');
  });

  it('tells the mapping, of which the values stand in the clear', () => {
    expect(evaluate('!FindInMap [Sizes, eu-west-1, class]', PARAMETERS)).toMatchObject({
      origin: 'literal',
      from: 'the mapping Sizes',
    });
    expect(evaluate('!FindInMap [Full, !Ref AWS::Region, class]', PARAMETERS).origin).toBe('literal');
  });
});

describe('what no template tells', () => {
  it.each([
    ['!ImportValue books-key', '?unresolved-reference!'],
    ['!Transform { Name: AWS::Include }', '?expression'],
    ['!Nonsense x', '?expression'],
    ['{ "Fn::Nonsense": x }', '?expression'],
    ['!Equals [a, a]', '?expression'],
    ['"{{resolve:secretsmanager:books:SecretString:password}}"', '?unresolved-reference!'],
    ['"{{resolve:ssm:/books/size:3}}"', '?unresolved-reference!'],
    ['"{{resolve:nothing}}"', '{{resolve:nothing}}'],
  ])('%s is %s', (written, expected) => expect(worth(written)).toEqual(expected));
});

describe('a map', () => {
  it('of one entry that is no function is a map', () => {
    expect(worth('{ Condition: { StringEquals: x } }')).toEqual({ Condition: { StringEquals: 'x' } });
  });

  it('in which a function stands among other keys may hold more', () => {
    const written = evaluate('{ a: 1, "Fn::Transform": { Name: AWS::Include } }');
    expect(written.value).toBeInstanceOf(Map);
    expect(written.open?.code).toBe('expression');
  });
});
