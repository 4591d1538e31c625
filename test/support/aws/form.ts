import { type Schema, type Structure, traitText } from './schema.ts';

/** How a Query protocol names members and elements in a form. */
export type FormStyle = 'query' | 'ec2';

/** A node of a form's dotted keys: `Filter.1.Value.1=x`. */
interface Branch {
  text?: string;
  readonly under: Map<string, Branch>;
}

/** A request's input from its form: the inverse of the SDK's QueryShapeSerializer. */
export function inputOfForm(
  form: URLSearchParams,
  input: Structure,
  style: FormStyle,
): Readonly<Record<string, unknown>> {
  return structure(input, treeOf(form), style);
}

function treeOf(form: URLSearchParams): Branch {
  const root: Branch = { under: new Map() };
  for (const [key, text] of form) {
    const branch = key.split('.').reduce(child, root);
    branch.text = text;
  }
  return root;
}

function child(branch: Branch, step: string): Branch {
  const known = branch.under.get(step) ?? { under: new Map() };
  branch.under.set(step, known);
  return known;
}

function structure(schema: Structure, branch: Branch, style: FormStyle): Readonly<Record<string, unknown>> {
  const fields = [...schema.members].flatMap(([field, memberOf]) => {
    const member = memberOf();
    const written = branch.under.get(memberName(field, member, style));
    return written === undefined ? [] : [[field, value(member, written, style)]];
  });
  return Object.fromEntries(fields);
}

function value(schema: Schema, branch: Branch, style: FormStyle): unknown {
  switch (schema.kind) {
    case 'structure':
      return structure(schema, branch, style);
    case 'list':
      return list(schema.element(), elementsOf(schema, branch, style), style);
    case 'map':
      return {};
    case 'number':
      return Number(branch.text);
    case 'boolean':
      return branch.text === 'true';
    case 'text':
    case 'time':
      return branch.text ?? '';
  }
}

function list(element: Schema, elements: Branch | undefined, style: FormStyle): readonly unknown[] {
  const numbered = [...(elements?.under ?? [])].sort(([a], [b]) => Number(a) - Number(b));
  return numbered.map(([, item]) => value(element, item, style));
}

function elementsOf(schema: Schema & { kind: 'list' }, branch: Branch, style: FormStyle): Branch | undefined {
  const isFlat = style === 'ec2' || schema.traits.xmlFlattened !== undefined;
  return isFlat ? branch : branch.under.get(traitText(schema.element().traits, 'xmlName') ?? 'member');
}

function memberName(field: string, { traits }: Schema, style: FormStyle): string {
  const name = traitText(traits, 'xmlName') ?? field;
  if (style === 'query') return name;
  return traitText(traits, 'ec2QueryName') ?? `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}
