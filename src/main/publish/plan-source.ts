import { randomUUID } from 'node:crypto';
import { AppError, type PlanItem } from '../../contract/index.ts';
import { isAwsError } from '../aws/aws-error.ts';
import type { LinkAt } from '../resources/links.ts';
import type { ResourceSource } from '../resources/source-graph.ts';
import { publishKindOf, publishKinds } from './kinds/index.ts';
import type { PublishKind } from './kinds/kind.ts';
import { planNamed } from './plan-named.ts';
import { planTags } from './plan-tags.ts';
import { planVersioned, type Wanted } from './plan-versioned.ts';
import { type Decision, decide, movedFrom, type Planning } from './planning.ts';
import { requestBody } from './request-body.ts';
import type { FileEdit, LinkToStep } from './step.ts';

/** A resource that a file names by ARN must be there; one that this identity may not read cannot be told. */
async function checkNamed({ api }: Planning, { file, links }: ResourceSource): Promise<void> {
  for (const { keys, link } of links) {
    const kind = 'arn' in link ? publishKindOf(link.arn) : undefined;
    if (!kind || 'path' in link) continue;
    try {
      if (!(await kind.read(api, link.arn))) throw file.fault(keys, `the account has no ${link.arn}.`);
    } catch (error) {
      if (!isAwsError(error, 'AccessDeniedException', 'ForbiddenException')) throw error;
    }
  }
}

/** What a file stands for, with its links followed through what is planned so far. */
function wantedOf(planning: Planning, source: ResourceSource, origin: PlanItem['origin']): Wanted {
  const { path } = source.file;
  const [links, edits, needs] = [[] as LinkToStep[], [] as FileEdit[], new Set<string>()];
  const followLink = ({ step, ...link }: LinkToStep) => {
    needs.add(step);
    if (planning.steps.some(({ key }) => key === step)) links.push({ ...link, step });
  };
  const arnOf = ({ keys, link }: LinkAt) => {
    if ('path' in link) {
      followLink({ keys, step: link.path });
      return planning.arns.get(link.path);
    }
    const moved = planning.choices.leave.includes(path) ? undefined : movedFrom(planning, link.arn);
    if (!moved) return link.arn;
    followLink({ keys, step: moved.key, ...(moved.pinned ? { pinned: true } : {}) });
    edits.push({ path, keys, from: link.arn, to: moved.arn, ...(moved.pinned ? { step: moved.key } : {}) });
    return moved.arn;
  };
  const body = requestBody(source, arnOf);
  const sentences = edits.map(({ from, to }) => `${path} names ${lastOf(to)} instead of ${lastOf(from)}`);
  const { document, file } = source;
  return {
    kind: file.kind,
    document,
    body,
    links,
    edits,
    item: { key: path, path, origin, included: true, needs: [...needs], edits: sentences },
  };
}

/** `web 1.0.0`, or of a build `web 1.0.0/2`. */
const lastOf = (arn: string) => arn.replace(/^.*\/([^/]+)\/(\d+\.\d+\.\d+)/, '$1 $2');

/** Asks the service whether it would make this; gives what it says against it. */
async function refusalOf({ api, aws }: Planning, kind: PublishKind, { step }: Decision): Promise<string | undefined> {
  if (!step || step.action === 'update' || !kind.dryRun || aws.connection.readOnly) return undefined;
  try {
    await kind.create(api, { ...step.body, dryRun: true, clientToken: randomUUID() });
    return undefined;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'aws') throw error;
    return isAwsError(error, 'DryRunOperationException') ? undefined : error.message;
  }
}

/** Decides what one file means for the account and takes it into the plan. What it names must have been planned before. */
export async function planSource(planning: Planning, source: ResourceSource, origin: PlanItem['origin']): Promise<PlanItem> {
  await checkNamed(planning, source);
  const kind = publishKinds[source.file.kind];
  const wanted = wantedOf(planning, source, origin);
  const decision = await (kind.versioning === 'name' ? planNamed(planning, wanted) : planVersioned(planning, wanted));
  const problem = await refusalOf(planning, kind, decision);
  const item = problem === undefined ? decision.item : { ...decision.item, problem };
  decide(planning, { ...decision, item });
  if (decision.found) planTags(planning, wanted, decision.found);
  return item;
}
