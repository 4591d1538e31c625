export { type AccountOptions, type AccountsOptions, assumed, collectAccounts } from './aws/accounts.ts';
export type { Api, ApiService } from './aws/api.ts';
export type { Answer, Journal, Question } from './aws/ask.ts';
export { type CollectOptions, collect, type Needs, type Progress } from './aws/collect.ts';
export {
  type Needing,
  type Permission,
  type PolicyDocument,
  permissionsOf,
  policyOf,
} from './aws/permissions.ts';
export type { ProxySettings } from './aws/proxy.ts';
export { type RecordStore, recorder } from './aws/record.ts';
export { type SdkApi, type SdkOptions, sdkApi } from './aws/sdk.ts';
