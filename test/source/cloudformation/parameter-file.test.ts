import { describe, expect, it } from 'vitest';
import { readParameterFile } from '../../../src/source/cloudformation/parameter-file.ts';
import { formatMistake } from '../../../src/util/errors.ts';

const read = (text: string, file = 'p.json') => {
  const { parameters, mistakes } = readParameterFile(file, text);
  return { given: Object.fromEntries(parameters), mistakes: mistakes.map(formatMistake) };
};

describe('a parameter file', () => {
  it.each([
    ["CloudFormation's list", '[{"ParameterKey":"A","ParameterValue":"x"},{"ParameterKey":"B","ParameterValue":""}]'],
    ["CodePipeline's map", '{"Parameters":{"A":"x","B":""},"Tags":{"T":"y"}}'],
    ['a plain map', '{"A":"x","B":""}'],
    ['pairs', '["A=x", "B="]'],
    ['YAML', 'A: x\nB: ""\n'],
  ])('as %s is read', (_form, text) => expect(read(text)).toEqual({ given: { A: 'x', B: '' }, mistakes: [] }));

  it('has texts as they are written, lists joined', () => {
    const text = '{"Account":"012345678901","Port":5432,"On":true,"List":["a","b"],"Version":8.0}';
    expect(read(text).given).toEqual({
      Account: '012345678901',
      Port: '5432',
      On: 'true',
      List: 'a,b',
      Version: '8.0',
    });
    expect(read('Account: 012345678901\n', 'p.yaml').given).toEqual({ Account: '012345678901' });
  });

  it('may leave a parameter as it was', () => {
    expect(read('[{"ParameterKey":"A","UsePreviousValue":true}]')).toEqual({ given: {}, mistakes: [] });
  });

  it.each([
    ['{"A":{"B":"x"}}', 'p.json:1:6 the parameter A is no text, number or list of these'],
    ['{"A":null}', 'p.json:1:6 the parameter A is no text, number or list of these'],
    ['[1]', 'p.json:1:2 not a parameter; write { "Name"'],
    ['hello', 'p.json:1:1 not a parameter file; write { "Name"'],
    ['{"A":', 'p.json:1:6 not JSON: it ends where a value should stand'],
    ['', 'p.json:1:1 the text is empty'],
  ])('%j is a mistake with its place', (text, expected) => {
    const { mistakes } = read(text);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatch(expected);
  });
});
