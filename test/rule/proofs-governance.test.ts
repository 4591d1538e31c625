import { proveCategory } from './proving.ts';

proveCategory('governance');
