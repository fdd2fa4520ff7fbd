import { actions } from '../actions/index.ts';
import { operators } from '../actions/operators.ts';
import type { ActionSpec, InputSpec, InputType } from '../actions/spec.ts';
import {
  constantKeys,
  documentKeys,
  imageBuilderPhases,
  loopKeys,
  outcomeKeys,
  parameterKeys,
  phaseKeys,
  rangeKeys,
  splitKeys,
  stepKeys,
} from '../kinds/component/keys.ts';
import { mapOfKeys, membersOfKeys } from './keys.ts';
import { closedObject, described, draft7, exactlyOne, type JsonSchema, orReference, scalar, when } from './schema.ts';

/** `{{ NAME }}`, somewhere in the text. */
const reference = '\\{\\{';
const name: JsonSchema = { type: 'string', pattern: '^[A-Za-z0-9_-]{3,128}$' };
const condition: JsonSchema = { $ref: '#/definitions/condition' };

/** The schema of component documents, made from the same tables as the rules; what a schema can't say it leaves open. */
export function componentSchema(): JsonSchema {
  return {
    $schema: draft7,
    title: 'AWSTOE component document',
    ...mapOfKeys(documentKeys, {
      reference,
      members: {
        schemaVersion: { enum: [1, '1', '1.0'] },
        parameters: declarations(parameterKeys),
        constants: declarations(constantKeys),
        phases: { type: 'array', items: phase() },
      },
    }),
    definitions: { step: step(), condition: conditionSchema() },
  };
}

function declarations(keys: typeof parameterKeys): JsonSchema {
  const body = mapOfKeys(keys, { reference });
  return { type: 'array', items: { type: 'object', minProperties: 1, maxProperties: 1, propertyNames: name, additionalProperties: body } };
}

function phase(): JsonSchema {
  return mapOfKeys(phaseKeys, {
    reference,
    members: {
      name: { ...name, examples: [...imageBuilderPhases.keys()] },
      steps: { type: 'array', items: { $ref: '#/definitions/step' } },
    },
  });
}

function step(): JsonSchema {
  const words = { anyOf: actions.map((action) => ({ const: action.name, description: action.summary })) };
  const members = { name, action: words, if: { anyOf: [condition, { type: 'array', items: condition }] }, loop: loop(), inputs: {} };
  return { ...mapOfKeys(stepKeys, { reference, members }), allOf: actions.map(inputsOf) };
}

function loop(): JsonSchema {
  const list = mapOfKeys(splitKeys, { reference });
  const members = { for: mapOfKeys(rangeKeys, { reference }), forEach: { anyOf: [{ type: 'array', items: scalar }, list] } };
  return mapOfKeys(loopKeys, { reference, members });
}

function inputsOf(action: ActionSpec): JsonSchema {
  const inputs = { properties: { inputs: action.shape === 'list' ? { type: 'array', items: inputMap(action) } : inputMap(action) } };
  return when('action', action.name, { type: 'object', ...inputs, ...(action.inputsRequired && { required: ['inputs'] }) });
}

function inputMap(action: ActionSpec): JsonSchema {
  if (action.shape === 'condition') return condition;
  const properties = action.inputs.map((input) => [input.name, described(input.description, inputSchema(input))]);
  const required = action.inputs.filter((input) => input.required).map((input) => input.name);
  const map = closedObject(Object.fromEntries(properties), required);
  return action.exactlyOne === undefined ? map : { ...map, allOf: action.exactlyOne.map(exactlyOne) };
}

function inputSchema({ type, enum: words, enumIgnoresCase }: InputSpec): JsonSchema {
  if (words === undefined) return inputTypes[type];
  return enumIgnoresCase === true ? { ...inputTypes[type], examples: words } : orReference({ type: 'string', enum: words }, reference);
}

const nameAndValue = closedObject({ name: scalar, value: scalar }, ['name', 'value']);

const inputTypes: Readonly<Record<InputType, JsonSchema>> = {
  string: scalar,
  // YAML 1.1 knew more words for true and false, and the service still does.
  boolean: {
    anyOf: [
      { type: 'boolean' },
      { type: 'string', pattern: `^(?:[yY][eE][sS]|[nN][oO]|[oO][nN]|[oO][fF][fF]|[tT]rue|[fF]alse)$|${reference}` },
    ],
  },
  integer: orReference({ type: 'integer' }, `^[-+]?[0-9]+$|${reference}`),
  'string-list': { type: 'array', items: scalar },
  'string-map': { type: 'object', additionalProperties: scalar },
  'name-value-list': { type: 'array', items: nameAndValue },
  'string-or-number': scalar,
  any: {},
};

/** An operator with what stands beside it; `then` and `else` belong to the outermost, which a schema would have to be told twice for. */
function conditionSchema(): JsonSchema {
  const operands = operators.map(({ name: operator, operand, summary }) => {
    const schema = operand === 'conditions' ? { type: 'array', items: condition } : operand === 'condition' ? condition : scalar;
    return [operator, described(summary, schema)];
  });
  const outcomes = membersOfKeys(outcomeKeys, { reference });
  return closedObject({ ...Object.fromEntries(operands), value: scalar, path: scalar, ...outcomes }, []);
}
