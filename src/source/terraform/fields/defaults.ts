import { serviceDefault } from './values.ts';

/** What AWS chooses when a database is made, by things that no file shows. */
export const AZ = serviceDefault('AWS chooses the Availability Zone', true);
export const WINDOW = serviceDefault('AWS picks a window at random', true);
export const VERSION = serviceDefault("the engine's default version", true);
export const AUTHORITY = serviceDefault('the default authority of the account or Region', true);
export const LICENSE = serviceDefault("the engine's default license model", true);
export const STORAGE = serviceDefault('AWS chooses the storage type', true);
export const NETWORK = serviceDefault('the network type of the subnets', true);
export const VPC_GROUP = serviceDefault("the VPC's default security group", true);
export const DEFAULT_VPC = serviceDefault('the default VPC, which is not declared here', true);
export const OPTIONS = serviceDefault("the engine's default option group", true);
