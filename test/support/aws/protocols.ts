import type { Call, ProtocolName, Reply } from './call.ts';
import type { AwsError } from './errors.ts';
import { type Naming, toJson } from './json.ts';
import { escapeXml, membersXml } from './xml.ts';

interface Protocol {
  readonly answer: (call: Call, output: unknown) => Reply;
  readonly error: (error: AwsError) => Reply;
}

const REQUEST_ID = '00000000-0000-4000-8000-000000000000';
const XML = { 'content-type': 'text/xml' };

/** How each protocol writes answers and errors. */
export const PROTOCOLS: Readonly<Record<ProtocolName, Protocol>> = {
  query: { answer: answerQuery, error: errorQuery },
  ec2: { answer: answerEc2, error: errorEc2 },
  json: { answer: (call, output) => answerJson(call, output, 'member', '1.1'), error: errorJson },
  'json-query': { answer: (call, output) => answerJson(call, output, 'member', '1.0'), error: errorJsonQuery },
  'rest-json': { answer: (call, output) => answerJson(call, output, 'jsonName', '1.1'), error: errorRestJson },
};

function answerQuery({ service, operation: { name, output: schema } }: Call, output: unknown): Reply {
  const result = `<${name}Result>${membersXml(schema, output, name)}</${name}Result>`;
  const metadata = `<ResponseMetadata><RequestId>${REQUEST_ID}</RequestId></ResponseMetadata>`;
  return xml(200, `<${name}Response xmlns="${service.namespace}">${result}${metadata}</${name}Response>`);
}

function answerEc2({ service, operation: { name, output: schema } }: Call, output: unknown): Reply {
  const content = `<requestId>${REQUEST_ID}</requestId>${membersXml(schema, output, name)}`;
  return xml(200, `<${name}Response xmlns="${service.namespace}">${content}</${name}Response>`);
}

function errorQuery({ status, code, message }: AwsError): Reply {
  const error = `<Error><Type>${faultOf(status)}</Type>${codeXml(code, message)}</Error>`;
  return xml(status, `<ErrorResponse>${error}<RequestId>${REQUEST_ID}</RequestId></ErrorResponse>`);
}

function errorEc2({ status, code, message }: AwsError): Reply {
  const errors = `<Errors><Error>${codeXml(code, message)}</Error></Errors>`;
  return xml(status, `<Response>${errors}<RequestID>${REQUEST_ID}</RequestID></Response>`);
}

function codeXml(code: string, message: string): string {
  return `<Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message>`;
}

function xml(status: number, body: string): Reply {
  return { status, headers: XML, body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}` };
}

function answerJson({ operation }: Call, output: unknown, naming: Naming, version: string): Reply {
  return json(200, toJson(operation.output, output, naming, operation.name), `application/x-amz-json-${version}`);
}

function errorJson({ status, code, message }: AwsError): Reply {
  return json(status, { __type: code, message }, 'application/x-amz-json-1.1');
}

/** The code of old is in a header, and what `__type` says is not the same. */
function errorJsonQuery({ status, code, message }: AwsError): Reply {
  const reply = json(
    status,
    { __type: `com.amazon.coral.service#${code}Exception`, message },
    'application/x-amz-json-1.0',
  );
  return { ...reply, headers: { ...reply.headers, 'x-amzn-query-error': `${code};${faultOf(status)}` } };
}

function errorRestJson({ status, code, message }: AwsError): Reply {
  const reply = json(status, { message }, 'application/json');
  return { ...reply, headers: { ...reply.headers, 'x-amzn-errortype': code } };
}

function json(status: number, body: unknown, contentType: string): Reply {
  return { status, headers: { 'content-type': contentType }, body: JSON.stringify(body) };
}

function faultOf(status: number): string {
  return status < 500 ? 'Sender' : 'Receiver';
}
