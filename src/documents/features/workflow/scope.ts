import type { KeySpec } from '../../kinds/component/keys.ts';
import { workflowActionByName } from '../../kinds/workflow/actions/index.ts';
import { documentKeys, outputKeys, parameterKeys, retryKeys, stepKeys } from '../../kinds/workflow/keys.ts';
import { plainKey } from '../../kinds/workflow/path-key.ts';
import type { Field, ValueType } from '../../kinds/workflow/value-type.ts';

/** The way from the top of a workflow document to a map or list in it: keys, and `#` for an item of a list. */
type Place = readonly string[];

/** What may stand in a map (or, where the language wants a list, in the list that is still missing). */
export type Scope =
  | { readonly kind: 'keys'; readonly of: 'document' | 'parameter' | 'step' | 'retry' | 'output'; readonly keys: readonly KeySpec[] }
  | { readonly kind: 'fields'; readonly fields: readonly Field[]; readonly inItem: boolean }
  | { readonly kind: 'condition' }
  | { readonly kind: 'list'; readonly of: 'parameters' | 'steps' | 'outputs' };

/** What may stand at a place. `action` is the action of the step that the place is in. */
export function scopeAt([section, item, ...way]: Place, action: string | undefined): Scope | undefined {
  if (section === undefined) return { kind: 'keys', of: 'document', keys: documentKeys };
  if (section !== 'parameters' && section !== 'steps' && section !== 'outputs') return undefined;
  if (item === undefined) return { kind: 'list', of: section };
  if (item !== '#') return undefined;
  if (section === 'steps') return stepScope(way, action);
  if (way.length > 0) return undefined;
  return section === 'parameters'
    ? { kind: 'keys', of: 'parameter', keys: parameterKeys }
    : { kind: 'keys', of: 'output', keys: outputKeys };
}

function stepScope([key, ...way]: Place, action: string | undefined): Scope | undefined {
  switch (key) {
    case undefined:
      return { kind: 'keys', of: 'step', keys: stepKeys };
    case 'retry':
      return way.length === 0 ? { kind: 'keys', of: 'retry', keys: retryKeys } : undefined;
    case 'inputs':
      return fieldScope(workflowActionByName(action ?? '')?.inputs, way);
    case 'if':
      return way.every((part) => nests.has(part)) ? { kind: 'condition' } : undefined;
    default:
      return undefined;
  }
}

/** Conditions stand inside these only. */
const nests: ReadonlySet<string> = new Set(['#', 'and', 'or', 'not']);

function fieldScope(fields: readonly Field[] | undefined, [name, ...way]: Place): Scope | undefined {
  if (fields === undefined) return undefined;
  if (name === undefined) return { kind: 'fields', fields, inItem: true };
  return typeScope(fields.find((field) => field.name === plainKey(name))?.type, way);
}

function typeScope(type: ValueType | undefined, way: Place): Scope | undefined {
  switch (type?.kind) {
    case 'object':
      return fieldScope(type.fields, way);
    case 'list':
      if (way[0] === '#') return typeScope(type.of, way.slice(1));
      if (type.orOne === true) return typeScope(type.of, way);
      return way.length === 0 && type.of.kind === 'object' ? { kind: 'fields', fields: type.of.fields, inItem: false } : undefined;
    case 'map':
      return way.length === 0 ? undefined : typeScope(type.of, way.slice(1));
    default:
      return undefined;
  }
}
