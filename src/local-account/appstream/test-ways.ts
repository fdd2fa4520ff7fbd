// How a builder, an image and a fleet come into each of their states, by what a client can ask for and by time alone.
import { rebootImageBuilder } from './image-builders.ts';
import { builders } from './records.ts';
import { type Caller, first, type Kit, medium, windows2022, windows2022Older } from './test-kit.ts';

export interface Place {
  readonly kit: Kit;
  readonly mine: Caller;
}

type Step = (place: Place) => void;

/** Brings something into a state, and answers its name. */
export type Way = (place: Place) => string;

export type Ways = Readonly<Record<string, Way>>;

/** Several steps to something of that name, or of a name that is known only then. */
function to(name: string | Way, ...steps: readonly Step[]): Way {
  return (place) => {
    for (const step of steps) step(place);
    return typeof name === 'string' ? name : name(place);
  };
}

const ask =
  (operation: string, input: object): Step =>
  ({ mine }) => {
    const { code, message } = mine.call(operation, input);
    if (code !== undefined) throw new Error(`${operation}: ${message}`);
  };

const wait =
  (seconds: number): Step =>
  ({ kit }) =>
    kit.pass(seconds);

const office = 'Microsoft_Office_2024_LTSC_Standard_64Bit';
export const role = `arn:aws:iam::${first}:role/images`;

const create = (more: object = {}) => ask('CreateImageBuilder', { Name: 'it', ImageName: windows2022, InstanceType: medium, ...more });
const stop = ask('StopImageBuilder', { Name: 'it' });
const snapshot: Step = ({ mine }) => mine.snapshot('it', 'image');
const run = [create(), wait(6)];
const rest = [...run, stop, wait(3)];
const made = [...run, snapshot, wait(8)];
const update = ask('CreateUpdatedImage', { existingImageName: 'image', newImageName: 'newer' });
const exported = [...made, ask('CreateExportImageTask', { ImageName: 'image', AmiName: 'exported', IamRoleArn: role }), wait(5)];

const importBack =
  (more: object = {}): Step =>
  (place) => {
    const [task] = place.mine.call('ListExportImageTasks').ExportImageTasks;
    ask('CreateImportedImage', { Name: 'back', SourceAmiId: task.AmiId, IamRoleArn: role, ...more })(place);
  };

/** The builder that the service has made for itself. */
const ofTheService: Way = ({ mine }) => builders.list(mine.account).find(({ id }) => /-\d{10}$/.test(id))?.id ?? '';

export const builderWays: Ways = {
  DELETING: to('it', ...rest, ask('DeleteImageBuilder', { Name: 'it' })),
  FAILED: to('it', create({ VpcConfig: { SubnetIds: ['subnet-0123456789abcdef0'] } }), wait(6)),
  PENDING: to('it', create()),
  PENDING_IMAGE_IMPORT: to(ofTheService, ...exported, importBack()),
  PENDING_QUALIFICATION: to(ofTheService, ...made, update, wait(5)),
  PENDING_SYNCING_APPS: to('it', create({ SoftwaresToInstall: [office] }), wait(6)),
  REBOOTING: to('it', ...run, ({ mine }) => rebootImageBuilder(mine.account, 'it')),
  RUNNING: to('it', ...run),
  SNAPSHOTTING: to('it', ...run, snapshot),
  STOPPED: to('it', ...rest),
  STOPPING: to('it', ...run, stop),
  SYNCING_APPS: to('it', create({ SoftwaresToInstall: [office] }), wait(8)),
  UPDATING: to(ofTheService, ...made, update),
  UPDATING_AGENT: to('it', create({ ImageName: windows2022Older, AppstreamAgentVersion: '[LATEST]' }), wait(6)),
};

const copy = ask('CopyImage', { SourceImageName: 'image', DestinationImageName: 'copy', DestinationRegion: 'us-east-1' });
const remove = ask('DeleteImage', { Name: 'image' });

export const imageWays: Ways = {
  AVAILABLE: to('image', ...made),
  COPYING: to('copy', ...made, copy),
  CREATING: to('newer', ...made, update),
  DELETING: to('image', ...made, remove),
  FAILED: to('copy', ...made, copy, remove, wait(4)),
  IMPORTING: to('back', ...exported, importBack()),
  PENDING: to('image', ...run, snapshot),
  VALIDATING: to('back', ...exported, importBack({ RuntimeValidationConfig: { IntendedInstanceType: medium } }), wait(4)),
};

const start = ask('StartFleet', { Name: 'desk' });
const fleet = [
  ...made,
  ask('CreateFleet', { Name: 'desk', ImageName: 'image', InstanceType: medium, ComputeCapacity: { DesiredInstances: 1 } }),
];

export const fleetWays: Ways = {
  RUNNING: to('desk', ...fleet, start, wait(4)),
  STARTING: to('desk', ...fleet, start),
  STOPPED: to('desk', ...fleet),
  STOPPING: to('desk', ...fleet, start, wait(4), ask('StopFleet', { Name: 'desk' })),
};
