import { randomUUID } from 'node:crypto';

const TEST_STAGE: ReadonlySet<string> = new Set(['test', 'container-host-test']);

/** The variables that Image Builder sets for every step, of an image that doesn't exist. `IMAGE_PHASE` names the stage, not the phase. */
export function imageEnvironment(): (phase: string) => Readonly<Record<string, string>> {
  const fixed = {
    IMAGE_WORKFLOW_EXECUTION_ID: `wf-${randomUUID()}`,
    IMAGE_STEP_EXECUTION_ID: `step-${randomUUID()}`,
    IMAGE_BUILD_VERSION_ARN: 'arn:aws:imagebuilder:us-east-1:000000000000:image/rehearsal/1.0.0/1',
    IMAGE_PIPELINE_ARN: '',
    IMAGE_VERSION: '1.0.0',
    IMAGE_BUILD_VERSION: '1',
  };
  return (phase) => ({ ...fixed, IMAGE_PHASE: TEST_STAGE.has(phase) ? 'TESTING' : 'BUILDING' });
}
