import type { Resource } from '../../src/model/value.ts';
import type { ApiService, SdkApi } from '../../src/source/aws.ts';

/** Answers that several runs share: hundreds of scans that each lack one call ask for all others in the same words. */
export interface Sharing {
  readonly answers: Map<string, Promise<Resource>>;
  /** Whether a call must go to the endpoint, since something may be wrong with it. */
  readonly isStruck: (service: ApiService, region: string, operation: string) => boolean;
}

/** Whether a call is one of those that something is wrong with; what is left out is any. */
export const strikes =
  (struck: { readonly service?: string; readonly region?: string; readonly operation?: string }): Sharing['isStruck'] =>
  (service, region, operation) =>
    (struck.service ?? service) === service &&
    (struck.region ?? region) === region &&
    (struck.operation ?? operation) === operation;

/** An api that asks each question once, but those that are struck. */
export function sharingApi(api: SdkApi, { answers, isStruck }: Sharing): SdkApi {
  return {
    ...api,
    call: (service, region, operation, input) => {
      if (isStruck(service, region, operation)) return api.call(service, region, operation, input);
      const question = JSON.stringify([service, region, operation, input]);
      const answer = answers.get(question) ?? api.call(service, region, operation, input);
      answers.set(question, answer);
      return answer;
    },
  };
}
