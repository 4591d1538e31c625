import { proveCategory } from './proving.ts';

proveCategory('backup');
