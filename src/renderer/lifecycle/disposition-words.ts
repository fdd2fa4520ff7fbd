import type { Disposition, DispositionChoice, ImageAmi, ImageResources } from '../../contract/index.ts';
import type { ChoiceRow } from '../dialogs/dialogs.ts';

export const dispositionVerb: Readonly<Record<Disposition, string>> = {
  AVAILABLE: 'Restore',
  DEPRECATED: 'Deprecate',
  DISABLED: 'Disable',
  DELETED: 'Delete',
};

const ofImage: Readonly<Record<Disposition, string>> = {
  AVAILABLE: 'becomes available again; recipes and pipelines can build upon it',
  DEPRECATED: 'is deprecated; pipelines that build upon it go on running',
  DISABLED: 'is disabled; pipelines that build upon it stop running',
  DELETED: 'is deleted from Image Builder',
};

const ofAmi: Readonly<Record<Disposition, string>> = {
  AVAILABLE: 'can be launched and found again; launch permissions that it had before it was disabled are not given back',
  DEPRECATED: 'is hidden from searches of others; whoever knows its id can still launch it',
  DISABLED: 'turns private and cannot be launched any more; instances that run stay',
  DELETED: 'is deregistered: no new instances can be launched from it',
};

/** What a change does to the image and to everything that hangs on it, one line a thing. */
export function consequences(
  { image, amis, containers }: ImageResources,
  to: Disposition,
  choice: DispositionChoice,
): readonly ChoiceRow[] {
  const { include, updateAt } = choice;
  const when = updateAt === undefined ? '' : ` at ${new Date(updateAt).toLocaleString()}`;
  const image0: ChoiceRow = { icon: 'package', text: `The image ${image.name} ${image.version} ${ofImage[to]}${when}.` };
  const withAmis = amis.map((ami) => amiRow(ami, to, include.amis));
  const snapshots = amis.flatMap((ami) => ami.snapshots.map(({ id, sizeGiB }) => ({ id, sizeGiB, region: ami.region })));
  const withSnapshots = to === 'DELETED' ? snapshots.map((snapshot) => snapshotRow(snapshot, include.amis && include.snapshots)) : [];
  const withContainers = to === 'DELETED' ? containers.map((uri) => containerRow(uri, include.containers)) : [];
  return [image0, ...withAmis, ...withSnapshots, ...withContainers];
}

function amiRow({ id, isPublic, name, region, sharedWith, unread }: ImageAmi, to: Disposition, included: boolean): ChoiceRow {
  if (!included) return { icon: 'circle-outline', text: `AMI ${id} in ${region} stays as it is.`, detail: name };
  const users = [...(isPublic ? ['everybody'] : []), ...sharedWith.filter((one) => one !== 'all')];
  const shared = users.length > 0 ? `It is shared with ${users.join(', ')}, who lose it too.` : '';
  const detail = [unread ?? name, to === 'AVAILABLE' ? '' : shared].filter((text) => text !== '').join(' ');
  return { icon: to === 'DELETED' ? 'trash' : 'server', text: `AMI ${id} in ${region} ${ofAmi[to]}.`, detail };
}

interface SnapshotPlace {
  readonly id: string;
  readonly sizeGiB: number;
  readonly region: string;
}

function snapshotRow({ id, region, sizeGiB }: SnapshotPlace, included: boolean): ChoiceRow {
  const what = `Snapshot ${id} in ${region} (${sizeGiB} GiB)`;
  return included
    ? { icon: 'trash', text: `${what} is deleted. What is on it is lost.` }
    : { icon: 'circle-outline', text: `${what} stays, and costs what it costs.` };
}

function containerRow(uri: string, included: boolean): ChoiceRow {
  return included
    ? { icon: 'trash', text: `Container image ${uri} is deleted from its repository.` }
    : { icon: 'circle-outline', text: `Container image ${uri} stays.` };
}

/** Whether something goes that nothing brings back. */
export const isFinal = (to: Disposition, { include }: DispositionChoice): boolean =>
  to === 'DELETED' && (include.amis || include.snapshots || include.containers);
