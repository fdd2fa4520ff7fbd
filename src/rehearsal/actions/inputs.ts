import type { InputValue } from '../../documents/index.ts';
import { ActionFailure } from './action-failure.ts';

/** One map of inputs: the whole of a map-shaped action, one item of a list-shaped one. */
export type InputMap = Readonly<Record<string, InputValue>>;

const isList = (value: InputValue): value is readonly InputValue[] => Array.isArray(value);
const isMap = (value: InputValue): value is InputMap => typeof value === 'object' && !isList(value);

/** The items of a list-shaped action. */
export function items(inputs: InputValue | undefined): readonly InputMap[] {
  if (inputs === undefined || !isList(inputs) || inputs.length === 0) throw new ActionFailure('inputs must be a list of maps');
  return inputs.map((item) => {
    if (!isMap(item)) throw new ActionFailure('every item of inputs must be a map');
    return item;
  });
}

/** The inputs of a map-shaped action; an action that needs none may leave them out. */
export function inputMap(inputs: InputValue | undefined): InputMap {
  if (inputs === undefined || inputs === '') return {};
  if (!isMap(inputs)) throw new ActionFailure('inputs must be a map');
  return inputs;
}

export function optionalText(map: InputMap, name: string): string | undefined {
  const value = Object.hasOwn(map, name) ? map[name] : undefined;
  if (value === undefined || typeof value === 'string') return value;
  throw new ActionFailure(`${name} must be a text`);
}

export function text(map: InputMap, name: string): string {
  const value = optionalText(map, name);
  if (value === undefined || value === '') throw new ActionFailure(`${name} is missing`);
  return value;
}

/** YAML's words for truth, which also come as text out of a reference. */
export function flag(map: InputMap, name: string, otherwise: boolean): boolean {
  const value = optionalText(map, name)?.toLowerCase();
  if (value === undefined || value === '') return otherwise;
  if (value === 'true' || value === 'false') return value === 'true';
  throw new ActionFailure(`${name} must be true or false, not '${value}'`);
}

export function textList(map: InputMap, name: string): readonly string[] {
  const value = Object.hasOwn(map, name) ? map[name] : undefined;
  if (value === undefined) return [];
  if (typeof value === 'string') return [value];
  if (!isList(value)) throw new ActionFailure(`${name} must be a list of texts`);
  return value.map((entry) => {
    if (typeof entry !== 'string') throw new ActionFailure(`${name} must be a list of texts`);
    return entry;
  });
}
