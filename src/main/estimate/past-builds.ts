import { AppError, type RunSummary } from '../../contract/index.ts';
import type { Aws, Imagebuilder, ImageSummary } from '../aws/clients.ts';
import { normalizedName } from '../publish/arn.ts';

/** Earlier builds that are asked for their times: enough for a median, few enough for a look. */
const asked = 7;

export interface PastBuildsQuery {
  readonly recipe: string;
  readonly pipelineArn: string | undefined;
  /** What ran from here: Kiln was there, and knows the times. */
  readonly runs: readonly RunSummary[];
}

const minutesBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 60_000;

/** …:image/NAME/1.0.0/3 */
const isOf = (recipe: string) => (arn: string | undefined) => arn?.includes(`:image/${normalizedName(recipe)}/`) ?? false;

function minutesOfRuns({ runs, recipe }: PastBuildsQuery): Map<string, number> {
  const ofRecipe = isOf(recipe);
  const ended = runs.flatMap(({ imageArn, state, startedAt, finishedAt }): [string, number][] =>
    imageArn !== undefined && ofRecipe(imageArn) && state === 'succeeded' && finishedAt !== undefined
      ? [[imageArn, minutesBetween(startedAt, finishedAt)]]
      : [],
  );
  return new Map(ended.slice(0, asked));
}

async function newestBuilds(api: Imagebuilder, { recipe, pipelineArn }: PastBuildsQuery): Promise<readonly ImageSummary[]> {
  const page =
    pipelineArn === undefined
      ? await api.listImageBuildVersions({ filters: [{ name: 'name', values: [recipe] }] })
      : await api.listImagePipelineImages({ imagePipelineArn: pipelineArn });
  return (page.imageSummaryList ?? [])
    .filter(({ state }) => state?.status === 'AVAILABLE')
    .toSorted((a, b) => (b.dateCreated ?? '').localeCompare(a.dateCreated ?? ''))
    .slice(0, asked);
}

/** From the first workflow's beginning to the last one's end; undefined once the account has forgotten them. */
async function minutesOf(api: Imagebuilder, imageBuildVersionArn: string): Promise<number | undefined> {
  const { workflowExecutions = [] } = await api.listWorkflowExecutions({ imageBuildVersionArn });
  const starts = workflowExecutions.flatMap(({ startTime }) => startTime ?? []).toSorted();
  const ends = workflowExecutions.flatMap(({ endTime }) => endTime ?? []).toSorted();
  const [first, last] = [starts[0], ends.at(-1)];
  return first === undefined || last === undefined ? undefined : minutesBetween(first, last);
}

/** How many minutes earlier builds took that succeeded. What may not be asked leaves what is known here. */
export async function minutesOfPastBuilds(aws: Aws, query: PastBuildsQuery): Promise<readonly number[]> {
  const known = minutesOfRuns(query);
  try {
    const api = await aws.imagebuilder();
    for (const { arn } of await newestBuilds(api, query)) {
      if (arn === undefined || known.has(arn) || known.size >= asked) continue;
      const minutes = await minutesOf(api, arn);
      if (minutes !== undefined) known.set(arn, minutes);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error; // not allowed, or no such pipeline yet: the estimate says how many it knows
  }
  return [...known.values()];
}

export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1], sorted[middle]];
  if (high === undefined) return undefined;
  return sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2;
}
