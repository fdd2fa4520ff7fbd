// All states that a builder, an image and a fleet can be in, and all that can be asked of them in each. The tables are those of AWS's
// guide, written down here once more so that nothing is proved by itself.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FleetState, ImageBuilderState, ImageState } from '@aws-sdk/client-appstream';
import { describe, expect, it } from 'vitest';
import { builders, fleets, images } from './records.ts';
import { type Answer, type Caller, first, medium, openKit, second, windows2022 } from './test-kit.ts';
import { builderWays, fleetWays, imageWays, type Place, role, type Ways } from './test-ways.ts';

type Kind = 'builder' | 'image' | 'fleet';

/** What an action answers where it is forbidden; in the other states it is allowed, and leads to that state, or leaves it as it is. */
interface Action {
  readonly act: (mine: Caller, name: string) => Answer;
  readonly allowed: readonly string[];
  readonly leadsTo?: string;
  readonly refusal: string;
}

type Actions = Readonly<Record<string, Action>>;

interface Subject extends Place {
  readonly kind: Kind;
  readonly name: string;
}

function bring(kind: Kind, ways: Ways, state: string): Subject {
  const kit = openKit(mkdtempSync(join(tmpdir(), 'kiln-states-')));
  const place = { kit, mine: kit.as(first) };
  const name = ways[state]?.(place) ?? '';
  expect(place.mine.state(kind, name)).toBe(state);
  expect(place.mine.state(kind, name)).toBe(state); // to look moves nothing
  return { ...place, kind, name };
}

function check({ mine, kind, name }: Subject, action: Action | undefined, state: string): void {
  const { act, allowed, leadsTo = state, refusal } = action as Action;
  const { code, message } = act(mine, name);
  expect(code, message).toBe(allowed.includes(state) ? undefined : refusal);
  expect(mine.state(kind, name)).toBe(allowed.includes(state) ? leadsTo : state);
}

const crossed = (ways: Ways, actions: Actions) =>
  Object.keys(ways).flatMap((state) => Object.keys(actions).map((action) => [state, action] as const));

const office = 'Microsoft_Office_2024_LTSC_Standard_64Bit';
const unknown = 'ResourceNotAvailableException';
const forbidden = 'OperationNotPermittedException';

describe('an image builder', () => {
  const actions: Actions = {
    start: {
      act: (mine, Name) => mine.call('StartImageBuilder', { Name }),
      ...{ allowed: ['STOPPED'], leadsTo: 'PENDING', refusal: unknown },
    },
    stop: {
      act: (mine, Name) => mine.call('StopImageBuilder', { Name }),
      ...{ allowed: ['RUNNING'], leadsTo: 'STOPPING', refusal: forbidden },
    },
    delete: {
      act: (mine, Name) => mine.call('DeleteImageBuilder', { Name }),
      ...{ allowed: ['STOPPED', 'FAILED'], leadsTo: 'DELETING', refusal: forbidden },
    },
    connect: {
      act: (mine, Name) => mine.call('CreateImageBuilderStreamingURL', { Name }),
      ...{ allowed: ['RUNNING'], refusal: forbidden },
    },
    'deploy software': {
      act: (mine, ImageBuilderName) => mine.call('StartSoftwareDeploymentToImageBuilder', { ImageBuilderName }),
      ...{ allowed: ['RUNNING'], leadsTo: 'PENDING_SYNCING_APPS', refusal: forbidden },
    },
    'change its software': {
      act: (mine, ImageBuilderName) => mine.call('AssociateSoftwareToImageBuilder', { ImageBuilderName, SoftwareNames: [office] }),
      ...{ allowed: ['RUNNING', 'STOPPED'], refusal: forbidden },
    },
    'create it again': {
      act: (mine, Name) => mine.call('CreateImageBuilder', { Name, ImageName: windows2022, InstanceType: medium }),
      ...{ allowed: [], refusal: 'ResourceAlreadyExistsException' },
    },
  };

  it.each(crossed(builderWays, actions))('that is %s: %s', (state, action) => {
    check(bring('builder', builderWays, state), actions[action], state);
  });

  it.each(Object.keys(actions))('in a state that nobody has heard of: %s is refused', (action) => {
    const { kit, mine, name } = bring('builder', builderWays, 'STOPPED');
    const frozen = { ...builders.find(mine.account, name), state: 'FROZEN' };
    builders.put(mine.account, name, frozen as never);
    expect(actions[action]?.act(mine, name).code).toBe(actions[action]?.refusal);
    expect(builders.find(mine.account, name)).toEqual(frozen);
    kit.pass(3600);
    expect(mine.state('builder', name)).toBe('FROZEN'); // nor does it go anywhere by itself
  });
});

