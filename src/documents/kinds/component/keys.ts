/** What stands behind a key. `text` is any scalar. */
export type KeyValue = 'text' | 'integer' | 'boolean' | 'list' | 'map' | 'any';

/** One key that the component language knows in one place; rules, completion and hover are made from these. */
export interface KeySpec {
  readonly name: string;
  readonly value: KeyValue;
  readonly required: boolean;
  readonly enum?: readonly string[];
  /** What is assumed without the key, as it would be written. */
  readonly default?: string;
  readonly description: string;
}

const disableLogging: KeySpec = {
  name: 'disableLogging',
  value: 'boolean',
  required: false,
  default: 'false',
  description: 'Keeps what runs in here out of the log, for steps that handle secrets.',
};

export const documentKeys: readonly KeySpec[] = [
  { name: 'name', value: 'text', required: false, description: 'A name for people; it shows in the log.' },
  { name: 'description', value: 'text', required: false, description: 'What the component does.' },
  { name: 'schemaVersion', value: 'text', required: true, enum: ['1.0'], description: 'Version of the document language: 1.0.' },
  { name: 'parameters', value: 'list', required: false, description: 'Values that a recipe can set, referred to as `{{ NAME }}`.' },
  { name: 'constants', value: 'list', required: false, description: 'Values with a name, referred to as `{{ NAME }}`.' },
  {
    name: 'phases',
    value: 'list',
    required: true,
    description: 'The phases, in the order in which they run. Image Builder runs `build`, `validate`, `test` and `container-host-test`.',
  },
  disableLogging,
];

/** The phases that Image Builder runs, and where. */
export const imageBuilderPhases: ReadonlyMap<string, string> = new Map([
  ['build', 'Runs on the build instance: installs and configures.'],
  ['validate', 'Runs on the build instance after `build`: checks what was installed before the image is made.'],
  ['test', 'Runs on a new instance, or in a container, that was started from the image.'],
  ['container-host-test', 'Runs on the host of the container after its `test` phase.'],
]);

export const phaseKeys: readonly KeySpec[] = [
  { name: 'name', value: 'text', required: true, description: 'Name of the phase, unique in the document.' },
  { name: 'steps', value: 'list', required: true, description: 'The steps, in the order in which they run.' },
  disableLogging,
];

export const stepKeys: readonly KeySpec[] = [
  { name: 'name', value: 'text', required: true, description: 'Name of the step, unique in its phase; references go by it.' },
  { name: 'action', value: 'text', required: true, description: 'The action module that does the work.' },
  {
    name: 'inputs',
    value: 'any',
    required: false,
    description: 'What the action module works with: a map or a list of maps, as the module wants it.',
  },
  {
    name: 'if',
    value: 'map',
    required: false,
    description: 'A condition that decides, once a step, whether it runs. `then` and `else` name what happens: Abort, Execute or Skip.',
  },
  { name: 'loop', value: 'map', required: false, description: 'Repeats the step over numbers (`for`) or items (`forEach`).' },
  {
    name: 'timeoutSeconds',
    value: 'integer',
    required: false,
    default: '7200',
    description: 'Seconds that one attempt may take, all rounds of a loop together; -1 sets no limit.',
  },
  {
    name: 'maxAttempts',
    value: 'integer',
    required: false,
    default: '1',
    description: 'How often the step is tried in all; a retry repeats all rounds of a loop.',
  },
  {
    name: 'onFailure',
    value: 'text',
    required: false,
    enum: ['Abort', 'Continue', 'Ignore'],
    default: 'Abort',
    description:
      'What a failure of the last attempt does. Abort stops the run; Continue runs the remaining steps and then fails; Ignore runs them and forgives the failure.',
  },
  disableLogging,
];

const variableType: KeySpec = {
  name: 'type',
  value: 'text',
  required: true,
  enum: ['string'],
  description: 'The type of the value: string.',
};

export const parameterKeys: readonly KeySpec[] = [
  variableType,
  {
    name: 'default',
    value: 'text',
    required: false,
    description: 'The value when the recipe sets none; without it the recipe must set one.',
  },
  { name: 'description', value: 'text', required: false, description: 'What the parameter is for.' },
];

export const constantKeys: readonly KeySpec[] = [variableType, { name: 'value', value: 'text', required: true, description: 'The value.' }];

export const loopKeys: readonly KeySpec[] = [
  {
    name: 'name',
    value: 'text',
    required: false,
    description: 'A name for references: `{{ NAME.value }}`; `{{ loop.value }}` always works.',
  },
  { name: 'for', value: 'map', required: false, description: 'Counts from `start` to `end`, both included, by `updateBy`.' },
  { name: 'forEach', value: 'any', required: false, description: 'The items: a list, or `list` and `delimiter` for a text to split.' },
];

export const rangeKeys: readonly KeySpec[] = [
  { name: 'start', value: 'integer', required: true, description: 'The first number.' },
  { name: 'end', value: 'integer', required: true, description: 'The last number.' },
  { name: 'updateBy', value: 'integer', required: true, description: 'What is added each time; not 0, negative to count down.' },
];

export const splitKeys: readonly KeySpec[] = [
  { name: 'list', value: 'text', required: true, description: 'The text that holds the items.' },
  {
    name: 'delimiter',
    value: 'text',
    required: false,
    default: '","',
    description: 'The character between the items: one of . , ; : - _, a blank, a tab or a line end.',
  },
];

/** `then` and `else` beside the operator of `if`. */
export const outcomeKeys: readonly KeySpec[] = [
  {
    name: 'then',
    value: 'text',
    required: false,
    enum: ['Abort', 'Execute', 'Skip'],
    default: 'Execute',
    description: 'What happens when the condition holds.',
  },
  {
    name: 'else',
    value: 'text',
    required: false,
    enum: ['Abort', 'Execute', 'Skip'],
    default: 'Skip',
    description: 'What happens when the condition does not hold.',
  },
];
