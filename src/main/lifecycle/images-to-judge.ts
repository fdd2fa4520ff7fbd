import type { LifecyclePolicySettings } from '../../contract/index.ts';
import { AppError } from '../../contract/index.ts';
import type { Image, Imagebuilder, ImageSummary } from '../aws/clients.ts';
import { outputsOf } from '../images/image-outputs.ts';
import { imageRow, imageSummaries } from '../images/image-rows.ts';
import { getImage } from '../images/read-image.ts';
import { type AmiFacts, findAmis, launchPermissions } from './amis.ts';
import type { ConsiderDeps } from './consider.ts';
import type { ImageToJudge } from './simulate.ts';
import type { AmiToJudge } from './spared.ts';

export interface Judgeable {
  readonly images: readonly ImageToJudge[];
  readonly notes: readonly string[];
}

export interface JudgePlace extends ConsiderDeps {
  readonly region: string;
  readonly signal: AbortSignal;
}

/** The images that a policy looks at, in the order of their creation, with as much of them as its rules ask. */
export async function imagesToJudge(place: JudgePlace, policy: LifecyclePolicySettings): Promise<Judgeable> {
  const aws = await place.inRegion(place.region);
  const api = await aws.imagebuilder();
  const type = policy.resourceType === 'CONTAINER_IMAGE' ? 'DOCKER' : 'AMI';
  const summaries = (await imageSummaries(api)).filter((summary) => summary.type === type && mayBeSelected(summary, policy));
  const whole = await withRecipes(api, summaries, { place, policy });
  const wantsAmis = policy.policyDetails.some(({ action }) => action.includeResources?.amis);
  const amis = wantsAmis
    ? await readAmis(place, { images: whole, policy, account: aws.connection.accountId })
    : { byId: new Map(), notes: [] };
  const images = whole.map((image) => ({ ...toJudge(image), amis: amisOf(image, amis.byId) })).sort(byCreation);
  return { images, notes: amis.notes };
}

/** ISO dates of one length sort as texts; the sort is stable, so equal times keep the order of the list. */
const byCreation = (a: ImageToJudge, b: ImageToJudge) => a.dateCreated.localeCompare(b.dateCreated);

/** Tags are in the list; recipes are not, but an image has the version of its recipe. */
function mayBeSelected({ tags = {} }: ImageSummary, { resourceSelection: { tagMap } }: LifecyclePolicySettings): boolean {
  return tagMap === undefined || Object.entries(tagMap).every(([key, value]) => tags[key] === value);
}

interface Question {
  readonly place: JudgePlace;
  readonly policy: LifecyclePolicySettings;
}

const atOnce = 4;

/** A policy that selects by recipes needs each image's recipe, which only the image itself tells. */
async function withRecipes(
  api: Imagebuilder,
  summaries: readonly ImageSummary[],
  { place, policy }: Question,
): Promise<readonly (Image | ImageSummary)[]> {
  if (policy.resourceSelection.recipes === undefined) return summaries;
  const images: Image[] = [];
  for (let at = 0; at < summaries.length; at += atOnce) {
    place.signal.throwIfAborted();
    images.push(...(await Promise.all(summaries.slice(at, at + atOnce).map(({ arn = '' }) => getImage(api, arn)))));
  }
  return images;
}

function toJudge(image: Image | ImageSummary): Omit<ImageToJudge, 'amis'> {
  const recipe = 'imageRecipe' in image || 'containerRecipe' in image ? (image.imageRecipe ?? image.containerRecipe) : undefined;
  return {
    ...imageRow(image),
    type: image.type ?? '',
    tags: image.tags ?? {},
    recipe: recipe && { name: recipe.name ?? '', version: recipe.version ?? '' },
  };
}

interface AmiQuestion {
  readonly images: readonly (Image | ImageSummary)[];
  readonly policy: LifecyclePolicySettings;
  readonly account: string;
}

interface AmisRead {
  readonly byId: ReadonlyMap<string, AmiToJudge>;
  readonly notes: readonly string[];
}

async function readAmis(place: JudgePlace, { images, policy, account }: AmiQuestion): Promise<AmisRead> {
  const outputs = images.flatMap(outputsOf).filter(({ kind }) => kind === 'ami');
  const foreign = outputs.filter((ami) => ami.account !== account);
  const byId = new Map<string, AmiToJudge>(foreign.map(({ id, region }) => [id, { id, region, ...unknownAmi }]));
  const notes =
    foreign.length > 0
      ? [
          `${foreign.length} AMIs are in other accounts, into which this connection does not look; whether a rule excludes them is not known.`,
        ]
      : [];
  const wantsShares = policy.policyDetails.some(({ exclusionRules }) => exclusionRules?.amis?.sharedAccounts !== undefined);
  for (const region of new Set(outputs.map((output) => output.region))) {
    place.signal.throwIfAborted();
    const ids = outputs.filter((ami) => ami.region === region && ami.account === account).map(({ id }) => id);
    try {
      const ec2 = await (await place.inRegion(region)).ec2();
      for (const facts of await findAmis(ec2, ids)) {
        const sharedWith = wantsShares ? ((await launchPermissions(ec2, facts.id)) ?? []) : [];
        byId.set(facts.id, amiToJudge(facts, { region, sharedWith }));
      }
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'aws') throw error;
      for (const id of ids) byId.set(id, { id, region, ...unknownAmi });
      notes.push(`The AMIs in ${region} could not be read, so whether a rule excludes them is not known: ${error.message}`);
    }
  }
  return { byId, notes };
}

const unknownAmi = { isPublic: false, sharedWith: [], tags: {}, lastLaunched: undefined, snapshots: [] } as const;

function amiToJudge(
  { id, isPublic, lastLaunched, snapshots, tags }: AmiFacts,
  more: Pick<AmiToJudge, 'region' | 'sharedWith'>,
): AmiToJudge {
  return { id, isPublic, lastLaunched, snapshots, tags, ...more };
}

/** AMIs that somebody has deregistered are not there to be judged. */
function amisOf(image: Image | ImageSummary, byId: AmisRead['byId']): readonly AmiToJudge[] {
  return outputsOf(image).flatMap(({ id, kind }) => (kind === 'ami' ? (byId.get(id) ?? []) : []));
}
