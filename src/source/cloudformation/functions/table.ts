import type { Intrinsic } from '../context.ts';
import { choose } from './choice.ts';
import { cidr } from './cidr.ts';
import { getAzs, length, select, split } from './list.ts';
import { findInMap } from './mapping.ts';
import { getAtt, importValue, ref, transform } from './reference.ts';
import { base64, join, sub, toJsonString } from './text.ts';

/** The functions that make values, by the name of their long form; conditions have functions of their own. */
export const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: ref,
  'Fn::GetAtt': getAtt,
  'Fn::Sub': sub,
  'Fn::Join': join,
  'Fn::Base64': base64,
  'Fn::ToJsonString': toJsonString,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::Length': length,
  'Fn::Cidr': cidr,
  'Fn::GetAZs': getAzs,
  'Fn::If': choose,
  'Fn::FindInMap': findInMap,
  'Fn::ImportValue': importValue,
  'Fn::Transform': transform,
};
