import { proveCategory } from './proving.ts';

proveCategory('maintenance');
