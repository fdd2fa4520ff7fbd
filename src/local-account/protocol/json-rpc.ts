// AWS JSON 1.1: one path, the operation in a header. CloudWatch Logs.
import { AwsError } from './aws-error.ts';
import { parseJsonBody } from './json-body.ts';
import { readJson, writeJson } from './json-values.ts';
import type { Call, Protocol } from './protocol.ts';
import type { OperationShape } from './schema.ts';

const contentType = 'application/x-amz-json-1.1';

/** With what REST services tell some refusals apart; here the code in the body alone does. */
const restStatuses: readonly number[] = [402, 404, 412];

/** `targetPrefix` stands before the operation's name in X-Amz-Target, dot included. */
export function jsonRpc(targetPrefix: string, operations: ReadonlyMap<string, OperationShape>): Protocol {
  return {
    read(request) {
      const target = String(request.headers['x-amz-target'] ?? '');
      const operation = target.startsWith(targetPrefix) ? operations.get(target.slice(targetPrefix.length)) : undefined;
      if (!operation) throw new AwsError('UnknownOperationException', `There is no operation '${target}' behind this target prefix.`);
      return { operation, input: readJson(operation.input, parseJsonBody(request.body), '') as Call['input'] };
    },
    write: (operation, output) => ({ status: 200, contentType, body: JSON.stringify(writeJson(operation.output, output)) }),
    fail: ({ code, message, status }) => ({
      ...{ status: restStatuses.includes(status) ? 400 : status, contentType },
      body: JSON.stringify({ __type: code, message }),
    }),
  };
}
