import { proveCategory } from './proving.ts';

proveCategory('network');
