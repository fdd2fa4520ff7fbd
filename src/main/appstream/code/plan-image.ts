import { randomUUID } from 'node:crypto';
import {
  type AppStreamImage,
  type ImageCodePlan,
  type ImagePlanItem,
  imageChangesOf,
  mayDoWithImage,
  refusalText,
  type SharedAccount,
  shareChangeKind,
  shareChanges,
  shareChangeText,
  shareConsequences,
} from '../../../contract/index.ts';
import type { DeclaredCopy, DeclaredImage } from '../../../documents/index.ts';
import type { Aws } from '../../aws/clients.ts';
import type { InWorkspace } from '../../workspace/paths.ts';
import { ownImage, readShares } from '../registry/read-images.ts';
import { whyNoCopy } from './copy-of.ts';
import { readDeclaredFile } from './declared-file.ts';
import type { ImageStep } from './image-journal.ts';

/** The account of a plan: in its own Region, and in those of the copies. */
export type AccountIn = (region?: string) => Promise<Aws>;

/** A plan with the steps that carry it out. */
export interface PreparedImage {
  readonly plan: ImageCodePlan;
  readonly steps: readonly ImageStep[];
}

interface Planned {
  readonly item: ImagePlanItem;
  readonly step?: ImageStep;
}

/** Compares a declared image with the account. Only reads. */
export async function planImage(aws: AccountIn, file: InWorkspace): Promise<PreparedImage> {
  const declared = await readDeclaredFile(file);
  const home = await aws();
  const image = await ownImage(home, declared.name);
  const planned = image ? [...(await planSharing(home, declared, image)), ...(await planCopies(aws, declared, image))] : [];
  const items = planned.map(({ item }) => item);
  const { id, name, accountId, region } = home.connection;
  const plan: ImageCodePlan = {
    ...{ id: randomUUID(), root: file.root, path: file.path, place: { id, name, accountId, region }, items },
    image: { name: declared.name, ...(image && { arn: image.arn, state: image.state }) },
    summary: summaryOf(home, declared, { image, items }),
    notes: notesOf(home, declared, image),
  };
  return { plan, steps: planned.flatMap(({ step }) => step ?? []) };
}

async function planSharing(home: Aws, declared: DeclaredImage, image: AppStreamImage): Promise<Planned[]> {
  const before = await readShares(await home.appstream(), declared.name);
  const wanted: SharedAccount[] = declared.permissions.map(({ account, fleet, imageBuilder }) => ({ account, fleet, imageBuilder }));
  const changes = shareChanges(before, wanted);
  const permit = mayDoWithImage(image, 'share');
  const changed = changes.map((change): Planned => {
    const { account, before: was, after } = change;
    const key = `share ${account}`;
    const title = shareChangeText(change, declared.name);
    const action = ({ shared: 'share', changed: 'change', unshared: 'unshare' } as const)[shareChangeKind(change)];
    const problem =
      account === home.connection.accountId ? 'The image belongs to this account; take it out of “permissions”.' : problemOf(permit);
    const item = { key, action, title, consequences: shareConsequences(change), ...(problem === undefined ? {} : { problem }) };
    return { item, step: { key, title, kind: 'share', account, before: was, after } };
  });
  const kept = before.filter(({ account }) => !changes.some((change) => change.account === account));
  return [...changed, ...kept.map(({ account }) => unchanged(`share ${account}`, `Shared with account ${account} as declared`))];
}

const problemOf = (permit: ReturnType<typeof mayDoWithImage>) => (permit === true ? undefined : refusalText(permit));

const unchanged = (key: string, title: string): Planned => ({ item: { key, action: 'unchanged', title, consequences: [] } });

async function planCopies(aws: AccountIn, declared: DeclaredImage, image: AppStreamImage): Promise<Planned[]> {
  const planned: Planned[] = [];
  for (const copy of declared.copies) planned.push(await planCopy(await aws(copy.region), { declared, image, copy }));
  return planned;
}

interface CopyOfImage {
  readonly declared: DeclaredImage;
  readonly image: AppStreamImage;
  readonly copy: DeclaredCopy;
}

async function planCopy(there: Aws, { declared, image, copy }: CopyOfImage): Promise<Planned> {
  const { region, name } = copy;
  const description = copy.description ?? declared.description;
  const key = `copy ${region} ${name}`;
  const title = `Copy ${declared.name} to ${region}${name === declared.name ? '' : ` as ${name}`}`;
  const found = await ownImage(there, name);
  const why = found && whyNoCopy(found, image);
  if (found && why === undefined && found.state !== 'FAILED') {
    const state = found.state === 'AVAILABLE' ? 'is there' : `is ${found.state}`;
    return unchanged(key, `The copy ${name} in ${region} ${state}`);
  }
  const problem = found ? inTheWay(found, why, region) : problemOf(mayDoWithImage(image, 'copy'));
  const consequences = ['Tags and permissions stay behind. Two images at a time are copied to a Region.'];
  const item: ImagePlanItem = { key, action: 'copy', title, consequences, ...(problem === undefined ? {} : { problem }) };
  return { item, step: { key, title, kind: 'copy', region, name, ...(description === undefined ? {} : { description }) } };
}

function inTheWay({ name, reason }: AppStreamImage, why: string | undefined, region: string): string {
  if (why === undefined) return `The copy ${name} in ${region} failed${reason === '' ? '' : ` (${reason})`}. Delete it first.`;
  return `There is an image ${name} in ${region} already, and it is no copy of this one: ${why}. Give the copy another name, or delete that image.`;
}

function summaryOf(
  { connection: { accountId, region } }: Aws,
  { name }: DeclaredImage,
  { image, items }: { readonly image: AppStreamImage | undefined; readonly items: readonly ImagePlanItem[] },
): string {
  const place = `account ${accountId}, Region ${region}`;
  if (!image) return `There is no image ${name} in ${place} yet. Make it on its builder with the script, then plan again.`;
  const changes = imageChangesOf({ items }).length;
  if (changes === 0) return `Nothing needs to be done: ${place} shares and copies ${name} as declared.`;
  return `Makes ${changes} ${changes === 1 ? 'change' : 'changes'} for ${name} in ${place}.`;
}

function notesOf({ connection }: Aws, declared: DeclaredImage, image: AppStreamImage | undefined): string[] {
  const notes: string[] = [];
  if (declared.region !== undefined && declared.region !== connection.region)
    notes.push(`The file says that the image belongs to ${declared.region}, and this is ${connection.region}.`);
  if (image && image.applications !== declared.applications.length)
    notes.push(
      `The image in the account has ${image.applications} applications and the file ${declared.applications.length}: an image never changes, so a change of the file needs a new image under another name.`,
    );
  if (connection.readOnly) notes.push('The connection is read-only: this shows what would be done, and nothing can be changed.');
  return notes;
}
