// The workflows that every account finds in place. Their documents are ours; they do what Amazon's do, as far as it can be done here.
import type { WorkflowKind } from '../engine/build-job.ts';
import { containerWorkflows } from '../engine/default-workflows/containers.ts';
import { defaultWorkflows } from '../engine/default-workflows/index.ts';
import { parseArn } from '../imagebuilder/arn.ts';
import { containerWorkflowArn, defaultWorkflowArn } from '../imagebuilder/default-workflows.ts';
import { readWorkflowDocument } from '../imagebuilder/workflow-document.ts';
import type { Workflow } from '../protocol/imagebuilder-shapes.ts';
import type { ResourceRow } from '../store/resources.ts';
import { offered } from './row.ts';

/** The workflows of a Region, as GetWorkflow answers them. */
export function workflowResources(region: string): readonly ResourceRow<Workflow>[] {
  const kinds = Object.keys(defaultWorkflows) as WorkflowKind[];
  const ofImages = kinds.map((type) => ({ type, of: defaultWorkflowArn(region, type), data: defaultWorkflows[type] }));
  const ofContainers = kinds.map((type) => ({ type, of: containerWorkflowArn(region, type), data: containerWorkflows[type] }));
  return [...ofImages, ...ofContainers].map(({ type, of, data }, index) => {
    const { slug = '', version = '' } = parseArn(of) ?? {};
    const name = slug.slice(slug.indexOf('/') + 1);
    return offered<Workflow>({
      ...{ kind: 'workflow', slug, version, region, sequence: index + 1 },
      body: (arn) => ({ arn, name, version, type, owner: 'Amazon', data, parameters: readWorkflowDocument(data) }),
    });
  });
}
