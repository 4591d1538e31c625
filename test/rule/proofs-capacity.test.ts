import { proveCategory } from './proving.ts';

proveCategory('capacity');
