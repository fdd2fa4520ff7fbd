// The register of the conformance suite: what it shows of each operation of Image Builder.
import type { OperationCases } from '../suite/case.ts';
import { againCases } from './again.ts';
import { componentCases } from './components.ts';
import { configurationCases } from './configurations.ts';
import { elsewhereCases } from './elsewhere.ts';
import { executionCases } from './executions.ts';
import { imageCases } from './images.ts';
import { lifecycleCases } from './lifecycle.ts';
import { pipelineCases } from './pipelines.ts';
import { recipeCases } from './recipes.ts';
import { sharingCases } from './sharing.ts';
import { workflowCases } from './workflows.ts';

/** By operation, in the order in which they run: what fills the account to a quota comes last. */
export const imagebuilderCases: readonly OperationCases[] = [
  ...componentCases,
  ...recipeCases,
  ...configurationCases,
  ...imageCases,
  ...againCases,
  ...workflowCases,
  ...executionCases,
  ...sharingCases,
  ...elsewhereCases,
  ...lifecycleCases,
  ...pipelineCases,
];
