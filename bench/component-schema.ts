import { type ActionSpec, actions, type InputType } from '../src/documents/index.ts';

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string' };
const name: Schema = { type: 'string', minLength: 3, maxLength: 128, pattern: '^[A-Za-z0-9_-]+$' };
/** JSON Schema's keyword; spelt out it would look like a promise's. */
const THEN = 'then';
const integer: Schema = { type: 'integer' };

const INPUT_TYPES: Readonly<Record<InputType, Schema>> = {
  string: text,
  boolean: { type: ['boolean', 'string'] },
  integer,
  'string-list': { type: 'array', items: text },
  'string-map': { type: 'object' },
  'name-value-list': { type: 'array' },
  'string-or-number': { type: ['string', 'number'] },
  any: {},
};

/** A JSON Schema of component documents as far as a schema can say it: what a general language server would be given to check them. */
export const componentSchema: Schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  ...closedObject(
    {
      name: text,
      description: text,
      schemaVersion: { enum: [1, '1', '1.0'] },
      parameters: declarations(),
      constants: declarations(),
      phases: phases(),
    },
    ['schemaVersion', 'phases'],
  ),
  definitions: { step: stepSchema() },
};

function closedObject(properties: Schema, required: readonly string[]): Schema {
  return { type: 'object', properties, required, additionalProperties: false };
}

function declarations(): Schema {
  const body = closedObject({ type: { const: 'string' }, default: text, value: text, description: text }, ['type']);
  return { type: 'array', items: { type: 'object', minProperties: 1, maxProperties: 1, propertyNames: name, additionalProperties: body } };
}

function phases(): Schema {
  const steps = { type: 'array', minItems: 1, items: { $ref: '#/definitions/step' } };
  return { type: 'array', minItems: 1, items: closedObject({ name, steps }, ['name', 'steps']) };
}

function stepSchema(): Schema {
  const properties = {
    name,
    action: { enum: actions.map((action) => action.name) },
    timeoutSeconds: { type: 'integer', minimum: -1 },
    onFailure: { enum: ['Abort', 'Continue', 'Ignore'] },
    maxAttempts: { type: 'integer', minimum: 1 },
    loop: loopSchema(),
    if: {},
    inputs: {},
  };
  return { ...closedObject(properties, ['name', 'action']), allOf: actions.map(inputsOf) };
}

function loopSchema(): Schema {
  const range = closedObject({ start: integer, end: integer, updateBy: integer }, ['start', 'end', 'updateBy']);
  const list = closedObject({ list: text, delimiter: text }, ['list']);
  return closedObject({ name: text, for: range, forEach: { anyOf: [{ type: 'array', items: text }, list] } }, []);
}

function inputsOf(action: ActionSpec): Schema {
  const properties = Object.fromEntries(action.inputs.map((input) => [input.name, INPUT_TYPES[input.type]]));
  const required = action.inputs.filter((input) => input.required).map((input) => input.name);
  const inputs = action.shape === 'condition' ? { type: 'object' } : closedObject(properties, required);
  const schema = action.shape === 'list' ? { type: 'array', minItems: 1, items: inputs } : inputs;
  return { if: { properties: { action: { const: action.name } }, required: ['action'] }, [THEN]: { properties: { inputs: schema } } };
}
