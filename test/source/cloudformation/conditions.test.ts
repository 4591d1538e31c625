import { describe, expect, it } from 'vitest';
import { declarationsOf, evaluate, mistakesIn, shown, worth } from './support.ts';

const SECTIONS = `Parameters:
  Hidden: { Type: String }
  Stage: { Type: String, Default: production }
  Port: { Type: Number, Default: 5432 }
Conditions:
  Yes: !Equals [!Ref Stage, production]
  No: !Not [!Condition Yes]
  Open: !Equals [!Ref Hidden, x]
  Long: { "Fn::And": [{ Condition: Yes }, { "Fn::Equals": [!Ref Port, "5432"] }] }
  AndFalse: !And [!Condition Open, !Condition No]
  AndOpen: !And [!Condition Open, !Condition Yes]
  OrTrue: !Or [!Condition Open, !Condition Yes]
  OrOpen: !Or [!Condition Open, !Condition No]
  NotOpen: !Not [!Condition Open]
  Lists: !Equals [[a, 1], [a, "1"]]
  Truth: !Equals [true, "true"]
  Broken: !Equals [a]
  Nonsense: yes
  Missing: !Condition Nowhere
`;

describe('a condition', () => {
  it.each([
    ['Yes', true],
    ['No', false],
    ['Open', '?unresolved-reference'],
    ['Long', true],
    ['AndFalse', false],
    ['AndOpen', '?unresolved-reference'],
    ['OrTrue', true],
    ['OrOpen', '?unresolved-reference'],
    ['NotOpen', '?unresolved-reference'],
    ['Lists', true],
    ['Truth', true],
    ['Broken', '?expression'],
    ['Nonsense', '?expression'],
    ['Missing', '?unresolved-reference'],
    ['Undeclared', '?unresolved-reference'],
  ])('%s is %s: its resource is there, is not, or may be', (name, expected) => {
    const text = `${SECTIONS}Resources: { R: { Type: AWS::RDS::DBInstance, Condition: ${name} } }`;
    const [declaration] = declarationsOf(text);
    const found = declaration === undefined ? false : declaration.maybe === undefined || shown(declaration.maybe);
    expect(found).toBe(expected);
  });

  it('that is a function of its own may hold', () => {
    const [declaration] = declarationsOf('Resources: { R: { Type: A::B::C, Condition: !Equals [a, a] } }');
    expect(declaration?.maybe?.code).toBe('expression');
  });

  it('says of a resource why it may not be there', () => {
    const text = `${SECTIONS}Resources: { R: { Type: AWS::RDS::DBInstance, Condition: Open } }`;
    expect(declarationsOf(text)[0]?.maybe?.detail).toBe(
      'the condition Open is not known: the parameter Hidden has no default and no value was given',
    );
  });

  it('that leads back to itself is a mistake', () => {
    const text = `Conditions:
  A: !Not [!Condition B]
  B: !Condition A
Resources: { R: { Type: AWS::RDS::DBInstance, Condition: A } }`;
    expect(mistakesIn(text)).toEqual(['t.yaml:2:3 the condition A leads back to itself']);
  });
});

describe('Fn::If', () => {
  it.each([
    ['!If [Yes, a, b]', 'a'],
    ['!If [No, a, b]', 'b'],
    ['{ "Fn::If": [Yes, a, b] }', 'a'],
    ['!If [No, a, !Ref AWS::NoValue]', null],
    ['!If [Open, a, b]', '?unresolved-reference!'],
    ['!If [Open, a, !Ref AWS::NoValue]', '?unresolved-reference'],
    ['!If [Open, a, ""]', '?unresolved-reference'],
    ['!If [Open, a, a]', 'a'],
    ['!If [Open, [a, { b: 1 }], [a, { b: 1 }]]', ['a', { b: 1 }]],
    ['!If [Open, !Ref Key, !GetAtt Key.Arn]', '?unresolved-reference!@Key'],
    ['!If [Open, !Ref Key, other]', '?unresolved-reference!'],
    ['!If [Yes, !If [No, a, b], c]', 'b'],
    ['[a, !If [No, b, !Ref AWS::NoValue], c]', ['a', 'c']],
    ['[a, !If [Open, b, !Ref AWS::NoValue], c]', ['a', '?unresolved-reference', 'c']],
    ['!If [Yes, a]', '?expression'],
    ['!If [[a], a, b]', '?expression!'],
  ])('%s is %j', (written, expected) => expect(worth(written, SECTIONS)).toEqual(expected));

  it('keeps what comes from either side', () => {
    expect(evaluate('!If [Open, production, !Ref Stage]', SECTIONS)).toMatchObject({
      value: 'production',
      origin: 'literal',
      from: 'the default of parameter Stage',
    });
  });
});
