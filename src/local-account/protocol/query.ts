// The AWS query protocol: a form in, XML out. STS, IAM, SNS.
import { AwsError } from './aws-error.ts';
import { parseForm, queryStyle, readForm } from './form.ts';
import type { Protocol } from './protocol.ts';
import type { OperationShape } from './schema.ts';
import { element, escapeXml, writeMembers } from './xml.ts';

const contentType = 'text/xml';

/** `namespace` is the XML namespace of the service's API version. */
export function query(namespace: string, operations: ReadonlyMap<string, OperationShape>): Protocol {
  return {
    read(request) {
      const { action, parameters } = parseForm(request);
      const operation = operations.get(action);
      if (!operation) throw new AwsError('InvalidAction', `Could not find operation ${action || '(none)'}.`);
      return { operation, input: readForm(queryStyle, operation.input, parameters) };
    },
    write(operation, output, requestId) {
      const result = operation.output.members.size > 0 ? element(`${operation.name}Result`, writeMembers(operation.output, output)) : '';
      const body = result + element('ResponseMetadata', element('RequestId', requestId));
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
  ExpiredTokenException: 'ExpiredToken',
  ServiceUnavailableException: 'ServiceUnavailable',
};
