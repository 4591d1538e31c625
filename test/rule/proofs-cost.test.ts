import { proveCategory } from './proving.ts';

proveCategory('cost');
