import { AppError } from '../../contract/index.ts';
import { isAwsError } from '../aws/aws-error.ts';
import { restoreTags } from './change-tags.ts';
import { checkPlace } from './conflicts.ts';
import { fieldChanges } from './field-changes.ts';
import { hasBegun, type Journal, type JournalStep } from './journal.ts';
import { kindNamed } from './kinds/index.ts';
import type { PublishKind } from './kinds/kind.ts';
import { patiently } from './patience.ts';
import { tokenFor } from './tokens.ts';
import { beginWork, resolvedBody, type Work, type WorkDeps } from './work.ts';

/** undefined: undone; else why it is kept. */
type Kept = string | undefined;

/** Whether a call that was tried and not answered made something: the same call with the same token says so. */
async function madeBy(work: Work, step: JournalStep, kind: PublishKind): Promise<string | undefined> {
  if (step.made !== undefined || !step.attempt) return step.made;
  const { token } = step.attempt;
  const body = { ...resolvedBody(work.journal(), step), clientToken: token };
  try {
    return await patiently(work.patience, step.name, () => kind.create(work.api, body));
  } catch (error) {
    if (isAwsError(error, 'ResourceAlreadyExistsException')) return undefined; // somebody else's
    throw error;
  }
}

async function remove(work: Work, step: JournalStep, kind: PublishKind): Promise<Kept> {
  const arn = await madeBy(work, step, kind);
  if (arn === undefined) return undefined;
  try {
    await patiently(work.patience, step.name, () => kind.remove(work.api, arn));
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return undefined;
    if (isAwsError(error, 'ResourceDependencyException', 'ResourceInUseException'))
      return `Something uses it by now: ${(error as Error).message}`;
    throw error;
  }
  return undefined;
}

/** Writes back what the account had, unless somebody changed it since. */
async function restore(work: Work, step: JournalStep, kind: PublishKind): Promise<Kept> {
  const { arn = '', before = {} } = step;
  const actual = await patiently(work.patience, step.name, () => kind.read(work.api, arn));
  if (!actual) return 'It is gone meanwhile.';
  if (fieldChanges(kind, before, actual).length === 0) return undefined;
  const written = resolvedBody(work.journal(), step);
  if (fieldChanges(kind, written, actual).length > 0) return 'Somebody changed it since; it is left as it is.';
  const clientToken = tokenFor(work.journal().id, `undo ${step.key}`, before);
  await patiently(work.patience, step.name, async () => kind.update?.(work.api, { ...before, clientToken }));
  return undefined;
}

async function undoStep(work: Work, step: JournalStep): Promise<Kept> {
  if (step.kind === 'image') return 'A build is not taken back: cancel it in its run. What it has made stays.';
  if (step.adopted) return 'It was there already; this plan did not make it.';
  if (step.tags) return restoreTags(work, step);
  const kind = kindNamed(step.kind);
  return step.action === 'update' ? restore(work, step, kind) : remove(work, step, kind);
}

async function restoreFiles(work: Work, { edited = [] }: JournalStep): Promise<void> {
  for (const { path, keys, from, to } of edited) {
    const left = await work.deps.edit(work.journal().root, { path, keys, from: to, to: from });
    if (left !== undefined) work.patience.tell(left);
  }
}

/**
 * Takes a plan back, the last step first: deletes exactly what it made, and writes back what it replaced. What cannot be taken back is
 * kept, and said. Can be repeated after whatever stopped it.
 */
export async function undo(deps: WorkDeps, opened: Journal): Promise<Journal> {
  checkPlace(await deps.aws(), opened.place);
  const work = await beginWork(deps, opened);
  await work.change({ phase: 'running', pid: process.pid });
  for (const [index, step] of [...opened.steps.entries()].reverse()) {
    if (!hasBegun(step)) continue;
    try {
      if (deps.signal.aborted) throw new AppError('cancelled', 'It was cancelled between two steps.');
      const kept = await undoStep(work, step);
      if (kept === undefined) await restoreFiles(work, step);
      await work.step(index, kept === undefined ? { state: 'undone' } : { state: 'kept', message: kept });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      await work.step(index, { message });
      await work.change({ phase: 'stopped', error: message });
      throw error;
    }
  }
  await work.change({ phase: 'undone' });
  return work.journal();
}

/** Deletes what was made for one run alone, once that has ended. */
export async function removeEphemeral(deps: WorkDeps, opened: Journal): Promise<Journal> {
  const work = await beginWork(deps, opened);
  for (const [index, step] of opened.steps.entries()) {
    if (!step.ephemeral || step.adopted || !hasBegun(step)) continue;
    const kept = await remove(work, step, kindNamed(step.kind));
    await work.step(index, kept === undefined ? { state: 'undone' } : { state: 'kept', message: kept });
  }
  return work.journal();
}
