import { workflowActions } from '../kinds/workflow/actions/index.ts';
import type { WorkflowActionSpec } from '../kinds/workflow/actions/spec.ts';
import { documentKeys, limits, outputKeys, parameterKeys, retryKeys, stepKeys } from '../kinds/workflow/keys.ts';
import { workflowOperators } from '../kinds/workflow/operators.ts';
import type { Field, ValueType } from '../kinds/workflow/value-type.ts';
import { mapOfKeys } from './keys.ts';
import { closedObject, described, draft7, type JsonSchema, scalar, when } from './schema.ts';

/** `$.stepOutputs.…`; in inputs the key of such a value ends in `.$`. */
const reference = '^\\$\\.';
const condition: JsonSchema = { $ref: '#/definitions/condition' };

/** The schema of workflow documents, made from the same tables as the rules; what a schema can't say it leaves open. */
export function workflowSchema(): JsonSchema {
  const list = (items: JsonSchema, maxItems: number) => ({ type: 'array', items, maxItems });
  return {
    $schema: draft7,
    title: 'EC2 Image Builder workflow document',
    ...mapOfKeys(documentKeys, {
      reference,
      members: {
        schemaVersion: { enum: [1, '1', '1.0'] },
        parameters: list(mapOfKeys(parameterKeys, { reference }), limits.parameters),
        steps: list({ $ref: '#/definitions/step' }, limits.steps),
        outputs: list(mapOfKeys(outputKeys, { reference }), limits.outputs),
      },
    }),
    definitions: { step: step(), condition: conditionSchema() },
  };
}

function step(): JsonSchema {
  const members = {
    action: { anyOf: workflowActions.map(({ name, summary }) => ({ const: name, description: summary })) },
    if: { anyOf: [condition, { type: 'array', items: condition }] },
    retry: mapOfKeys(retryKeys, { reference }),
    inputs: {},
  };
  return { ...mapOfKeys(stepKeys, { reference, members }), allOf: workflowActions.map(inputsOf) };
}

function inputsOf(action: WorkflowActionSpec): JsonSchema {
  const isNeeded = action.inputs.some(({ required }) => required);
  const schema = { type: 'object', properties: { inputs: objectOf(action.inputs) }, ...(isNeeded && { required: ['inputs'] }) };
  return when('action', action.name, schema);
}

/** Each field under its own name, or by reference under its name with `.$`. */
function objectOf(fields: readonly Field[]): JsonSchema {
  const own = fields
    .filter(({ comesFrom }) => comesFrom !== 'step-output')
    .map(({ name, type, description }) => [name, described(description, valueSchema(type))]);
  const references = fields.map(({ name, description }) => [`${name}.$`, described(description, { type: 'string', pattern: '^\\$' })]);
  const properties: JsonSchema = Object.fromEntries([...own, ...references]);
  const needed = fields
    .filter(({ required }) => required)
    .map(({ name }) => ({ anyOf: [has(name, properties), has(`${name}.$`, properties)].flat() }));
  return { ...closedObject(properties, []), ...(needed.length > 0 && { allOf: needed }) };
}

function has(member: string, properties: JsonSchema): readonly JsonSchema[] {
  return Object.hasOwn(properties, member) ? [{ type: 'object', properties: { [member]: {} }, required: [member] }] : [];
}

function valueSchema(type: ValueType): JsonSchema {
  switch (type.kind) {
    case 'text':
      return {
        ...(type.enum === undefined ? scalar : { type: 'string', enum: type.enum }),
        ...(type.longest !== undefined && textLimit(type.longest)),
      };
    case 'boolean':
      return { type: 'boolean' };
    case 'integer':
      return { type: 'integer' };
    case 'any':
      return {};
    case 'list': {
      const item = valueSchema(type.of);
      return type.orOne === true ? { anyOf: [{ type: 'array', items: item }, item] } : { type: 'array', items: item };
    }
    case 'map':
      return { type: 'object', additionalProperties: valueSchema(type.of), ...(type.most !== undefined && { maxProperties: type.most }) };
    case 'object':
      return { ...objectOf(type.fields), ...(type.open === true && { additionalProperties: true }) };
  }
}

function textLimit(maxLength: number): JsonSchema {
  return { type: 'string', maxLength };
}

function conditionSchema(): JsonSchema {
  const operands = workflowOperators.map(({ name, operand, summary }) => [name, described(summary, operandSchema(operand))]);
  const properties: JsonSchema = { ...Object.fromEntries(operands), value: scalar, 'value.$': scalar };
  return closedObject(properties, []);
}

function operandSchema(operand: (typeof workflowOperators)[number]['operand']): JsonSchema {
  switch (operand) {
    case 'conditions':
      return { type: 'array', items: condition };
    case 'condition':
      return { anyOf: [condition, { type: 'array', items: condition }] };
    default:
      return scalar;
  }
}
