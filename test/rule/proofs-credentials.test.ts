import { proveCategory } from './proving.ts';

proveCategory('credentials');
