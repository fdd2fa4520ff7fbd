/** A JSON Schema of draft 7, which editors understand best. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export const draft7 = 'http://json-schema.org/draft-07/schema#';

/** An object with known members and no others. */
export function closedObject(properties: JsonSchema, required: readonly string[]): JsonSchema {
  return { type: 'object', properties, ...(required.length > 0 && { required }), additionalProperties: false };
}

/** What holds where a member has a value. */
export function when(member: string, value: string, consequence: JsonSchema): JsonSchema {
  return { if: { type: 'object', properties: { [member]: { const: value } }, required: [member] }, [THEN]: consequence };
}

/** JSON Schema's keyword; spelt out as a member it would look like a promise's. */
export const THEN = 'then';

/** Of several members exactly one. */
export function exactlyOne(members: readonly string[]): JsonSchema {
  return { oneOf: members.map((member) => ({ type: 'object', properties: { [member]: {} }, required: [member] })) };
}

/** A reference such as `{{ NAME }}` or `$.NAME` stands for a value whose type is known only when the document runs. */
export function orReference(schema: JsonSchema, reference: string): JsonSchema {
  return { anyOf: [schema, { type: 'string', pattern: reference }] };
}

/** Any scalar: the languages take a number or a boolean for its text. */
export const scalar: JsonSchema = { type: ['string', 'number', 'boolean'] };

export function described(description: string | undefined, schema: JsonSchema): JsonSchema {
  return description === undefined ? schema : { description, ...schema };
}
