import { APART, proveFields } from './taking-away.ts';

proveFields(command => !APART.includes(command));
