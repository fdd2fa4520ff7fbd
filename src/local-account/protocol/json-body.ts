import { AwsError } from './aws-error.ts';

/** The JSON value of a request's body; an empty body is an empty object. */
export function parseJsonBody(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new AwsError('SerializationException', `The request body is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
