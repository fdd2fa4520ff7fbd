import { isPathKey, plainKey } from '../path-key.ts';
import type { WorkflowMap, WorkflowValue } from './executable-workflow.ts';
import { isPath, valueAtPath, type WorkflowScope } from './value-at-path.ts';
import { isWorkflowMap, textOf } from './workflow-value.ts';

/**
 * What an action receives: the values of keys with `.$` are looked up and lose the suffix, paths between braces inside texts are filled
 * in, at any depth. Throws UnresolvedPath.
 */
export function resolveInputs(inputs: WorkflowMap, scope: WorkflowScope): WorkflowMap {
  return Object.fromEntries(
    Object.entries(inputs).map(([key, value]) => [plainKey(key), isPathKey(key) ? lookUp(value, scope) : fillIn(value, scope)]),
  );
}

/** The value of a path, or the text itself where it is none: for `value` of conditions and outputs, which take both. */
export function pathOrText(text: string, scope: WorkflowScope): WorkflowValue {
  return isPath(text) ? valueAtPath(text, scope) : text;
}

/** A list of paths stands for the list of their values. Examples of the guide have mere texts at such keys: they stay. */
function lookUp(value: WorkflowValue, scope: WorkflowScope): WorkflowValue {
  if (typeof value === 'string') return pathOrText(value, scope);
  if (Array.isArray(value)) return value.map((item) => lookUp(item, scope));
  return isWorkflowMap(value) ? resolveInputs(value, scope) : value;
}

function fillIn(value: WorkflowValue, scope: WorkflowScope): WorkflowValue {
  if (typeof value === 'string') return interpolate(value, scope);
  if (Array.isArray(value)) return value.map((item) => fillIn(item, scope));
  return isWorkflowMap(value) ? resolveInputs(value, scope) : value;
}

const BRACES = /\{\{\s*(\$[^{}]*?)\s*\}\}/g;

function interpolate(text: string, scope: WorkflowScope): string {
  return text.replace(BRACES, (_, path: string) => textOf(valueAtPath(path, scope)));
}
