import { Unknown } from '../../../model/value.ts';
import type { Intrinsic } from '../context.ts';
import { isScalar, likewise, unknown } from '../written.ts';
import { misused } from './misused.ts';

export const ref: Intrinsic = (argument, at, context) =>
  argument.is === 'scalar' ? context.ref(argument.source, at) : misused('Ref', at);

/** `Resource.Attribute` or `[Resource, Attribute]`, of which the attribute may be worked out. */
export const getAtt: Intrinsic = (argument, at, context) => {
  if (argument.is === 'scalar') {
    const dot = argument.source.indexOf('.');
    if (dot < 0) return misused('Fn::GetAtt', at);
    return context.attribute(argument.source.slice(0, dot), argument.source.slice(dot + 1), at);
  }
  const [resource, ...attribute] = argument.is === 'list' ? argument.items : [];
  if (resource?.is !== 'scalar' || attribute.length === 0) return misused('Fn::GetAtt', at);
  const parts = attribute.map(part => context.evaluate(part, at).value);
  const hidden = parts.find(part => part instanceof Unknown);
  if (hidden instanceof Unknown) return { value: likewise(hidden), at, origin: 'generated' };
  return context.attribute(resource.source, parts.filter(isScalar).join('.'), at);
};

/** CloudFormation refuses to export an empty text. */
export const importValue: Intrinsic = (argument, at, context) => {
  const { value } = context.evaluate(argument, at);
  const name = isScalar(value) ? ` ${value}` : '';
  return unknown('unresolved-reference', `the export${name} of another stack`, at, { exists: true }, 'parameter');
};

export const transform: Intrinsic = (_argument, at) =>
  unknown('expression', 'a transform makes this value when the template is deployed', at);
