// What is known of each state of a fleet. Everything else that says something about states is made from this table.

export interface FleetStateFacts {
  /** As in a column of a table. */
  readonly word: string;
  /** As a sentence: why something cannot be done in it. */
  readonly sentence: string;
  /** Where it leads by itself; undefined: it stays until somebody does something. */
  readonly settles: 'RUNNING' | 'STOPPED' | undefined;
}

/** https://docs.aws.amazon.com/appstream2/latest/APIReference/API_Fleet.html */
const facts = {
  STARTING: { word: 'Starting', sentence: 'It is still starting.', settles: 'RUNNING' },
  RUNNING: { word: 'Running', sentence: 'It is running.', settles: undefined },
  STOPPING: { word: 'Stopping', sentence: 'It is being stopped.', settles: 'STOPPED' },
  STOPPED: { word: 'Stopped', sentence: 'It is stopped.', settles: undefined },
} as const satisfies Readonly<Record<string, FleetStateFacts>>;

export type FleetState = keyof typeof facts;

/** All states that the API is known to have. */
export const fleetStates = Object.keys(facts) as readonly FleetState[];

/** undefined for a state that nobody has heard of yet. */
export const fleetStateFacts = (state: string): FleetStateFacts | undefined =>
  Object.hasOwn(facts, state) ? facts[state as FleetState] : undefined;

/** Whether it will be something else soon, and is worth looking at often. */
export const isPassingFleetState = (state: string): boolean => fleetStateFacts(state)?.settles !== undefined;

/** The state for people. */
export const fleetStateWord = (state: string): string => fleetStateFacts(state)?.word ?? state;
