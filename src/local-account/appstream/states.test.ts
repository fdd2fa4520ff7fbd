// All states that a builder, an image and a fleet can be in, and all that can be asked of them in each. The tables are those of AWS's
// guide, written down here once more so that nothing is proved by itself.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rebootImageBuilder } from './image-builders.ts';
import { builders, fleets, images } from './records.ts';
import { type Answer, type Caller, first, type Kit, medium, openKit, second, windows2022, windows2022Older } from './test-kit.ts';

const open = () => openKit(mkdtempSync(join(tmpdir(), 'kiln-appstream-')));

interface Place {
  readonly kit: Kit;
  readonly mine: Caller;
}

/** A way to something of that name in a state. */
type Way = (place: Place) => void;

/** What an action answers where it is forbidden; in the other states it is allowed, and leads to that state, or leaves it as it is. */
interface Action {
  readonly act: (place: Place) => Answer;
  readonly allowed: readonly string[];
  readonly leadsTo: string | undefined;
  readonly refusal: string;
}

const create =
  (more: object = {}): Way =>
  ({ mine }) => {
    const answer = mine.call('CreateImageBuilder', { Name: 'it', ImageName: windows2022, InstanceType: medium, ...more });
    if (answer.code !== undefined) throw new Error(answer.message);
  };

const steps =
  (...ways: readonly Way[]): Way =>
  (place) => {
    for (const way of ways) way(place);
  };

const wait =
  (seconds: number): Way =>
  ({ kit }) =>
    kit.pass(seconds);

const ask =
  (operation: string, input: object): Way =>
  ({ mine }) => {
    const answer = mine.call(operation, input);
    if (answer.code !== undefined) throw new Error(answer.message);
  };

const running = steps(create(), wait(6));
const stopped = steps(running, ask('StopImageBuilder', { Name: 'it' }), wait(3));
const office = 'Microsoft_Office_2024_LTSC_Standard_64Bit';
const snapshot: Way = ({ mine }) => mine.snapshot('it', 'image');
const available = steps(running, snapshot, wait(8));
const update = ask('CreateUpdatedImage', { existingImageName: 'image', newImageName: 'newer' });

