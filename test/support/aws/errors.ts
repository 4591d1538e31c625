import type { Call, ProtocolName } from './call.ts';

/** An error as AWS answers it, in whatever protocol the request came. */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  readonly code: string;
  readonly status: number;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** How a call can be refused, in each service's own words. */
export type Refusal = 'deny' | 'disabled' | 'throttle' | 'fail';

type Code = readonly [status: number, code: string];

/** Status and code as AWS sends them: services' "Common Errors" pages and the EC2 guide's error codes. */
const CODES: Readonly<Record<Refusal, Readonly<Record<ProtocolName, Code>>>> = {
  deny: {
    query: [403, 'AccessDenied'],
    ec2: [403, 'UnauthorizedOperation'],
    json: [400, 'AccessDeniedException'],
    'json-query': [403, 'AccessDenied'],
    'rest-json': [403, 'AccessDeniedException'],
  },
  disabled: {
    query: [403, 'InvalidClientTokenId'],
    ec2: [401, 'AuthFailure'],
    json: [400, 'UnrecognizedClientException'],
    'json-query': [403, 'InvalidClientTokenId'],
    'rest-json': [403, 'UnrecognizedClientException'],
  },
  throttle: {
    query: [400, 'Throttling'],
    ec2: [503, 'RequestLimitExceeded'],
    json: [400, 'ThrottlingException'],
    'json-query': [400, 'Throttling'],
    'rest-json': [429, 'TooManyRequestsException'],
  },
  fail: {
    query: [500, 'InternalFailure'],
    ec2: [500, 'InternalError'],
    json: [500, 'InternalFailure'],
    'json-query': [500, 'InternalServiceError'],
    'rest-json': [500, 'InternalServerErrorException'],
  },
};

/** The refusal of a call as its service would word it. */
export function refused(refusal: Refusal, call: Call, caller: string): AwsError {
  const [status, code] = CODES[refusal][call.protocol];
  return new AwsError(status, code, sentence(refusal, `${call.service.name}:${call.operation.name}`, caller));
}

function sentence(refusal: Refusal, action: string, caller: string): string {
  switch (refusal) {
    case 'deny':
      return `User: ${caller} is not authorized to perform: ${action} because no identity-based policy allows it`;
    case 'disabled':
      return 'The security token included in the request is invalid.';
    case 'throttle':
      return 'Rate exceeded';
    case 'fail':
      return 'An internal error has occurred.';
  }
}
