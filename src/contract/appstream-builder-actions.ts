import { type BuilderState, builderStateFacts } from './appstream-builder-states.ts';

/** What a person may want of an image builder. */
export const builderActions = ['connect', 'start', 'stop', 'delete', 'stageSoftware', 'deploySoftware'] as const;
export type BuilderAction = (typeof builderActions)[number];

/** An action that the state forbids: why, and what to do to get there. */
export interface Forbidden {
  readonly reason: string;
  readonly wayOut: string;
}

/**
 * The states that allow an action; all others forbid it, those that nobody has heard of too. One that has failed can be deleted: the guide
 * is silent about it, and there is nothing else that could be done with it.
 * https://docs.aws.amazon.com/appstream2/latest/developerguide/managing-image-builders-actions.html
 */
const allowedIn: Readonly<Record<BuilderAction, readonly BuilderState[]>> = {
  connect: ['RUNNING'],
  start: ['STOPPED'],
  stop: ['RUNNING'],
  delete: ['STOPPED', 'FAILED'],
  stageSoftware: ['RUNNING', 'STOPPED'],
  deploySoftware: ['RUNNING'],
};

type Settled = 'RUNNING' | 'STOPPED' | 'FAILED';

/** What to do first in a state that stays; undefined where the action would bring about what is there already. */
const firstSteps: Readonly<Record<Settled, Partial<Record<BuilderAction, string>>>> = {
  RUNNING: { delete: 'stop it' },
  STOPPED: { connect: 'start it', deploySoftware: 'start it' },
  FAILED: {},
};

const settledWords = { RUNNING: 'it runs', STOPPED: 'it has stopped', gone: 'it is gone' } as const;

/** What is there to do where a state stays and forbids an action. */
function wayOutOf(state: Settled, action: BuilderAction): string {
  if (state === 'FAILED') return 'Delete it, and launch another one.';
  const step = firstSteps[state][action];
  return step === undefined ? 'There is nothing to do.' : `${step.charAt(0).toUpperCase()}${step.slice(1)} first.`;
}

/** What is there to do while a state passes. */
function wayOutOfPassing(settles: 'RUNNING' | 'STOPPED' | 'gone', action: BuilderAction): string {
  if (settles === 'gone') return `Wait until ${settledWords.gone}.`;
  const step = firstSteps[settles][action];
  return `Wait until ${settledWords[settles]}${step === undefined ? '' : `, then ${step}`}.`;
}

/** Whether a builder in a state allows an action. The window, main and the command line all ask here before they call AWS. */
export function builderAction(state: string, action: BuilderAction): true | Forbidden {
  const known = builderStateFacts(state);
  if (!known)
    return {
      reason: `Its state is ${state || 'not known'}, which this version of Kiln knows nothing about.`,
      wayOut: 'Wait until it is in another one, or look for a newer Kiln.',
    };
  if (allowedIn[action].some((one) => one === state)) return true;
  return {
    reason: known.sentence,
    wayOut: known.settles ? wayOutOfPassing(known.settles, action) : wayOutOf(state as Settled, action),
  };
}

/** In one line, as a tooltip has it; undefined: it is allowed. */
export function whyForbidden(state: string, action: BuilderAction): string | undefined {
  const verdict = builderAction(state, action);
  return verdict === true ? undefined : `${verdict.reason} ${verdict.wayOut}`;
}
