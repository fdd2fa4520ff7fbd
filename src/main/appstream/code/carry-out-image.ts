import { AppError, type ImagePermission, type SharedAccount } from '../../../contract/index.ts';
import { isStale } from '../../publish/conflicts.ts';
import { patiently } from '../../publish/patience.ts';
import { setShare } from '../registry/change-shares.ts';
import { copyImage } from '../registry/make-image.ts';
import { ownImage, readImage, readShares } from '../registry/read-images.ts';
import { whyNoCopy } from './copy-of.ts';
import type { ImageJournal, ImageJournalStep } from './image-journal.ts';
import { beginImageWork, type ImageWork, type ImageWorkDeps } from './image-work.ts';

type Step<Kind extends ImageJournalStep['kind']> = Extract<ImageJournalStep, { kind: Kind }>;

/** `adopted`: it was as wanted when its turn came. */
interface Outcome {
  readonly adopted: boolean;
}

const stale = (message: string) => new AppError('conflict', `${message} Plan again.`, { stale: true });

export const samePermission = (one: ImagePermission, other: ImagePermission): boolean =>
  one.fleet === other.fleet && one.imageBuilder === other.imageBuilder;

/** What an account may do with the image now. */
export async function permissionNow({ api, journal, patience }: ImageWork, account: string): Promise<ImagePermission> {
  const table: readonly SharedAccount[] = await patiently(patience, 'the permissions', () => readShares(api, journal().image.name));
  return table.find((row) => row.account === account) ?? { fleet: false, imageBuilder: false };
}

/** Both calls put a state in place of another, so that a repeated one does nothing more. */
async function share(work: ImageWork, step: Step<'share'>): Promise<Outcome> {
  const now = await permissionNow(work, step.account);
  if (samePermission(now, step.after)) return { adopted: step.tried !== true };
  if (!samePermission(now, step.before)) throw stale(`Somebody else changed what account ${step.account} may do with the image.`);
  await work.step(step.key, { tried: true });
  await patiently(work.patience, step.title, () => setShare(work.api, work.journal().image.name, step));
  return { adopted: false };
}

/** A name is all that tells a copy: one that stands there after our own try, and is like the image, is ours. */
async function copy(work: ImageWork, step: Step<'copy'>): Promise<Outcome> {
  const [from, to] = [await work.deps.aws(), await work.deps.aws(step.region)];
  const { arn } = work.journal().image;
  const [source, found] = [await readImage(work.api, arn), await ownImage(to, step.name)];
  if (found) {
    if (whyNoCopy(found, source) !== undefined) throw stale(`Somebody else made an image ${step.name} in ${step.region}.`);
    return { adopted: step.tried !== true };
  }
  await work.step(step.key, { tried: true });
  const { name, description } = step;
  await copyImage(from, to, { arn, name, description });
  return { adopted: false };
}

async function carryOutStep(work: ImageWork, step: ImageJournalStep): Promise<void> {
  if (work.deps.signal.aborted) throw new AppError('cancelled', 'It was cancelled between two steps.');
  await work.step(step.key, { state: 'running' });
  const { adopted } = step.kind === 'share' ? await share(work, step) : await copy(work, step);
  await work.step(step.key, { state: 'done', ...(adopted ? { adopted, message: 'It was so already.' } : {}) });
}

/** Carries a plan out from where it stands; doing it again, after whatever went wrong, makes nothing twice. */
export async function carryOutImage(deps: ImageWorkDeps, opened: ImageJournal): Promise<ImageJournal> {
  const work = await beginImageWork(deps, opened);
  for (const step of opened.steps) {
    if (step.state === 'done') continue;
    try {
      await carryOutStep(work, step);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const isCancelled = error instanceof AppError && error.code === 'cancelled';
      await work.step(step.key, isCancelled ? { state: 'waiting' } : { state: 'failed', message });
      await work.change({ phase: 'stopped', error: message, stale: isStale(error) });
      throw error;
    }
  }
  await work.change({ phase: 'done' });
  return work.journal();
}
