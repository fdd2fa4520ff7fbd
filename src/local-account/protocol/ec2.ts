// EC2's own flavour of the query protocol: lists are numbered where they stand, answers have no result element, errors another frame.
import { AwsError } from './aws-error.ts';
import { ec2Style, parseForm, readForm, unknownParameters } from './form.ts';
import type { Protocol } from './protocol.ts';
import type { OperationShape } from './schema.ts';
import { element, escapeXml, writeMembers } from './xml.ts';

const contentType = 'text/xml;charset=UTF-8';

/** `namespace` is the XML namespace of the API version. */
export function ec2Query(namespace: string, operations: ReadonlyMap<string, OperationShape>): Protocol {
  return {
    read(request) {
      const { action, parameters } = parseForm(request);
      const operation = operations.get(action);
      if (!operation) throw new AwsError('InvalidAction', `The action ${action || '(none)'} is not valid for this web service.`);
      // Every operation of EC2 knows at least DryRun; one without members is known by its name alone.
      const unknown = operation.input.members.size > 0 ? unknownParameters(ec2Style, operation.input, parameters) : [];
      if (unknown.length > 0) throw new AwsError('UnknownParameter', `The parameter ${unknown[0]} is not recognized`);
      return { operation, input: readForm(ec2Style, operation.input, parameters) };
    },
    write(operation, output, requestId) {
      // Operations that only do something say so; the model has no member for it.
      const done = operation.output.members.size === 0 ? element('return', 'true') : writeMembers(operation.output, output);
      const body = element('requestId', requestId) + done;
      return { status: 200, contentType, body: `<${operation.name}Response xmlns="${namespace}">${body}</${operation.name}Response>` };
    },
    fail(error, requestId) {
      const details = element('Code', codes[error.code] ?? error.code) + element('Message', escapeXml(error.message));
      const body = element('Response', element('Errors', element('Error', details)) + element('RequestID', requestId));
      return { status: error.status, contentType, body };
    },
  };
}

/** EC2's names for what the other protocols call otherwise. */
const codes: Readonly<Record<string, string>> = {
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
  UnrecognizedClientException: 'AuthFailure',
  InvalidSignatureException: 'SignatureDoesNotMatch',
  IncompleteSignatureException: 'IncompleteSignature',
  ExpiredTokenException: 'RequestExpired',
  DryRunOperationException: 'DryRunOperation',
  IdempotentParameterMismatchException: 'IdempotentParameterMismatch',
  InternalFailure: 'InternalError',
};
