import type { SyntaxNode } from '../../syntax/tree.ts';
import type { TextRange } from '../../text.ts';
import type { KeySpec } from '../component/keys.ts';
import { documentKeys, outputKeys, parameterKeys, retryKeys, stepKeys } from './keys.ts';
import type { WorkflowDocument } from './model.ts';

/** A sort of map with keys of its own. `words` name it in messages. */
export interface KeyScope {
  readonly words: string;
  readonly keys: readonly KeySpec[];
  readonly names: ReadonlySet<string>;
}

function scope(words: string, keys: readonly KeySpec[]): KeyScope {
  return { words, keys, names: new Set(keys.map(({ name }) => name)) };
}

export const documentScope = scope('a workflow document', documentKeys);
export const parameterScope = scope('a parameter', parameterKeys);
export const stepScope = scope('a step', stepKeys);
export const retryScope = scope('“retry”', retryKeys);
export const outputScope = scope('an output', outputKeys);

/** A node of a document that ought to be a map with the keys of a scope. */
export interface ScopedNode {
  readonly scope: KeyScope;
  readonly node: SyntaxNode | undefined;
  readonly range: TextRange;
}

/** Everything in a document that ought to be a map with known keys; inputs and conditions have rules of their own. */
export function scopedNodes(document: WorkflowDocument): readonly ScopedNode[] {
  const { node, parameters, steps, outputs } = document;
  return [
    { scope: documentScope, node, range: node.range },
    ...parameters.map(({ item, range }) => ({ scope: parameterScope, node: item, range })),
    ...steps.flatMap(({ item, range, retry }) => [
      { scope: stepScope, node: item, range },
      ...(retry === undefined ? [] : [{ scope: retryScope, node: retry, range: retry.range }]),
    ]),
    ...outputs.map(({ item, range }) => ({ scope: outputScope, node: item, range })),
  ];
}
