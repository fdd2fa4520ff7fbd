// Members of answers that newer clients know and the SDK that we read the wire from does not (botocore 1.43.107). Older clients pass them by.
import { addMembers, type OperationShape, type Shape, type StructureShape } from './schema.ts';

const text: Shape = { kind: 'string' };
const number: Shape = { kind: 'number' };

function structure(name: string, members: Readonly<Record<string, Shape>>): StructureShape {
  const shape: StructureShape = { kind: 'structure', name, members: new Map() };
  addMembers(shape, members);
  return shape;
}

const componentFailure = structure('ComponentFailureContext', {
  ...{ componentArn: text, phaseName: text, stepName: text, action: text, errorMessage: text },
});

const regionFailure = structure('RegionFailure', {
  ...{ region: text, status: text, imageConfigurationStep: text, errorMessage: text, targetAccountId: text },
});

const distributionFailure = structure('DistributionFailureContext', {
  errorMessage: text,
  regionFailures: { kind: 'list', member: regionFailure },
});

const failureContext = structure('ImageFailureContext', {
  ...{ imageStatus: text, workflowExecutionId: text, workflowArn: text, stepExecutionId: text, failedStep: text },
  ...{ componentFailure, distributionFailure },
});

const attempts = { attemptNumber: number, maxAttempts: number };

/** Adds them to the shapes of these operations; a shape that several operations answer with is one object. */
export function addNewerMembers(operations: ReadonlyMap<string, OperationShape>): void {
  const answer = (operation: string, ...path: readonly string[]) => within(operations.get(operation)?.output, path);
  addMembers(answer('GetImage', 'image', 'state'), { failureContext });
  addMembers(answer('ListWorkflowStepExecutions', 'steps'), attempts);
  addMembers(answer('GetWorkflowStepExecution'), attempts);
}

/** The structure at the end of the path; a list on the way stands for its items. */
function within(shape: Shape | undefined, path: readonly string[]): StructureShape {
  if (shape?.kind === 'list') return within(shape.member, path);
  if (shape?.kind !== 'structure') throw new TypeError('The SDK changed its shapes: a structure is expected');
  const [name, ...rest] = path;
  return name === undefined ? shape : within(shape.members.get(name)?.shape, rest);
}
