import type { Forbidden } from './appstream-builder-actions.ts';
import { type FleetState, fleetStateFacts } from './appstream-fleet-states.ts';
import type { FleetRow } from './appstream-fleets.ts';

/** What a person may want of a fleet. */
export const fleetActions = ['start', 'stop', 'delete', 'changeImage', 'setCapacity', 'endSession'] as const;
export type FleetAction = (typeof fleetActions)[number];

/** What the answer depends on. */
export type FleetFacts = Pick<FleetRow, 'state' | 'type' | 'imageFault'>;

/**
 * The states that allow an action; all others forbid it, those that nobody has heard of too. A fleet that is on its way from one state to
 * another cannot be changed at all: https://docs.aws.amazon.com/appstream2/latest/APIReference/API_UpdateFleet.html
 */
const allowedIn: Readonly<Record<FleetAction, readonly FleetState[]>> = {
  start: ['STOPPED'],
  stop: ['STARTING', 'RUNNING'],
  delete: ['STOPPED'],
  changeImage: ['RUNNING', 'STOPPED'],
  setCapacity: ['RUNNING', 'STOPPED'],
  endSession: ['RUNNING'],
};

type Settled = 'RUNNING' | 'STOPPED';

/** What to do first in a state that stays; undefined where the action would bring about what is there already. */
const firstSteps: Readonly<Record<Settled, Partial<Record<FleetAction, string>>>> = {
  RUNNING: { delete: 'stop it' },
  STOPPED: {},
};

const settledWords = { RUNNING: 'it runs', STOPPED: 'it has stopped' } as const;

function wayOutOf(state: FleetState, action: FleetAction): string {
  const settles = fleetStateFacts(state)?.settles;
  const at = settles ?? (state as Settled);
  const step = firstSteps[at][action];
  if (settles) return `Wait until ${settledWords[settles]}${step === undefined ? '' : `, then ${step}`}.`;
  return step === undefined ? 'There is nothing to do.' : `${step.charAt(0).toUpperCase()}${step.slice(1)} first.`;
}

/** Rules beside the state. */
const further: Readonly<Partial<Record<FleetAction, (fleet: FleetFacts) => Forbidden | undefined>>> = {
  start: withUsableImage,
  setCapacity: (fleet) => notElastic(fleet, 'has no capacity of its own') ?? withUsableImage(fleet),
  changeImage: (fleet) => notElastic(fleet, 'has no image'),
};

function notElastic({ type }: FleetFacts, what: string): Forbidden | undefined {
  if (type !== 'ELASTIC') return undefined;
  return { reason: `An elastic fleet ${what}: AWS takes its applications from app blocks.`, wayOut: 'There is nothing to do.' };
}

function withUsableImage({ imageFault }: FleetFacts): Forbidden | undefined {
  return imageFault === undefined ? undefined : { reason: imageFault, wayOut: 'Choose another image first.' };
}

/** Whether a fleet allows an action. The window, main and the command line all ask here before they call AWS. */
export function fleetAction(fleet: FleetFacts, action: FleetAction): true | Forbidden {
  const { state } = fleet;
  const known = fleetStateFacts(state);
  if (!known)
    return {
      reason: `Its state is ${state || 'not known'}, which this version of Kiln knows nothing about.`,
      wayOut: 'Wait until it is in another one, or look for a newer Kiln.',
    };
  if (!allowedIn[action].some((one) => one === state)) return { reason: known.sentence, wayOut: wayOutOf(state as FleetState, action) };
  return further[action]?.(fleet) ?? true;
}
