import type { Check, CleanupItem } from '../../contract/index.ts';
import type { Aws, EC2, ImageSummary, Snapshot } from '../aws/clients.ts';
import { outputsOf } from '../images/image-outputs.ts';
import { imageRow, imageSummaries } from '../images/image-rows.ts';
import { type AmiFacts, ownAmis, tagsOf } from '../lifecycle/amis.ts';
import { type Look, lookAround, lookAtPermissions } from './references.ts';

/** All that Image Builder has made in an account and Region, and what refers to each of it. */
export interface Survey {
  readonly items: readonly CleanupItem[];
  readonly looks: readonly Look[];
}

/** Looks through the account. Only what Image Builder made is judged; everything is asked who may refer to it. */
export async function surveyAccount(aws: Aws): Promise<Survey> {
  const ec2 = await aws.ec2();
  const summaries = await imageSummaries(await aws.imagebuilder());
  const alive = summaries.filter(({ state }) => !['DELETED', 'FAILED', 'CANCELLED'].includes(state?.status ?? ''));
  const amis = await ownAmis(ec2);
  const snapshots = await ownSnapshots(ec2);
  const looks = await lookAround(aws);
  const outputs = outputOwners(alive);
  const made = amis.flatMap((ami) => {
    const madeBy = whoMade(ami, outputs);
    return madeBy === undefined ? [] : [{ ami, madeBy }];
  });
  const permissions = await lookAtPermissions(
    aws,
    made.map(({ ami }) => ami.id),
  );
  const there = new Set(amis.map(({ id }) => id));
  const items = [
    ...alive.filter((image) => image.type === 'AMI').map((image) => judgeImage(image, there, { looks, region: aws.connection.region })),
    ...made.map(({ ami, madeBy }) => judgeAmi(ami, madeBy, { looks: [...looks, permissions], outputs })),
    ...snapshots.flatMap((snapshot) => judgeSnapshot(snapshot, amis) ?? []),
  ];
  return { items, looks: [...looks, permissions] };
}

async function ownSnapshots(ec2: EC2): Promise<readonly Snapshot[]> {
  const found: Snapshot[] = [];
  let NextToken: string | undefined;
  do {
    const page = await ec2.describeSnapshots({ OwnerIds: ['self'], MaxResults: 500, NextToken });
    found.push(...(page.Snapshots ?? []));
    NextToken = page.NextToken || undefined;
  } while (NextToken);
  return found;
}

/** Which image an AMI is the output of, by the AMI's id. */
function outputOwners(images: readonly ImageSummary[]): ReadonlyMap<string, string> {
  return new Map(
    images.flatMap((image) => outputsOf(image).flatMap(({ id, kind }) => (kind === 'ami' ? [[id, image.arn ?? ''] as const] : []))),
  );
}

/** How it is known that Image Builder made an AMI; undefined for all others, which are nobody's business here. */
function whoMade({ id, tags }: AmiFacts, outputs: ReadonlyMap<string, string>): string | undefined {
  const image = outputs.get(id);
  if (image !== undefined) return `It is an output of ${image}.`;
  if (tags.Ec2ImageBuilderArn !== undefined) return `Its tag Ec2ImageBuilderArn names ${tags.Ec2ImageBuilderArn}.`;
  return tags.CreatedBy === 'EC2 Image Builder' ? 'Its tag CreatedBy says EC2 Image Builder.' : undefined;
}

interface AmiWorld {
  readonly looks: readonly Look[];
  readonly outputs: ReadonlyMap<string, string>;
}

function judgeAmi(ami: AmiFacts, madeBy: string, { looks, outputs }: AmiWorld): CleanupItem {
  const image = outputs.get(ami.id);
  const checks: readonly Check[] = [
    image === undefined
      ? { what: 'images of Image Builder', outcome: 'clear', detail: 'It is no output of an image that is there.' }
      : { what: 'images of Image Builder', outcome: 'refers', detail: `It is an output of ${image}.` },
    ...looks.map((look) => checkOf(look, [ami.id])),
  ];
  const base = { id: ami.id, kind: 'ami', name: ami.name, created: ami.created, madeBy, checks, snapshots: ami.snapshots } as const;
  return { ...base, unreferenced: isClear(checks) };
}

