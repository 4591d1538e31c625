export { readParameterFile } from './cloudformation/parameter-file.ts';
export { type CloudFormationOptions, type ReadTemplate, readCloudFormation } from './cloudformation/read.ts';
export { looksLikeCloudFormation } from './cloudformation/recognise.ts';
