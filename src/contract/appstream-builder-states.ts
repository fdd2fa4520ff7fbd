// What is known of each state of an image builder. Everything else that says something about states is made from this table.

export interface BuilderStateFacts {
  /** As in a column of a table. */
  readonly word: string;
  /** As a sentence: why something cannot be done in it. */
  readonly sentence: string;
  /** Where it leads by itself; undefined: it stays until somebody does something. */
  readonly settles: 'RUNNING' | 'STOPPED' | 'gone' | undefined;
}

/** https://docs.aws.amazon.com/appstream2/latest/APIReference/API_ImageBuilder.html; the guide's “Starting” is PENDING on the wire. */
const facts = {
  PENDING: { word: 'Starting', sentence: 'It is still starting.', settles: 'RUNNING' },
  UPDATING_AGENT: { word: 'Updating agent', sentence: 'Its agent is being updated.', settles: 'RUNNING' },
  RUNNING: { word: 'Running', sentence: 'It is running.', settles: undefined },
  STOPPING: { word: 'Stopping', sentence: 'It is being stopped.', settles: 'STOPPED' },
  STOPPED: { word: 'Stopped', sentence: 'It is stopped.', settles: undefined },
  REBOOTING: { word: 'Rebooting', sentence: 'Its system is restarting.', settles: 'RUNNING' },
  SNAPSHOTTING: { word: 'Creating image', sentence: 'An image is being made of it.', settles: 'STOPPED' },
  DELETING: { word: 'Deleting', sentence: 'It is being deleted.', settles: 'gone' },
  FAILED: { word: 'Failed', sentence: 'It has failed.', settles: undefined },
  UPDATING: { word: 'Updating an image', sentence: 'AWS updates an image on it.', settles: 'gone' },
  PENDING_QUALIFICATION: { word: 'Testing an image', sentence: 'AWS tests an updated image on it.', settles: 'gone' },
  PENDING_SYNCING_APPS: { word: 'Waiting for software', sentence: 'Software is about to be installed on it.', settles: 'RUNNING' },
  SYNCING_APPS: { word: 'Installing software', sentence: 'Software is being installed on it.', settles: 'RUNNING' },
  PENDING_IMAGE_IMPORT: { word: 'Importing an image', sentence: 'AWS imports an image on it.', settles: 'gone' },
} as const satisfies Readonly<Record<string, BuilderStateFacts>>;

export type BuilderState = keyof typeof facts;

/** All states that the API is known to have. */
export const builderStates = Object.keys(facts) as readonly BuilderState[];

/** undefined for a state that nobody has heard of yet. */
export const builderStateFacts = (state: string): BuilderStateFacts | undefined =>
  Object.hasOwn(facts, state) ? facts[state as BuilderState] : undefined;

/** Whether it will be something else soon, and is worth looking at often. */
export const isPassingBuilderState = (state: string): boolean => builderStateFacts(state)?.settles !== undefined;

/** The state for people. */
export const builderStateWord = (state: string): string => builderStateFacts(state)?.word ?? state;

/** Whether an hour in this state is billed; undefined where AWS does not say so. */
export function isBilledBuilderState(state: string): boolean | undefined {
  if (state === 'RUNNING') return true;
  return state === 'STOPPED' || state === 'FAILED' ? false : undefined;
}
