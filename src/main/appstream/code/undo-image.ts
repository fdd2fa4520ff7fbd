import { AppError, mayDoWithImage, refusalText } from '../../../contract/index.ts';
import { isAwsError } from '../../aws/aws-error.ts';
import { patiently } from '../../publish/patience.ts';
import { setShare } from '../registry/change-shares.ts';
import { ifThere, ownImage } from '../registry/read-images.ts';
import { permissionNow, samePermission } from './carry-out-image.ts';
import { hasBegun, type ImageJournal, type ImageJournalStep } from './image-journal.ts';
import { beginImageWork, type ImageWork, type ImageWorkDeps } from './image-work.ts';

/** undefined: undone; else why it is kept. */
type Kept = string | undefined;

async function undoShare(work: ImageWork, step: Extract<ImageJournalStep, { kind: 'share' }>): Promise<Kept> {
  const now = await permissionNow(work, step.account);
  if (samePermission(now, step.before)) return undefined;
  if (!samePermission(now, step.after)) return 'Somebody changed it since; it is left as it is.';
  await patiently(work.patience, step.title, () =>
    setShare(work.api, work.journal().image.name, { account: step.account, after: step.before }),
  );
  if (step.before.fleet && !step.after.fleet)
    work.patience.tell(`Fleets of account ${step.account} that went to a desired capacity of 0 stay there until somebody there raises it.`);
  return undefined;
}

async function undoCopy(work: ImageWork, step: Extract<ImageJournalStep, { kind: 'copy' }>): Promise<Kept> {
  const there = await work.deps.aws(step.region);
  const found = await ownImage(there, step.name);
  if (!found) return undefined;
  const permit = mayDoWithImage(found, 'delete');
  if (permit !== true) return refusalText(permit);
  const api = await there.appstream();
  try {
    await patiently(work.patience, step.title, () => ifThere(api.deleteImage({ Name: step.name })));
  } catch (error) {
    if (isAwsError(error, 'ResourceInUseException')) return `It is in use by now: ${(error as Error).message}`;
    throw error;
  }
  return undefined;
}

async function undoStep(work: ImageWork, step: ImageJournalStep): Promise<Kept> {
  if (step.adopted) return 'It was so already; this plan did not do it.';
  return step.kind === 'share' ? undoShare(work, step) : undoCopy(work, step);
}

/** Takes a plan back, the last step first. What cannot be taken back is kept, and said. Can be repeated after whatever stopped it. */
export async function undoImage(deps: ImageWorkDeps, opened: ImageJournal): Promise<ImageJournal> {
  const work = await beginImageWork(deps, opened);
  for (const step of [...opened.steps].reverse()) {
    if (!hasBegun(step)) continue;
    try {
      if (deps.signal.aborted) throw new AppError('cancelled', 'It was cancelled between two steps.');
      const kept = await undoStep(work, step);
      await work.step(step.key, kept === undefined ? { state: 'undone' } : { state: 'kept', message: kept });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      await work.step(step.key, { message });
      await work.change({ phase: 'stopped', error: message });
      throw error;
    }
  }
  await work.change({ phase: 'undone' });
  return work.journal();
}
