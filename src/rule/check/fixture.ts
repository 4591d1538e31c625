import { derivedOf } from '../../model/derived.ts';
import { relationsOf } from '../../model/relations.ts';
import { awsFields, type FieldType, resourceFields } from '../../model/schema.ts';
import { isTypeName, TYPE_NAMES, type TypeName } from '../../model/types.ts';
import { didYouMean } from '../../util/suggest.ts';
import type { YamlEntry, YamlNode } from '../../util/yaml.ts';
import { complain } from './context.ts';
import { literal } from './operand.ts';
import { entriesOf, type Mistakes } from './read.ts';

/** How an example writes a value that is hidden. */
export const HIDDEN = '(unknown)';

/** Checks the names and values of an example's inventory against the model, as a rule's own are. */
export function checkGiven(node: YamlNode | undefined, subject: TypeName, context: Mistakes): void {
  const entries = entriesOf(node, 'given', context);
  for (const entry of entries) {
    if (entry.key === 'gaps') checkGaps(entry.value, context);
    else if (isTypeName(entry.key)) checkRows(entry.value, entry.key, context);
    else complain(context, entry.at, `there is no resource type "${entry.key}"`, didYouMean(entry.key, TYPE_NAMES));
  }
  const own = entries.find(entry => entry.key === subject)?.value;
  const empty = own === undefined || (own.is === 'list' && own.items.length === 0);
  if (empty && node !== undefined)
    complain(context, node.at, `the example gives no ${subject}, which the rule is about`);
}

/** `gaps: { MetricAlarm: access-denied }`. */
export function checkGaps(node: YamlNode, context: Mistakes): void {
  const codes = ['access-denied', 'call-failed', 'not-collected'];
  for (const entry of entriesOf(node, 'gaps', context)) {
    if (!isTypeName(entry.key))
      complain(context, entry.at, `there is no resource type "${entry.key}"`, didYouMean(entry.key, TYPE_NAMES));
    const code = entry.value.is === 'scalar' ? entry.value.value : undefined;
    if (typeof code !== 'string' || !codes.includes(code))
      complain(context, entry.value.at, `a gap is one of ${codes.join(', ')}`);
  }
}

function checkRows(node: YamlNode, type: TypeName, context: Mistakes): void {
  for (const row of node.is === 'list' ? node.items : [node]) {
    if (isHidden(row)) continue;
    if (row.is !== 'map') complain(context, row.at, `a ${type} is a map of its fields`);
    else for (const entry of row.entries) checkField(entry, type, context);
  }
}

function checkField(entry: YamlEntry, type: TypeName, context: Mistakes): void {
  const field = resourceFields(type).get(entry.key) ?? derivedType(type, entry.key) ?? relationType(type, entry.key);
  const names = [...resourceFields(type).keys(), ...Object.keys(derivedOf(type))];
  if (field === undefined)
    complain(context, entry.at, `${type} has no field "${entry.key}"`, didYouMean(entry.key, names));
  else checkValue(entry.value, field, context);
}

function derivedType(type: TypeName, name: string): FieldType | undefined {
  return Object.hasOwn(derivedOf(type), name) ? derivedOf(type)[name]?.type : undefined;
}

/** A relation leads to rows of their own; an example can only hide it. */
function relationType(type: TypeName, name: string): FieldType | undefined {
  const relation = Object.hasOwn(relationsOf(type), name) ? relationsOf(type)[name] : undefined;
  return relation === undefined ? undefined : { is: 'resource', type: relation.to };
}

function checkValue(node: YamlNode, type: FieldType, context: Mistakes): void {
  if (isHidden(node) || (node.is === 'scalar' && (node.value === null || node.value === ''))) return;
  switch (type.is) {
    case 'scalar':
      checkScalar(node, type, context);
      return;
    case 'list':
      if (node.is !== 'list') complain(context, node.at, 'a list is expected here', 'write [ … ]');
      else for (const item of node.items) checkValue(item, type.of, context);
      return;
    case 'map':
      for (const entry of entriesOf(node, 'a map', context)) checkValue(entry.value, type.of, context);
      return;
    case 'struct':
      checkStruct(node, type, context);
      return;
    case 'resource':
      complain(context, node.at, `a ${type.type} is given beside, not inside`);
  }
}

function checkScalar(node: YamlNode, type: Extract<FieldType, { is: 'scalar' }>, context: Mistakes): void {
  if (node.is !== 'scalar') complain(context, node.at, `one ${type.kind} is expected here`);
  else if (type.kind === 'setting') return;
  else literal(node, type, context);
}

function checkStruct(node: YamlNode, type: Extract<FieldType, { is: 'struct' }>, context: Mistakes): void {
  const fields = awsFields(type.service, type.shape);
  for (const entry of entriesOf(node, type.shape, context)) {
    const field = fields?.get(entry.key);
    if (field === undefined)
      complain(
        context,
        entry.at,
        `${type.shape} has no field "${entry.key}"`,
        didYouMean(entry.key, fields?.keys() ?? []),
      );
    else checkValue(entry.value, field, context);
  }
}

function isHidden(node: YamlNode): boolean {
  return node.is === 'scalar' && node.value === HIDDEN;
}
