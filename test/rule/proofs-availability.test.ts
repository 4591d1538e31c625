import { proveCategory } from './proving.ts';

proveCategory('availability');
