import { type PathRoot, pathRoots } from '../path.ts';
import type { WorkflowMap, WorkflowValue } from './executable-workflow.ts';
import { isWorkflowMap } from './workflow-value.ts';

/** What the paths of a workflow lead to, by the first name behind `$`. */
export type WorkflowScope = Readonly<Record<PathRoot, WorkflowMap>>;

/** A path of a workflow leads to nothing. */
export class UnresolvedPath extends Error {
  readonly path: string;

  constructor(path: string, reason: string) {
    super(`The path ${path} leads to no value: ${reason}.`);
    this.name = 'UnresolvedPath';
    this.path = path;
  }
}

/** Whether a text is a path and nothing else. */
export function isPath(text: string): boolean {
  return PATH.test(text.trim());
}

/** The value that a path leads to; throws UnresolvedPath where there is none. */
export function valueAtPath(source: string, scope: WorkflowScope): WorkflowValue {
  const path = source.trim();
  if (!PATH.test(path)) throw new UnresolvedPath(path, 'it is no path such as $.stepOutputs.STEP.OUTPUT');
  const [root, ...keys] = keysOf(path);
  if (!isRoot(root)) throw new UnresolvedPath(path, `paths begin with ${pathRoots.map((name) => `$.${name}`).join(', ')}`);
  let value: WorkflowValue = scope[root];
  for (const key of keys) {
    const next = part(value, key);
    if (next === undefined) throw new UnresolvedPath(path, `there is no “${key}”`);
    value = next;
  }
  return value;
}

const PATH = /^\$(?:\.[\w-]+|\[(?:\d+|'[^']*'|"[^"]*")\])+$/;
const KEY = /\.([\w-]+)|\[(\d+)\]|\['([^']*)'\]|\["([^"]*)"\]/g;

function keysOf(path: string): string[] {
  return [...path.matchAll(KEY)].map(([, name, index, single, double]) => name ?? index ?? single ?? double ?? '');
}

function isRoot(name: string | undefined): name is PathRoot {
  return pathRoots.some((root) => root === name);
}

/** One step into a value. A text that holds JSON is looked into: the output of a state machine is one. */
function part(value: WorkflowValue, key: string): WorkflowValue | undefined {
  if (typeof value === 'string') return partOfText(value, key);
  if (Array.isArray(value)) return /^\d+$/.test(key) ? value[Number(key)] : undefined;
  return isWorkflowMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function partOfText(text: string, key: string): WorkflowValue | undefined {
  try {
    const value: WorkflowValue = JSON.parse(text);
    return typeof value === 'string' ? undefined : part(value, key);
  } catch {
    return undefined; // a text that is no JSON has no parts
  }
}