describe('an image', () => {
  const available = ['AVAILABLE'];
  const share = { SharedAccountId: second, ImagePermissions: { allowFleet: true } };
  const capacity = { ComputeCapacity: { DesiredInstances: 1 } };
  const actions: Actions = {
    copy: {
      act: (mine, SourceImageName) =>
        mine.call('CopyImage', { SourceImageName, DestinationImageName: 'other', DestinationRegion: 'eu-west-1' }),
      ...{ allowed: available, refusal: unknown },
    },
    share: {
      act: (mine, Name) => mine.call('UpdateImagePermissions', { Name, ...share }),
      ...{ allowed: available, refusal: unknown },
    },
    update: {
      act: (mine, existingImageName) => mine.call('CreateUpdatedImage', { existingImageName, newImageName: 'other' }),
      ...{ allowed: available, refusal: forbidden },
    },
    export: {
      act: (mine, ImageName) => mine.call('CreateExportImageTask', { ImageName, AmiName: 'other', IamRoleArn: role }),
      ...{ allowed: available, refusal: unknown },
    },
    'launch a builder': {
      act: (mine, ImageName) => mine.call('CreateImageBuilder', { Name: 'other', ImageName, InstanceType: medium }),
      ...{ allowed: available, refusal: unknown },
    },
    'make a fleet': {
      act: (mine, ImageName) => mine.call('CreateFleet', { Name: 'other', ImageName, InstanceType: medium, ...capacity }),
      ...{ allowed: available, refusal: unknown },
    },
    delete: {
      act: (mine, Name) => mine.call('DeleteImage', { Name }),
      ...{ allowed: ['AVAILABLE', 'FAILED'], leadsTo: 'DELETING', refusal: forbidden },
    },
  };

  it.each(crossed(imageWays, actions))('that is %s: %s', (state, action) => {
    check(bring('image', imageWays, state), actions[action], state);
  });

  it.each(Object.keys(actions))('in a state that nobody has heard of: %s is refused', (action) => {
    const { mine, name } = bring('image', imageWays, 'AVAILABLE');
    const frozen = { ...images.find(mine.account, name), state: 'DEPRECATED' };
    images.put(mine.account, name, frozen as never);
    expect(actions[action]?.act(mine, name).code).toBe(actions[action]?.refusal);
    expect(images.find(mine.account, name)).toEqual(frozen);
  });
});

describe('a fleet', () => {
  const states = Object.keys(fleetWays);
  const actions: Actions = {
    start: {
      act: (mine, Name) => mine.call('StartFleet', { Name }),
      ...{ allowed: ['STOPPED'], leadsTo: 'STARTING', refusal: forbidden },
    },
    'change what may change while it runs': {
      act: (mine, Name) => mine.call('UpdateFleet', { Name, DisplayName: 'Other', ComputeCapacity: { DesiredInstances: 2 } }),
      ...{ allowed: ['STOPPED', 'RUNNING'], refusal: 'ResourceInUseException' },
    },
    'change what may not': {
      act: (mine, Name) => mine.call('UpdateFleet', { Name, InstanceType: 'stream.standard.large' }),
      ...{ allowed: ['STOPPED'], refusal: 'ResourceInUseException' },
    },
  };

  it.each(crossed(fleetWays, actions))('that is %s: %s', (state, action) => {
    check(bring('fleet', fleetWays, state), actions[action], state);
  });

  it.each(states)('that is %s is stopped without an error, whether there was anything to stop or not', (state) => {
    const { kit, mine, name } = bring('fleet', fleetWays, state);
    expect(mine.call('StopFleet', { Name: name }).code).toBeUndefined();
    expect(mine.state('fleet', name)).toBe(state === 'STOPPED' ? 'STOPPED' : 'STOPPING');
    kit.pass(3);
    expect(mine.state('fleet', name)).toBe('STOPPED');
  });

  it.each(states)('that is %s is deleted only if it is stopped', (state) => {
    const { mine, name } = bring('fleet', fleetWays, state);
    expect(mine.call('DeleteFleet', { Name: name }).code).toBe(state === 'STOPPED' ? undefined : 'ResourceInUseException');
    expect(mine.state('fleet', name)).toBe(state === 'STOPPED' ? undefined : state);
  });

  it('in a state that nobody has heard of is neither started, stopped, changed nor deleted', () => {
    const { mine, name } = bring('fleet', fleetWays, 'STOPPED');
    const frozen = { ...fleets.find(mine.account, name), state: 'FROZEN' };
    fleets.put(mine.account, name, frozen as never);
    for (const { act, refusal } of Object.values(actions)) expect(act(mine, name).code).toBe(refusal);
    expect(mine.call('DeleteFleet', { Name: name }).code).toBe('ResourceInUseException');
    mine.call('StopFleet', { Name: name });
    expect(fleets.find(mine.account, name)).toEqual(frozen);
  });
});

it('there is a way to every state that the model has', () => {
  expect(Object.keys(builderWays)).toEqual(Object.values(ImageBuilderState).sort());
  expect(Object.keys(imageWays)).toEqual(Object.values(ImageState).sort());
  expect(Object.keys(fleetWays)).toEqual(Object.values(FleetState).sort());
});
