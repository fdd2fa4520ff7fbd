import type { AwsError } from './aws-error.ts';
import type { OperationShape } from './schema.ts';
import type { WireRequest, WireResponse } from './wire.ts';

/** What a request asks for: the operation, and its input as the client sent it, with names and types of the model but not yet validated. */
export interface Call {
  readonly operation: OperationShape;
  readonly input: Readonly<Record<string, unknown>>;
}

/** One of AWS's wire forms, bound to one service. */
export interface Protocol {
  /** Throws an AwsError for what is not an operation of the service, and for a body that cannot be read. */
  read(request: WireRequest): Call;
  write(operation: OperationShape, output: Readonly<Record<string, unknown>>, requestId: string): WireResponse;
  fail(error: AwsError, requestId: string): WireResponse;
}
