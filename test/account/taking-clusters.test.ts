import { proveFields } from './taking-away.ts';

proveFields(command => command === 'rds.describe-db-clusters');
