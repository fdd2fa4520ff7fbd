// Whether an answer, as it came over the wire, is what the model promises to clients.
import type { Constraint } from '../../../src/local-account/protocol/constraints.ts';
import * as imagebuilder from './answer-table.ts';
import * as appstream from './appstream-answer-table.ts';

/** What a service's model says of its answers. */
export interface AnswerModel {
  readonly answerTable: Readonly<Record<string, Constraint>>;
  readonly modelledErrors: Readonly<Record<string, readonly string[]>>;
  readonly errorStatuses: Readonly<Record<string, number>>;
  /** Refusals that the service gives to operations which do not list them. */
  readonly unlisted: readonly string[];
}

export const imagebuilderAnswers: AnswerModel = {
  ...imagebuilder,
  // As its users quote them.
  unlisted: [
    ...['ResourceNotFoundException', 'InvalidParameterValueException', 'InvalidParameterCombinationException'],
    'ResourceAlreadyExistsException',
  ],
};

export const appstreamAnswers: AnswerModel = {
  ...appstream,
  // AWS answers with an empty list for a builder without endpoints, as samples of the AWS CLI show; the model wants one at least.
  // What stands in an answer in place of a password, which the model wants there, nobody has told.
  answerTable: {
    ...appstream.answerTable,
    AccessEndpointList: { type: 'list', of: 'AccessEndpoint' },
    AccountPassword: { type: 'string', max: 0 },
  },
  // The general code of AWS: the model has none for a value that is wrong.
  errorStatuses: { ...appstream.errorStatuses, ValidationException: 400 },
  unlisted: ['ValidationException'],
};

/** What is wrong with the answer of an operation, one sentence each; none for a good one. Dates are told by their kind: see below. */
export function faultsOfAnswer(operation: string, answer: unknown, { answerTable }: AnswerModel = imagebuilderAnswers): readonly string[] {
  return faultsOf(operation, { value: answer, path: operation }, answerTable);
}

export interface WireError {
  readonly status: number;
  readonly code: string | undefined;
  readonly body: unknown;
}

/** What is wrong with the refusal of an operation. */
export function faultsOfError(operation: string, { status, code, body }: WireError, model = imagebuilderAnswers): readonly string[] {
  const { modelledErrors, errorStatuses, unlisted } = model;
  if (code === undefined) return ['the refusal has no code'];
  const known = [...(modelledErrors[operation] ?? []), ...unlisted].includes(code);
  const message: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'message') : undefined;
  return [
    ...(known ? [] : [`${operation} does not know the error ${code}`]),
    ...(errorStatuses[code] === status ? [] : [`${code} has the status ${status}`]),
    ...(typeof message === 'string' && message !== '' ? [] : [`${code} has no message`]),
  ];
}

interface Found {
  readonly value: unknown;
  readonly path: string;
}

type Table = AnswerModel['answerTable'];

function faultsOf(shape: string, { value, path }: Found, table: Table): readonly string[] {
  const constraint = table[shape];
  if (!constraint) return [`${path}: the model has no shape ${shape}`];
  switch (constraint.type) {
    case 'structure':
      return isObject(value) ? faultsOfMembers(constraint, { value, path }, table) : [`${path} is no structure`];
    case 'map':
      return isObject(value) ? faultsOfEntries(constraint, { value, path }, table) : [`${path} is no map`];
    case 'list':
      if (!Array.isArray(value)) return [`${path} is no list`];
      return [
        ...sizeFaults(constraint, value.length, path),
        ...value.flatMap((item, index) => faultsOf(constraint.of ?? '', { value: item, path: `${path}[${index}]` }, table)),
      ];
    default:
      return faultsOfValue(constraint, value, path);
  }
}

interface FoundObject extends Found {
  readonly value: object;
}

function faultsOfMembers({ members = {} }: Constraint, { value, path }: FoundObject, table: Table): readonly string[] {
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(members, name));
  const known = Object.entries(members).flatMap(([name, declared]) => {
    const item: unknown = Reflect.get(value, name);
    if (item !== undefined) return faultsOf(declared.replace('!', ''), { value: item, path: `${path}.${name}` }, table);
    return declared.endsWith('!') ? [`${path}.${name} is missing`] : [];
  });
  return [...unknown.map((name) => `${path}.${name} is not in the model`), ...known];
}

function faultsOfEntries({ of = '', key = '' }: Constraint, { value, path }: FoundObject, table: Table): readonly string[] {
  return Object.entries(value).flatMap(([name, item]) => [
    ...faultsOf(key, { value: name, path: `${path} (a key)` }, table),
    ...faultsOf(of, { value: item, path: `${path}.${name}` }, table),
  ]);
}

/** A `timestamp` of these services is a number of seconds; what the model of Image Builder calls a `DateTime` is a string, and in it a date of ISO 8601. */
function faultsOfValue(constraint: Constraint, value: unknown, path: string): readonly string[] {
  switch (constraint.type) {
    case 'string':
      return typeof value === 'string' ? stringFaults(constraint, value, path) : [`${path} is no string`];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${path} is no boolean`];
    case 'integer':
    case 'long':
      return Number.isSafeInteger(value) ? sizeFaults(constraint, Number(value), path) : [`${path} is no integer`];
    default:
      return typeof value === 'number' ? sizeFaults(constraint, value, path) : [`${path} is no number`];
  }
}

/** The model's pattern for these says `String`; its description, and the service, say `string` (API_ComponentParameterDetail). */
const misspelt = /\.parameters\[\d+\]\.type$/;

const isoDate = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

function stringFaults({ min, max, pattern, enum: words }: Constraint, value: string, path: string): readonly string[] {
  const matches = pattern === undefined || misspelt.test(path) || new RegExp(pattern, pattern.includes('\\p{') ? 'u' : '').test(value);
  return [
    ...sizeFaults({ min, max }, value.length, path),
    ...(words === undefined || words.includes(value) ? [] : [`${path} is ${value}, which is none of ${words.join(', ')}`]),
    ...(matches ? [] : [`${path} is ${value}, which does not match ${pattern}`]),
    ...(/\.(date[A-Z]\w*|startTime|endTime)$/.test(path) && !isoDate.test(value) ? [`${path} is ${value}, which is no date`] : []),
  ];
}

function sizeFaults({ min, max }: { readonly min?: number | undefined; readonly max?: number | undefined }, size: number, path: string) {
  return [
    ...(min !== undefined && size < min ? [`${path} is too small`] : []),
    ...(max !== undefined && size > max ? [`${path} is too large`] : []),
  ];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
