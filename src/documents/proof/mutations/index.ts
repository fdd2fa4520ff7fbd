import type { Mutation } from '../mutation.ts';
import { componentInputMutations } from './component-inputs.ts';
import { componentReferenceMutations } from './component-references.ts';
import { componentStructureMutations } from './component-structure.ts';
import { dockerfileMutations } from './dockerfile.ts';
import { embeddedMutations } from './embedded.ts';
import { resourceMutations } from './resource.ts';
import { scriptMutations } from './script.ts';
import { syntaxMutations } from './syntax.ts';
import { workflowMutations } from './workflow.ts';
import { workspaceMutations } from './workspace.ts';

/** Every way to break a document that the linter is tried with. */
export const mutations: readonly Mutation[] = [
  ...syntaxMutations,
  ...componentStructureMutations,
  ...componentInputMutations,
  ...componentReferenceMutations,
  ...workflowMutations,
  ...resourceMutations,
  ...dockerfileMutations,
  ...scriptMutations,
  ...embeddedMutations,
  ...workspaceMutations,
];
