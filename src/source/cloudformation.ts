export { yamlComments } from './cloudformation/comments.ts';
export { readParameterFile } from './cloudformation/parameter-file.ts';
export { readCloudFormation } from './cloudformation/read.ts';
