import { AppError } from '../../contract/index.ts';
import { isAwsError } from '../aws/aws-error.ts';
import type { Imagebuilder } from '../aws/clients.ts';
import { changeTags } from './change-tags.ts';
import { builtMeanwhile, changedMeanwhile, checkPlace, goneMeanwhile, isStale, publishedMeanwhile, tooLateToRepeat } from './conflicts.ts';
import { fieldChanges } from './field-changes.ts';
import { hasBegun, type Journal, type JournalStep } from './journal.ts';
import { kindNamed } from './kinds/index.ts';
import { answered, type Fields, type PublishKind } from './kinds/kind.ts';
import { isAnswer, isUnanswered, patiently } from './patience.ts';
import { tokenFor } from './tokens.ts';
import { beginWork, resolvedBody, type Work, type WorkDeps } from './work.ts';

/** What became of a step: the ARN, and whether it was there already. */
interface Made {
  readonly made: string;
  readonly adopted?: boolean;
}

/** So long after its first try a build is not asked for again with its old token: AWS does not say for how long it knows one. */
const tokenLifetimeMs = 60 * 60 * 1000;

const isSame = (kind: PublishKind, wanted: Fields, actual: Fields) => fieldChanges(kind, wanted, actual).length === 0;

/** Makes a call under a token that is on the disk before the call is made. */
async function once(work: Work, index: number, call: { readonly body: Fields; send(body: Fields): Promise<string> }): Promise<string> {
  const step = work.journal().steps[index] as JournalStep;
  const token = tokenFor(work.journal().id, step.key, call.body);
  const at = step.attempt?.token === token ? step.attempt.at : work.deps.now().toISOString();
  await work.step(index, { state: 'running', attempt: { token, at } });
  const what = `${step.kind.replaceAll('-', ' ')} ${step.name}`;
  return patiently(work.patience, what, () => call.send({ ...call.body, clientToken: token }));
}

/** It is there already: taken over where it is what was to be made. */
function adopt(step: JournalStep, kind: PublishKind, sides: { readonly body: Fields; readonly found: Fields }): Made {
  if (!isSame(kind, sides.body, sides.found)) throw publishedMeanwhile(step);
  return { made: String(sides.found.arn), adopted: true };
}

/** What the account must not have got meanwhile. A step that was tried before is not asked: what is there may be its own. */
async function checkBefore(work: Work, step: JournalStep, body: Fields): Promise<Made | undefined> {
  const kind = kindNamed(step.kind);
  if (step.attempt || kind.versioning !== 'builds' || step.arn === undefined) return undefined;
  const { arn } = step;
  const found = await patiently(work.patience, step.name, () => kind.read(work.api, arn));
  if (!found) {
    if (step.action === 'new-build') throw goneMeanwhile(step);
    return undefined;
  }
  if (found.arn === step.base) return undefined;
  if (isSame(kind, body, found)) return { made: String(found.arn), adopted: true };
  throw step.action === 'new-build' ? builtMeanwhile(step) : publishedMeanwhile(step);
}

async function create(work: Work, index: number, body: Fields): Promise<Made> {
  const step = work.journal().steps[index] as JournalStep;
  const kind = kindNamed(step.kind);
  const before = await checkBefore(work, step, body);
  if (before) return before;
  try {
    return { made: await once(work, index, { body, send: (request) => kind.create(work.api, request) }) };
  } catch (error) {
    if (!isAwsError(error, 'ResourceAlreadyExistsException') || step.arn === undefined) throw error;
    const { arn } = step;
    const found = await patiently(work.patience, step.name, () => kind.read(work.api, arn));
    if (!found) throw error;
    return adopt(step, kind, { body, found });
  }
}