/** An image whose AMIs in this Region are gone stands for nothing, unless it has some elsewhere or something is built upon it. */
function judgeImage(
  image: ImageSummary,
  there: ReadonlySet<string>,
  { looks, region }: { readonly looks: readonly Look[]; readonly region: string },
): CleanupItem {
  const row = imageRow(image);
  const outputs = outputsOf(image);
  const left = outputs.filter(({ id, kind, region: place }) => kind !== 'ami' || place !== region || there.has(id));
  const isRunning = !['AVAILABLE', 'DEPRECATED', 'DISABLED'].includes(row.state);
  const checks: readonly Check[] = [
    isRunning
      ? { what: 'its build', outcome: 'refers', detail: `The image is ${row.state}.` }
      : { what: 'its build', outcome: 'clear', detail: 'It is over.' },
    left.length === 0
      ? { what: 'its outputs', outcome: 'clear', detail: 'Its AMIs are all gone, and nothing else was built.' }
      : { what: 'its outputs', outcome: 'refers', detail: `It stands for ${left.map(({ id }) => id).join(', ')}.` },
    ...looks.slice(0, 1).map((look) => checkOf(look, wildcardsOf(row.arn))),
  ];
  const base = { id: row.arn, kind: 'image', name: `${row.name} ${row.version}`, created: row.dateCreated, checks, snapshots: [] } as const;
  return { ...base, madeBy: 'It is an image of Image Builder.', unreferenced: isClear(checks) };
}

/** How recipes may name a build of an image: by build, by version, and with any part of the version left open. */
function wildcardsOf(arn: string): readonly string[] {
  const [, base = arn, version = ''] = /^(.*)\/(\d+\.\d+\.\d+)\/\d+$/.exec(arn) ?? [];
  const [major, minor] = version.split('.');
  return [arn, ...[version, `${major}.${minor}.x`, `${major}.x.x`, 'x.x.x'].map((one) => `${base}/${one}`)];
}

function judgeSnapshot(snapshot: Snapshot, amis: readonly AmiFacts[]): CleanupItem | undefined {
  const { Description = '', SnapshotId: id = '', StartTime, VolumeSize = 0 } = snapshot;
  const tags = tagsOf(snapshot.Tags);
  if (tags.CreatedBy !== 'EC2 Image Builder' && tags.Ec2ImageBuilderArn === undefined) return undefined;
  const user = amis.find((ami) => ami.snapshots.some((one) => one.id === id));
  const checks: readonly Check[] = [
    user
      ? { what: 'AMIs', outcome: 'refers', detail: `The AMI ${user.id} stands on it.` }
      : { what: 'AMIs', outcome: 'clear', detail: 'No AMI of this account and Region stands on it.' },
  ];
  const madeBy =
    tags.Ec2ImageBuilderArn === undefined ? 'Its tag CreatedBy says EC2 Image Builder.' : `Its tag names ${tags.Ec2ImageBuilderArn}.`;
  const base = { id, kind: 'snapshot', name: Description, created: StartTime?.toISOString() ?? '', madeBy, checks } as const;
  return { ...base, snapshots: [{ id, sizeGiB: VolumeSize }], unreferenced: isClear(checks) };
}

function checkOf({ found, obstacle, what }: Look, names: readonly string[]): Check {
  if (!found) return { what, outcome: 'unchecked', detail: obstacle };
  const who = names.flatMap((name) => found.get(name) ?? []);
  return who.length === 0
    ? { what, outcome: 'clear', detail: 'Nothing there refers to it.' }
    : { what, outcome: 'refers', detail: who.join('; ') };
}

/** What could not be looked at is told, and does not speak against a deletion: whoever reads the proof decides. */
const isClear = (checks: readonly Check[]): boolean => checks.every(({ outcome }) => outcome !== 'refers');