describe('an image builder', () => {
  /** How each state is reached; states of the service's own builders are reached through what makes those. */
  const ways: Readonly<Record<string, Way>> = {
    PENDING: create(),
    UPDATING_AGENT: steps(create({ ImageName: windows2022Older, AppstreamAgentVersion: '[LATEST]' }), wait(6)),
    RUNNING: running,
    STOPPING: steps(running, ask('StopImageBuilder', { Name: 'it' })),
    STOPPED: stopped,
    REBOOTING: steps(running, ({ mine }) => rebootImageBuilder(mine.account, 'it')),
    SNAPSHOTTING: steps(running, snapshot),
    DELETING: steps(stopped, ask('DeleteImageBuilder', { Name: 'it' })),
    FAILED: steps(create({ VpcConfig: { SubnetIds: ['subnet-0123456789abcdef0'] } }), wait(6)),
    PENDING_SYNCING_APPS: steps(create({ SoftwaresToInstall: [office] }), wait(6)),
    SYNCING_APPS: steps(create({ SoftwaresToInstall: [office] }), wait(8)),
    UPDATING: steps(available, update, rename),
    PENDING_QUALIFICATION: steps(available, update, wait(5), rename),
    PENDING_IMAGE_IMPORT: steps(exported, importBack, rename),
  };

  /** The service's own builder is looked at under the name that the others have. */
  function rename({ mine: { account } }: Place): void {
    const own = builders.list(account).find(({ id }) => /-\d{10}$/.test(id));
    if (!own) throw new Error('The service has no builder.');
    builders.put(account, 'it', own.body);
  }

  const name = { Name: 'it' };
  const actions: Readonly<Record<string, Action>> = {
    start: {
      act: ({ mine }) => mine.call('StartImageBuilder', name),
      ...{ allowed: ['STOPPED'], leadsTo: 'PENDING', refusal: 'ResourceNotAvailableException' },
    },
    stop: {
      act: ({ mine }) => mine.call('StopImageBuilder', name),
      ...{ allowed: ['RUNNING'], leadsTo: 'STOPPING', refusal: 'OperationNotPermittedException' },
    },
    delete: {
      act: ({ mine }) => mine.call('DeleteImageBuilder', name),
      ...{ allowed: ['STOPPED', 'FAILED'], leadsTo: 'DELETING', refusal: 'OperationNotPermittedException' },
    },
    connect: {
      act: ({ mine }) => mine.call('CreateImageBuilderStreamingURL', name),
      ...{ allowed: ['RUNNING'], leadsTo: 'RUNNING', refusal: 'OperationNotPermittedException' },
    },
    'deploy software': {
      act: ({ mine }) => mine.call('StartSoftwareDeploymentToImageBuilder', { ImageBuilderName: 'it' }),
      ...{ allowed: ['RUNNING'], leadsTo: 'PENDING_SYNCING_APPS', refusal: 'OperationNotPermittedException' },
    },
    'change its software': {
      act: ({ mine }) => {
        const before = mine.state('builder', 'it');
        const answer = mine.call('AssociateSoftwareToImageBuilder', { ImageBuilderName: 'it', SoftwareNames: [office] });
        expect(mine.state('builder', 'it')).toBe(before);
        return answer;
      },
      ...{ allowed: ['RUNNING', 'STOPPED'], leadsTo: undefined, refusal: 'OperationNotPermittedException' },
    },
    'create it again': {
      act: ({ mine }) => mine.call('CreateImageBuilder', { ...name, ImageName: windows2022, InstanceType: medium }),
      ...{ allowed: [], leadsTo: undefined, refusal: 'ResourceAlreadyExistsException' },
    },
  };

  const cases = Object.keys(ways).flatMap((state) => Object.keys(actions).map((action) => [state, action] as const));

  it.each(cases)('that is %s: %s', (state, name) => {
    const place = placeIn(ways, state, 'builder');
    check(place, actions[name], { kind: 'builder', name: 'it', state });
  });

  it('has a way to every state of the model', () => {
    expect(Object.keys(ways).sort()).toEqual(
      [
        ...[
          'DELETING',
          'FAILED',
          'PENDING',
          'PENDING_IMAGE_IMPORT',
          'PENDING_QUALIFICATION',
          'PENDING_SYNCING_APPS',
          'REBOOTING',
          'RUNNING',
        ],
        ...['SNAPSHOTTING', 'STOPPED', 'STOPPING', 'SYNCING_APPS', 'UPDATING', 'UPDATING_AGENT'],
      ].sort(),
    );
  });

  it.each(Object.keys(actions))('in a state that nobody has heard of: %s is refused', (action) => {
    const place = placeIn(ways, 'STOPPED', 'builder');
    const { account } = place.mine;
    const frozen = { ...builders.find(account, 'it'), state: 'FROZEN' };
    builders.put(account, 'it', frozen as never);
    expect(actions[action]?.act(place).code).toBe(actions[action]?.refusal);
    expect(builders.find(account, 'it')).toEqual(frozen);
    place.kit.pass(3600);
    expect(place.mine.state('builder', 'it')).toBe('FROZEN'); // nor does it go anywhere by itself
  });
});

function placeIn(ways: Readonly<Record<string, Way>>, state: string, kind: 'builder' | 'image' | 'fleet'): Place {
  const kit = open();
  const place = { kit, mine: kit.as(first) };
  ways[state]?.(place);
  expect(place.mine.state(kind, 'it')).toBe(state);
  expect(place.mine.state(kind, 'it')).toBe(state); // to look moves nothing
  return place;
}

interface Subject {
  readonly kind: 'builder' | 'image' | 'fleet';
  readonly name: string;
  readonly state: string;
}

function check(place: Place, action: Action | undefined, { kind, name, state }: Subject): void {
  const { act, allowed, leadsTo, refusal } = action as Action;
  const { code, message } = act(place);
  if (allowed.includes(state)) {
    expect(code, message).toBeUndefined();
    expect(place.mine.state(kind, name)).toBe(leadsTo ?? state);
  } else {
    expect(code, message).toBe(refusal);
    expect(place.mine.state(kind, name)).toBe(state);
  }
}

const role = `arn:aws:iam::${first}:role/images`;

