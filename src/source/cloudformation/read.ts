import { type Mistake, UserError } from '../../util/errors.ts';
import type { Template } from '../template/declaration.ts';
import type { CloudFormationOptions } from './options.ts';
import { Templates } from './templates.ts';

export type { CloudFormationOptions } from './options.ts';

/** What was made of a template's text; undefined with at least one mistake where nothing could be. */
export interface ReadTemplate {
  readonly template: Template | undefined;
  readonly mistakes: readonly Mistake[];
  readonly notes: readonly string[];
}

/** Reads a CloudFormation template, be it the CDK's or SAM's, with the local templates that it nests. */
export function readCloudFormation(file: string, text: string, options: CloudFormationOptions): ReadTemplate {
  const templates = new Templates(options);
  const { mistakes, notes } = templates;
  try {
    const declarations = templates.declarations(file, text);
    const template: Template | undefined = declarations && { kind: 'cloudformation', path: file, declarations };
    return { template, mistakes, notes };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { template: undefined, mistakes: [...mistakes, ...error.mistakes], notes };
  }
}
