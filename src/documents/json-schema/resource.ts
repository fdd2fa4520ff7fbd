import type { ResourceKind } from '../kinds/kind.ts';
import { linkTargetOf, RESOURCE_PATH } from '../kinds/resource/links.ts';
import { type Operation, operationsByKind } from '../kinds/resource/operations.ts';
import { proseOf } from '../kinds/resource/prose.ts';
import type { IntegerShape, ListShape, MapShape, ShapeTable, StringShape, StructureShape } from '../kinds/resource/shapes.ts';
import { capital } from '../spelling.ts';
import { closedObject, described, draft7, exactlyOne, type JsonSchema, THEN } from './schema.ts';

/** The schema of a resource's file: the request of its operation, with paths of files where Kiln takes them in place of ARNs. */
export function resourceSchema(kind: ResourceKind): JsonSchema {
  const { create, other } = operationsByKind[kind];
  const head = { $schema: draft7, title: capital(create.words.replace(/^an? /, '')) };
  if (other === undefined) return { ...head, ...request(create) };
  const isOther = { type: 'object', properties: { [other.mark]: {} }, required: [other.mark] };
  return { ...head, type: 'object', if: isOther, [THEN]: request(other.operation), else: request(create) };
}

function request({ name, input, shapes, eitherOf }: Operation): JsonSchema {
  const schema = structureSchema(shapes, name, input);
  return eitherOf === undefined ? schema : { ...schema, ...exactlyOne(eitherOf) };
}

function structureSchema(shapes: ShapeTable, owner: string, { members, required = [] }: StructureShape): JsonSchema {
  const properties = Object.entries(members).map(([member, shape]) => [
    member,
    described(proseOf(owner, member), shapeSchema(shapes, shape)),
  ]);
  return closedObject(Object.fromEntries(properties), required);
}

/** Shapes are written out where they are used: none holds itself, and a description can stand beside each. */
function shapeSchema(shapes: ShapeTable, name: string): JsonSchema {
  const shape = shapes[name];
  switch (shape?.type) {
    case undefined:
      return {};
    case 'structure':
      return structureSchema(shapes, name, shape);
    case 'list':
      return listSchema(shapes, shape);
    case 'map':
      return mapSchema(shapes, shape);
    case 'string':
      return textSchema(name, shape);
    case 'integer':
      return integerSchema(shape);
    case 'boolean':
      return { type: 'boolean' };
  }
}

function listSchema(shapes: ShapeTable, { of, min, max }: ListShape): JsonSchema {
  return { type: 'array', items: shapeSchema(shapes, of), ...given({ minItems: min, maxItems: max }) };
}

function mapSchema(shapes: ShapeTable, { key, value, min, max }: MapShape): JsonSchema {
  const limits = given({ minProperties: min, maxProperties: max });
  return { type: 'object', propertyNames: shapeSchema(shapes, key), additionalProperties: shapeSchema(shapes, value), ...limits };
}

function textSchema(name: string, { min, max, pattern, enum: words }: StringShape): JsonSchema {
  const text = { type: 'string', ...given({ minLength: min, maxLength: max, enum: words }) };
  if (pattern === undefined) return text;
  const form = { ...text, pattern: pattern.source };
  return linkTargetOf(name) === undefined ? form : { anyOf: [form, { type: 'string', pattern: RESOURCE_PATH.source }] };
}

function integerSchema({ min, max }: IntegerShape): JsonSchema {
  return { type: 'integer', ...given({ minimum: min, maximum: max }) };
}

function given(members: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