/** Has an AMI of an image, as `ami`. */
function exported(place: Place): void {
  available(place);
  ask('CreateExportImageTask', { ImageName: 'image', AmiName: 'exported', IamRoleArn: role })(place);
  place.kit.pass(5);
}

function importBack(place: Place, more: object = {}): void {
  const [task] = place.mine.call('ListExportImageTasks').ExportImageTasks;
  ask('CreateImportedImage', { Name: 'back', SourceAmiId: task.AmiId, IamRoleArn: role, ...more })(place);
}

describe('an image', () => {
  const toIt =
    (from: string): Way =>
    ({ mine: { account } }) => {
      const found = images.find(account, from);
      if (!found) throw new Error(`There is no image ${from}.`);
      images.put(account, 'it', found);
    };
  const trial = { RuntimeValidationConfig: { IntendedInstanceType: medium } };
  const copy = { SourceImageName: 'image', DestinationImageName: 'copy', DestinationRegion: 'us-east-1' };
  const ways: Readonly<Record<string, Way>> = {
    PENDING: steps(running, snapshot, toIt('image')),
    AVAILABLE: steps(available, toIt('image')),
    COPYING: steps(available, ask('CopyImage', copy), toIt('copy')),
    CREATING: steps(available, update, toIt('newer')),
    IMPORTING: steps(exported, importBack, toIt('back')),
    VALIDATING: steps(exported, (place) => importBack(place, trial), wait(4), toIt('back')),
    FAILED: steps(available, ask('CopyImage', copy), ask('DeleteImage', { Name: 'image' }), wait(4), toIt('copy')),
    DELETING: steps(available, toIt('image'), ask('DeleteImage', { Name: 'it' })),
  };
  const any = ['AVAILABLE'];
  const share = { Name: 'it', SharedAccountId: second, ImagePermissions: { allowFleet: true } };
  const actions: Readonly<Record<string, Action>> = {
    copy: {
      act: ({ mine }) => mine.call('CopyImage', { SourceImageName: 'it', DestinationImageName: 'of-it', DestinationRegion: 'eu-west-1' }),
      ...{ allowed: any, leadsTo: 'AVAILABLE', refusal: 'ResourceNotAvailableException' },
    },
    share: {
      act: ({ mine }) => mine.call('UpdateImagePermissions', share),
      ...{ allowed: any, leadsTo: 'AVAILABLE', refusal: 'ResourceNotAvailableException' },
    },
    update: {
      act: ({ mine }) => mine.call('CreateUpdatedImage', { existingImageName: 'it', newImageName: 'newest' }),
      ...{ allowed: any, leadsTo: 'AVAILABLE', refusal: 'OperationNotPermittedException' },
    },
    export: {
      act: ({ mine }) => mine.call('CreateExportImageTask', { ImageName: 'it', AmiName: 'of-it', IamRoleArn: role }),
      ...{ allowed: any, leadsTo: 'AVAILABLE', refusal: 'ResourceNotAvailableException' },
    },
    'launch a builder': {
      act: ({ mine }) => mine.call('CreateImageBuilder', { Name: 'of-it', ImageName: 'it', InstanceType: medium }),
      ...{ allowed: any, leadsTo: 'AVAILABLE', refusal: 'ResourceNotAvailableException' },
    },
    'make a fleet': {
      act: ({ mine }) =>
        mine.call('CreateFleet', { Name: 'of-it', ImageName: 'it', InstanceType: medium, ComputeCapacity: { DesiredInstances: 1 } }),
      ...{ allowed: any, leadsTo: 'AVAILABLE', refusal: 'ResourceNotAvailableException' },
    },
    delete: {
      act: ({ mine }) => mine.call('DeleteImage', { Name: 'it' }),
      ...{ allowed: ['AVAILABLE', 'FAILED'], leadsTo: 'DELETING', refusal: 'OperationNotPermittedException' },
    },
  };
  const cases = Object.keys(ways).flatMap((state) => Object.keys(actions).map((action) => [state, action] as const));

  it.each(cases)('that is %s: %s', (state, action) => {
    const place = placeIn(ways, state, 'image');
    check(place, actions[action], { kind: 'image', name: 'it', state });
  });

  it('has a way to every state of the model', () => {
    expect(Object.keys(ways).sort()).toEqual(
      ['AVAILABLE', 'COPYING', 'CREATING', 'DELETING', 'FAILED', 'IMPORTING', 'PENDING', 'VALIDATING'].sort(),
    );
  });

  it.each(Object.keys(actions))('in a state that nobody has heard of: %s is refused', (action) => {
    const place = placeIn(ways, 'AVAILABLE', 'image');
    const frozen = { ...images.find(place.mine.account, 'it'), state: 'DEPRECATED' };
    images.put(place.mine.account, 'it', frozen as never);
    expect(actions[action]?.act(place).code).toBe(actions[action]?.refusal);
    expect(images.find(place.mine.account, 'it')).toEqual(frozen);
  });
});

