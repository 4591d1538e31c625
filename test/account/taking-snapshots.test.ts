import { proveFields } from './taking-away.ts';

proveFields(command => /^(rds\.describe-db-(cluster-)?snapshots|cloudwatch\.describe-alarms)$/.test(command));
