import { derivedOf } from '../src/model/derived.ts';
import { SEVERITIES, STATUSES } from '../src/model/finding.ts';
import { relationsOf } from '../src/model/relations.ts';
import { resourceFields } from '../src/model/schema.ts';
import { TYPE_NAMES, type TypeName } from '../src/model/types.ts';
import { OPERATOR_NAMES, operatorOf } from '../src/rule/operators.ts';
import { PARAM_TYPES } from '../src/rule/rule.ts';

/** A JSON Schema as data; its shape is the standard's own. */
type Schema = Readonly<Record<string, unknown>>;

const TEXT: Schema = { type: 'string' };
const TEXTS: Schema = { type: 'array', items: TEXT };
const SCALAR: Schema = { type: ['string', 'number', 'boolean'] };

/** The JSON Schema of rule files: an editor completes keys, operators and the fields of each resource type from it. */
export function ruleSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'rds-audit rule',
    description: 'One rule in YAML. The program itself checks more: every name, type and form.',
    type: 'object',
    additionalProperties: false,
    required: ['id', 'resource', 'assert'],
    properties: properties(),
    allOf: TYPE_NAMES.map(conditionsFor),
    $defs: { test: testSchema(), param: paramSchema(), example: exampleSchema(), ...conditionDefs() },
  };
}

function properties(): Schema {
  return {
    id: { type: 'string', pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', description: 'The file name; never changes.' },
    aliases: { ...TEXTS, description: 'Earlier ids.' },
    title: { ...TEXT, description: 'The wanted state, as a statement.' },
    severity: { enum: SEVERITIES },
    category: { ...TEXT, description: 'The folder the rule stands in.' },
    tags: { ...TEXTS, description: 'Free labels; `opinion` = off unless asked for.' },
    since: { ...TEXT, description: 'The version that brought it.' },
    resource: { enum: TYPE_NAMES, description: 'The one type it judges.' },
    description: TEXT,
    remediation: {
      type: 'object',
      additionalProperties: false,
      properties: {
        summary: TEXT,
        cli: TEXT,
        cloudformation: { type: 'object' },
        terraform: { type: 'object' },
        impact: TEXT,
      },
    },
    references: TEXTS,
    controls: { type: 'object', additionalProperties: TEXTS },
    equivalents: {
      type: 'object',
      additionalProperties: { type: 'array', items: { anyOf: [TEXT, { type: 'object', required: ['id'] }] } },
    },
    params: { type: 'object', additionalProperties: { $ref: '#/$defs/param' } },
    metrics: { type: 'object', additionalProperties: metricSchema() },
    when: { type: 'object', description: 'Does it apply? Where not: not applicable.' },
    assert: { type: 'object', description: 'What must hold.' },
    tests: { type: 'array', items: { $ref: '#/$defs/example' } },
  };
}

function metricSchema(): Schema {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'statistic', 'over'],
    properties: {
      name: TEXT,
      statistic: { enum: ['Average', 'Maximum', 'Minimum', 'Sum', 'SampleCount'] },
      over: TEXT,
    },
  };
}

function paramSchema(): Schema {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['type'],
    properties: { type: { enum: PARAM_TYPES }, default: {}, description: TEXT },
  };
}

function exampleSchema(): Schema {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'expect', 'given'],
    properties: {
      name: SCALAR,
      expect: { enum: STATUSES },
      given: { type: 'object', propertyNames: { enum: [...TYPE_NAMES, 'gaps'] } },
      params: { type: 'object' },
      now: TEXT,
      environment: TEXT,
      gaps: { type: 'object' },
    },
  };
}

/** A test on a path: a value, or operators. */
function testSchema(): Schema {
  const operators = Object.fromEntries(OPERATOR_NAMES.map(name => [name, { description: operatorOf(name).says }]));
  return { anyOf: [SCALAR, { type: 'object', additionalProperties: false, properties: operators }] };
}

/** For rules on this type, `when` and `assert` take its names. */
function conditionsFor(type: TypeName): Schema {
  const ref = { $ref: `#/$defs/${type}` };
  return {
    if: { properties: { resource: { const: type } }, required: ['resource'] },
    // biome-ignore lint/suspicious/noThenProperty: the schema's own keyword
    then: { properties: { when: ref, assert: ref } },
  };
}

function conditionDefs(): Schema {
  return Object.fromEntries(TYPE_NAMES.map(type => [type, conditionSchema(type)]));
}

/** Names of a type complete; what stands behind a dot or in brackets is checked by the program. */
function conditionSchema(type: TypeName): Schema {
  const names = [...resourceFields(type).keys(), ...Object.keys(relationsOf(type)), ...Object.keys(derivedOf(type))];
  const self = { $ref: `#/$defs/${type}` };
  const test = { $ref: '#/$defs/test' };
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      all: { type: 'array', items: self },
      any: { type: 'array', items: self },
      not: self,
      ...Object.fromEntries(names.map(name => [name, test])),
    },
    patternProperties: { [`^(${names.join('|')})[.[]`]: test },
  };
}