describe('a fleet', () => {
  const made = steps(
    available,
    ask('CreateFleet', { Name: 'it', ImageName: 'image', InstanceType: medium, ComputeCapacity: { DesiredInstances: 1 } }),
  );
  const start = ask('StartFleet', { Name: 'it' });
  const ways: Readonly<Record<string, Way>> = {
    STOPPED: made,
    STARTING: steps(made, start),
    RUNNING: steps(made, start, wait(4)),
    STOPPING: steps(made, start, wait(4), ask('StopFleet', { Name: 'it' })),
  };
  const states = Object.keys(ways);

  it.each(states)('that is %s is started only if it is stopped', (state) => {
    const place = placeIn(ways, state, 'fleet');
    const start: Action = {
      act: ({ mine }) => mine.call('StartFleet', { Name: 'it' }),
      ...{ allowed: ['STOPPED'], leadsTo: 'STARTING', refusal: 'OperationNotPermittedException' },
    };
    check(place, start, { kind: 'fleet', name: 'it', state });
  });

  it.each(states)('that is %s is stopped without an error, whether there was anything to stop or not', (state) => {
    const place = placeIn(ways, state, 'fleet');
    expect(place.mine.call('StopFleet', { Name: 'it' }).code).toBeUndefined();
    expect(place.mine.state('fleet', 'it')).toBe(state === 'STOPPED' ? 'STOPPED' : 'STOPPING');
    place.kit.pass(3);
    expect(place.mine.state('fleet', 'it')).toBe('STOPPED');
  });

  it.each(states)('that is %s is deleted only if it is stopped', (state) => {
    const place = placeIn(ways, state, 'fleet');
    const { code } = place.mine.call('DeleteFleet', { Name: 'it' });
    expect(code).toBe(state === 'STOPPED' ? undefined : 'ResourceInUseException');
    expect(place.mine.state('fleet', 'it')).toBe(state === 'STOPPED' ? undefined : state);
  });

  it.each(states)('that is %s takes changes: all while it is stopped, some while it runs, none in between', (state) => {
    const change = (more: object) => placeIn(ways, state, 'fleet').mine.call('UpdateFleet', { Name: 'it', ...more }).code;
    const free = state === 'STOPPED' || state === 'RUNNING';
    expect(change({ ComputeCapacity: { DesiredInstances: 2 } })).toBe(free ? undefined : 'ResourceInUseException');
    expect(change({ DisplayName: 'Other' })).toBe(free ? undefined : 'ResourceInUseException');
    expect(change({ InstanceType: 'stream.standard.large' })).toBe(state === 'STOPPED' ? undefined : 'ResourceInUseException');
    expect(change({ Description: 'Other' })).toBe(state === 'STOPPED' ? undefined : 'ResourceInUseException');
  });

  it('in a state that nobody has heard of is neither started, stopped, changed nor deleted', () => {
    const { mine } = placeIn(ways, 'STOPPED', 'fleet');
    const frozen = { ...fleets.find(mine.account, 'it'), state: 'FROZEN' };
    fleets.put(mine.account, 'it', frozen as never);
    expect(mine.call('StartFleet', { Name: 'it' }).code).toBe('OperationNotPermittedException');
    expect(mine.call('UpdateFleet', { Name: 'it', DisplayName: 'Other' }).code).toBe('ResourceInUseException');
    expect(mine.call('DeleteFleet', { Name: 'it' }).code).toBe('ResourceInUseException');
    mine.call('StopFleet', { Name: 'it' });
    expect(fleets.find(mine.account, 'it')).toEqual(frozen);
  });
});
