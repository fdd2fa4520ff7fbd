import { changedMeanwhile } from './conflicts.ts';
import type { JournalStep } from './journal.ts';
import { patiently } from './patience.ts';
import type { Tags } from './step.ts';
import type { Work } from './work.ts';

interface Sides {
  readonly from: Tags;
  readonly to: Tags;
}

async function tagsOf({ api, patience }: Work, { arn: resourceArn = '', name }: JournalStep): Promise<Tags> {
  return (await patiently(patience, name, () => api.listTagsForResource({ resourceArn }))).tags ?? {};
}

/** Each tag is as before or as it is to be: a change that was cut off in its middle is gone on with, and nobody else's is overwritten. */
const isBetween = (actual: Tags, { from, to }: Sides) =>
  Object.keys({ ...from, ...to }).every((key) => actual[key] === from[key] || actual[key] === to[key]);

const isAs = (actual: Tags, { from, to }: Sides) => Object.keys({ ...from, ...to }).every((key) => actual[key] === to[key]);

/** Both calls can be repeated: they say what is to be there, and what not. What is removed goes first, to make room for what comes. */
async function write({ api, patience }: Work, { arn: resourceArn = '', name }: JournalStep, { from, to }: Sides): Promise<void> {
  const tagKeys = Object.keys(from).filter((key) => to[key] === undefined);
  const tags = Object.fromEntries(Object.entries(to).filter(([key, value]) => from[key] !== value));
  if (tagKeys.length > 0) await patiently(patience, name, () => api.untagResource({ resourceArn, tagKeys }));
  if (Object.keys(tags).length > 0) await patiently(patience, name, () => api.tagResource({ resourceArn, tags }));
}

/** Gives a resource the tags of its file; those that nobody spoke of stay. */
export async function changeTags(work: Work, index: number): Promise<{ readonly made: string; readonly adopted?: boolean }> {
  const step = work.journal().steps[index] as JournalStep;
  const { arn: made = '', attempt, tags } = step;
  const sides = { from: tags?.before ?? {}, to: tags?.after ?? {} };
  const actual = await tagsOf(work, step);
  if (isAs(actual, sides)) return attempt ? { made } : { made, adopted: true };
  if (!isBetween(actual, sides)) throw changedMeanwhile(step);
  await work.step(index, { attempt: { token: '', at: work.deps.now().toISOString() } });
  await write(work, step, sides);
  return { made };
}

/** Gives a resource its old tags back; or says why it keeps those that it has. */
export async function restoreTags(work: Work, step: JournalStep): Promise<string | undefined> {
  const sides = { from: step.tags?.after ?? {}, to: step.tags?.before ?? {} };
  if (!isBetween(await tagsOf(work, step), sides)) return 'Somebody changed its tags since; they are left as they are.';
  await write(work, step, sides);
  return undefined;
}