/** Read, compare, replace: what somebody else wrote since the plan is not overwritten. */
async function update(work: Work, index: number, body: Fields): Promise<Made> {
  const step = work.journal().steps[index] as JournalStep;
  const kind = kindNamed(step.kind);
  const { arn = '', before = {} } = step;
  const actual = await patiently(work.patience, step.name, () => kind.read(work.api, arn));
  if (!actual) throw goneMeanwhile(step);
  if (isSame(kind, body, actual)) return step.attempt ? { made: arn } : { made: arn, adopted: true };
  if (!isSame(kind, before, actual)) throw changedMeanwhile(step);
  await once(work, index, {
    body,
    async send(request) {
      await kind.update?.(work.api, request);
      return arn;
    },
  });
  return { made: arn };
}

async function startImage(api: Imagebuilder, body: Fields): Promise<string> {
  // The request is a pipeline's run or an image of its own: the plan wrote the members of the one or the other.
  const answer = body.imagePipelineArn ? await api.startImagePipelineExecution(body as never) : await api.createImage(body as never);
  return answered(answer.imageBuildVersionArn);
}

async function build(work: Work, index: number, body: Fields): Promise<Made> {
  const { attempt } = work.journal().steps[index] as JournalStep;
  if (attempt && work.deps.now().getTime() - Date.parse(attempt.at) > tokenLifetimeMs) throw tooLateToRepeat(attempt.at);
  return { made: await once(work, index, { body, send: (request) => startImage(work.api, request) }) };
}

function actOf({ action, kind, tags }: JournalStep): (work: Work, index: number, body: Fields) => Promise<Made> {
  if (kind === 'image') return build;
  if (tags) return changeTags;
  return action === 'update' ? update : create;
}

async function carryOutStep(work: Work, index: number): Promise<void> {
  const step = work.journal().steps[index] as JournalStep;
  const body = resolvedBody(work.journal(), step);
  await work.step(index, { state: 'running' });
  const made = await actOf(step)(work, index, body);
  await work.step(index, { state: 'done', ...made, ...(made.adopted ? { message: 'It was there already.' } : {}) });
  await editFiles(work, index);
}

/** Brings the files up to what was published. One that somebody changed meanwhile is left, and said. */
async function editFiles(work: Work, index: number): Promise<void> {
  const { edits } = work.journal().steps[index] as JournalStep;
  for (const planned of edits) {
    const made = work.journal().steps.find(({ key }) => key === planned.step)?.made;
    const edit = made === undefined ? planned : { ...planned, to: made };
    const left = await work.deps.edit(work.journal().root, edit);
    const { edited = [] } = work.journal().steps[index] as JournalStep;
    if (left === undefined) await work.step(index, { edited: [...edited, edit] });
    else work.patience.tell(left);
  }
}

/** `tried`: an earlier process made the call; it may have been received, until the service itself says otherwise. */
async function stop(work: Work, index: number, { error, tried }: { readonly error: unknown; readonly tried: boolean }): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  const cancelled = error instanceof AppError && error.code === 'cancelled';
  const unanswered = isUnanswered(error) || (tried && !isAnswer(error));
  await work.step(index, cancelled && !unanswered ? { state: 'waiting' } : { state: 'failed', message, unanswered });
  await work.change({ phase: 'stopped', error: message, stale: isStale(error) });
}

function withoutError({ error: _error, stale: _stale, ...journal }: Journal): Journal {
  return journal;
}

/**
 * Carries a plan out from where it stands: each step under a token that is on the disk before its call, so that doing it again, after
 * whatever went wrong, makes nothing twice. Fails with what stopped it; the journal says the same.
 */
export async function carryOut(deps: WorkDeps, opened: Journal): Promise<Journal> {
  if (opened.phase === 'done') return opened;
  const work = await beginWork(deps, withoutError(opened));
  await work.change({ phase: 'running', pid: process.pid });
  for (const [index, step] of opened.steps.entries()) {
    if (step.state === 'done') continue;
    try {
      if (deps.signal.aborted) throw new AppError('cancelled', 'It was cancelled between two steps.');
      checkPlace(await deps.aws(), opened.place);
      await carryOutStep(work, index);
    } catch (error) {
      await stop(work, index, { error, tried: hasBegun(step) });
      throw error;
    }
  }
  await work.change({ phase: 'done' });
  return work.journal();
}
