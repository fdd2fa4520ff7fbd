// The AWS query protocol: a form in, XML out. STS, of which only operations without structured input are emulated.
import { AwsError } from './aws-error.ts';
import type { Protocol } from './protocol.ts';
import type { OperationShape } from './schema.ts';

const contentType = 'text/xml';

/** `namespace` is the XML namespace of the service's API version. */
export function query(namespace: string, operations: ReadonlyMap<string, OperationShape>): Protocol {
  return {
    read(request) {
      const { Action: action, Version: _version, ...input } = Object.fromEntries(new URLSearchParams(request.body.toString('utf8')));
      const operation = operations.get(action ?? '');
      if (!operation) throw new AwsError('InvalidAction', `Could not find operation ${action ?? '(none)'}.`);
      return { operation, input };
    },
    write(operation, output, requestId) {
      const members = [...operation.output.members.keys()].filter((name) => output[name] !== undefined);
      const result = members.map((name) => element(name, escapeXml(String(output[name])))).join('');
      const body = element(`${operation.name}Result`, result) + element('ResponseMetadata', element('RequestId', requestId));
      return { status: 200, contentType, body: `<${operation.name}Response xmlns="${namespace}">${body}</${operation.name}Response>` };
    },
    fail(error, requestId) {
      const type = error.status >= 500 ? 'Receiver' : 'Sender';
      const details =
        element('Type', type) + element('Code', codes[error.code] ?? error.code) + element('Message', escapeXml(error.message));
      const body = `<ErrorResponse xmlns="${namespace}">${element('Error', details)}${element('RequestId', requestId)}</ErrorResponse>`;
      return { status: error.status, contentType, body };
    },
  };
}

/** What the other protocols end in "Exception", this one words on its own. */
const codes: Readonly<Record<string, string>> = {
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
  UnrecognizedClientException: 'InvalidClientTokenId',
  InvalidSignatureException: 'SignatureDoesNotMatch',
  IncompleteSignatureException: 'IncompleteSignature',
};

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
