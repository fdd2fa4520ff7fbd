import { AppError, type CleanupProgress, type CleanupStep } from '../../contract/index.ts';
import { isAwsError } from '../aws/aws-error.ts';
import type { Aws } from '../aws/clients.ts';
import { deletionPlan } from './deletion-plan.ts';
import { type Survey, surveyAccount } from './survey.ts';

/** What says that it is gone already: an earlier attempt got that far. */
const goneCodes = ['ResourceNotFoundException', 'InvalidAMIID.NotFound', 'InvalidAMIID.Unavailable', 'InvalidSnapshot.NotFound'];

/** Milliseconds that a look through the account is good for: AWS's own lists are no fresher, and a look costs dozens of calls. */
const goodFor = 10_000;

export interface CarryOutDeps {
  readonly aws: Aws;
  /** Milliseconds. */
  now(): number;
}

/**
 * Carries a deletion plan out, call by call. Before each deletion the account is looked through again, and what something refers to by now
 * stays, with its snapshots. What is gone already is told, so that a plan that was cut off can be carried out again.
 */
export async function* carryOut(deps: CarryOutDeps, ids: readonly string[], signal: AbortSignal): AsyncGenerator<CleanupProgress> {
  const look = recentSurvey(deps);
  const { items } = await look();
  const plan = deletionPlan(items, new Set(ids));
  for (const id of ids.filter((one) => !plan.some((step) => step.id === one))) yield unplanned(id, items);
  const keptSnapshots = new Set<string>();
  for (const step of plan) {
    if (signal.aborted) return;
    const progress = keptSnapshots.has(step.id) ? kept(step, 'Its AMI stays.') : await carryOutStep(deps.aws, step, await look());
    if (step.kind === 'ami' && progress.outcome !== 'done') {
      for (const { id } of items.find(({ id }) => id === step.id)?.snapshots ?? []) keptSnapshots.add(id);
    }
    yield progress;
  }
}

function recentSurvey({ aws, now }: CarryOutDeps): () => Promise<Survey> {
  let last: { readonly at: number; readonly survey: Survey } | undefined;
  return async () => {
    if (!last || now() - last.at > goodFor) last = { at: now(), survey: await surveyAccount(aws) };
    return last.survey;
  };
}

const kept = (step: CleanupStep, detail: string): CleanupProgress => ({ ...step, outcome: 'kept', detail });

/** Chosen, and not in the plan: it went, or something came to refer to it. */
function unplanned(id: string, items: Survey['items']): CleanupProgress {
  const item = items.find((one) => one.id === id);
  const step = { kind: item?.kind ?? kindOf(id), id, name: item?.name ?? '', does: '' };
  return item ? kept(step, referenceTo(item) ?? '') : { ...step, outcome: 'gone', detail: 'It is gone already.' };
}

const kindOf = (id: string): CleanupStep['kind'] => (id.startsWith('ami-') ? 'ami' : id.startsWith('snap-') ? 'snapshot' : 'image');
const referenceTo = ({ checks }: Survey['items'][number]) => checks.find(({ outcome }) => outcome === 'refers')?.detail;

async function carryOutStep(aws: Aws, step: CleanupStep, { items }: Survey): Promise<CleanupProgress> {
  // The snapshots of an AMI that is about to go are still referred to by it; EC2 refuses to delete one that an AMI stands on.
  const item = step.kind === 'snapshot' ? undefined : items.find(({ id }) => id === step.id);
  const reference = item && referenceTo(item);
  if (reference !== undefined) return kept(step, reference);
  try {
    await call(aws, step);
    return { ...step, outcome: 'done', detail: '' };
  } catch (error) {
    if (isAwsError(error, ...goneCodes)) return { ...step, outcome: 'gone', detail: 'It is gone already.' };
    if (error instanceof AppError) return { ...step, outcome: 'failed', detail: error.message };
    throw error;
  }
}

async function call(aws: Aws, { id, kind }: CleanupStep): Promise<void> {
  if (kind === 'image') await (await aws.imagebuilder()).deleteImage({ imageBuildVersionArn: id });
  else if (kind === 'ami') await (await aws.ec2()).deregisterImage({ ImageId: id });
  else await (await aws.ec2()).deleteSnapshot({ SnapshotId: id });
}
