// The workflows that every account finds in place. Their documents are ours; they do what Amazon's do, as far as it can be done here.
import type { WorkflowKind } from '../engine/build-job.ts';
import { defaultWorkflows } from '../engine/default-workflows/index.ts';
import type { Workflow } from '../protocol/imagebuilder-shapes.ts';
import { parseArn } from './arn.ts';
import { defaultWorkflowArn } from './default-workflows.ts';
import { fitsVersion, parseVersion, parseVersionPattern } from './version.ts';
import { readWorkflowDocument } from './workflow-document.ts';

/** All of them, as GetWorkflow answers them. */
export function amazonWorkflows(region: string): readonly Workflow[] {
  return (Object.keys(defaultWorkflows) as WorkflowKind[]).map((type) => {
    const arn = defaultWorkflowArn(region, type);
    const { slug = '', version = '' } = parseArn(arn) ?? {};
    const data = defaultWorkflows[type];
    const parameters = readWorkflowDocument(data);
    return { arn, name: slug.slice(slug.indexOf('/') + 1), version, type, owner: 'Amazon', data, parameters };
  });
}

/** The one that an ARN of the owner `aws` names, with a build, a version or wildcards; undefined where there is none. */
export function amazonWorkflow(region: string, arn: string): Workflow | undefined {
  const wanted = parseArn(arn);
  if (wanted?.owner !== 'aws' || wanted.region !== region) return undefined;
  const pattern = parseVersionPattern(wanted.version ?? 'x.x.x');
  return amazonWorkflows(region).find((workflow) => {
    const known = parseArn(workflow.arn ?? '');
    const isBuild = wanted.build === undefined || wanted.build === known?.build;
    return known?.slug === wanted.slug && isBuild && fitsVersion(parseVersion(known.version ?? ''), pattern);
  });
}
