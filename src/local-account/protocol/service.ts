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
  /** Operations whose dry runs are answered, where others answer all that would succeed with an error. */
  readonly answeredDryRuns?: ReadonlySet<string>;
  /** One service for all Regions, whichever a request is signed for. */
  readonly global?: boolean;
}

/** Of what a model is made. */
export interface ModelParts extends Pick<ServiceModel, 'name' | 'invalidParameter' | 'answeredDryRuns' | 'global'> {
  operations(): ReadonlyMap<string, OperationShape>;
  protocol(operations: ReadonlyMap<string, OperationShape>): Protocol;
  constraints(): ConstraintTable;
}

/** A model that is read when it is first needed: to read those of all services would take up most of the time of a start. */
export function serviceModel({ operations, protocol, constraints, ...facts }: ModelParts): ServiceModel {
  const ownOperations = once(operations);
  const ownProtocol = once(() => protocol(ownOperations()));
  const ownConstraints = once(constraints);
  return {
    ...facts,
    get operations() {
      return ownOperations();
    },
    get protocol() {
      return ownProtocol();
    },
    get constraints() {
      return ownConstraints();
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
