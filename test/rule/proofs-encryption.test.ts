import { proveCategory } from './proving.ts';

proveCategory('encryption');
