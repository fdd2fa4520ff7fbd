import type { ConstraintTable } from './constraints.ts';
import type { Protocol } from './protocol.ts';
import type { OperationShape } from './schema.ts';

/** A service as the wire knows it: its name in the credential scope, its operations, its form. */
export interface ServiceModel {
  readonly name: string;
  readonly operations: ReadonlyMap<string, OperationShape>;
  readonly protocol: Protocol;
  readonly constraints: ConstraintTable;
  /** The code that an operation answers to a value that breaks a constraint. */
  invalidParameter(operation: string): string;
  /** One service for all Regions, whichever a request is signed for. */
  readonly global?: boolean;
}
