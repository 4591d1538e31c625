import { proveCategory } from './proving.ts';

proveCategory('monitoring');
