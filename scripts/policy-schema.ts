import { SEVERITIES } from '../src/model/finding.ts';
import { FRAMEWORK_IDS } from '../src/model/frameworks.ts';
import { OBSERVER_TYPES } from '../src/model/relations.ts';
import { FAIL_ON } from '../src/policy/fail-on.ts';
import type { Param, Rule } from '../src/rule/rule.ts';

/** A JSON Schema as data; its shape is the standard's own. */
type Schema = Readonly<Record<string, unknown>>;

const TEXT: Schema = { type: 'string', minLength: 1 };
const PATTERN: Schema = { ...TEXT, description: '* stands for any text, and nothing else is special.' };
const SCALAR: Schema = { type: ['string', 'number', 'boolean'] };

/** The JSON Schema of rds-audit.yaml: an editor completes keys, rules and their params from it. */
export function policySchema(rules: readonly Rule[]): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'rds-audit policy',
    description: 'The content of rds-audit.yaml. The program itself checks more, and knows your own rules.',
    type: ['object', 'null'],
    additionalProperties: false,
    properties: properties(),
    $defs: {
      rules: rulesSchema(rules),
      setting: settingOf({ type: ['object', 'null'] }),
      severity: { enum: SEVERITIES },
      environment: environmentSchema(),
      match: matchSchema(),
      suppression: suppressionSchema(),
      patterns: { anyOf: [PATTERN, { type: 'array', minItems: 1, items: PATTERN }] },
    },
  };
}

function properties(): Schema {
  return {
    rules: { $ref: '#/$defs/rules' },
    environments: {
      type: ['object', 'null'],
      description: "By name; the first that matches a resource is the resource's.",
      additionalProperties: { $ref: '#/$defs/environment' },
    },
    suppressions: { type: ['array', 'null'], items: { $ref: '#/$defs/suppression' } },
    'rule-folders': list(TEXT, 'Further rules; relative to the folder of this file.'),
    frameworks: list({ enum: FRAMEWORK_IDS }, 'Judge only rules that stand for controls of these.'),
    'fail-on': { enum: FAIL_ON, description: 'The least severity whose failures make the exit code 1.' },
    complete: list({ enum: OBSERVER_TYPES }, 'Types of which a template declares all that there are.'),
    'allow-incomplete': {
      type: ['boolean', 'null'],
      description: 'Go by the findings even if something asked for was denied.',
    },
  };
}

function list(items: Schema, description: string): Schema {
  return { type: ['array', 'null'], description, items };
}

/** Rules that are not built in are the user's own. */
function rulesSchema(rules: readonly Rule[]): Schema {
  return {
    type: ['object', 'null'],
    properties: Object.fromEntries(rules.map(rule => [rule.id, ruleSetting(rule)])),
    additionalProperties: { $ref: '#/$defs/setting' },
  };
}

function ruleSetting({ title, params }: Rule): Schema {
  const own = Object.fromEntries(Object.entries(params).map(([name, param]) => [name, paramSchema(param)]));
  return {
    description: title,
    ...settingOf({ type: ['object', 'null'], additionalProperties: false, properties: own }),
  };
}

function settingOf(params: Schema): Schema {
  const map = {
    type: 'object',
    additionalProperties: false,
    properties: { severity: { $ref: '#/$defs/severity' }, params },
  };
  return { anyOf: [{ enum: ['off', 'on', true, false] }, map] };
}

const LIST: Schema = { type: 'array', items: SCALAR };

/** Params of other types are one value. */
const FORMS: Partial<Record<Param['type'], Schema>> = {
  list: LIST,
  windows: LIST,
  cidrs: LIST,
  map: { type: 'object' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
};

function paramSchema({ type, description }: Param): Schema {
  const form = FORMS[type] ?? SCALAR;
  return description === undefined ? form : { description, ...form };
}

function environmentSchema(): Schema {
  const match = { $ref: '#/$defs/match' };
  return {
    type: 'object',
    additionalProperties: false,
    required: ['match'],
    properties: {
      match: { description: 'All of a map holds; of a list one map.', anyOf: [match, { type: 'array', items: match }] },
      rules: { $ref: '#/$defs/rules' },
    },
  };
}

function matchSchema(): Schema {
  const patterns = { $ref: '#/$defs/patterns' };
  return {
    type: 'object',
    additionalProperties: false,
    minProperties: 1,
    properties: {
      tags: { type: 'object', minProperties: 1, additionalProperties: patterns },
      accounts: { ...patterns, description: 'Twelve digits, in quotes.' },
      regions: patterns,
      identifiers: { ...patterns, description: 'Identifiers, or addresses in templates.' },
    },
  };
}

function suppressionSchema(): Schema {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['rule', 'resource', 'reason'],
    properties: {
      rule: TEXT,
      resource: { ...PATTERN, description: 'ARN, identifier or address; * stands for any text.' },
      reason: TEXT,
      ticket: TEXT,
      expires: { ...TEXT, pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'On this date it no longer works.' },
      environment: { ...TEXT, description: 'Only for resources of this environment.' },
    },
  };
}
