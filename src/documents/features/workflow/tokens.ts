import type { Analysis } from '../../analysis.ts';
import { eachReference } from '../../kinds/workflow/each-reference.ts';
import type { WorkflowPath } from '../../kinds/workflow/path.ts';
import { contentRange } from '../../syntax/scalar-content.ts';
import type { SemanticToken, TokenKind } from '../types.ts';

/** Colours of the actions, and of the parts of paths. */
export function tokens({ workflow }: Analysis): readonly SemanticToken[] {
  if (workflow === undefined) return [];
  const found = new Map<number, SemanticToken>();
  const add = (token: SemanticToken) => {
    if (token.range.end > token.range.start) found.set(token.range.start, token);
  };
  for (const { spec, action } of workflow.steps) {
    if (spec !== undefined && action !== undefined) add({ kind: 'action', range: contentRange(action) });
  }
  eachReference(workflow, ({ path, exact, place }) => {
    if (exact && place !== 'bare') for (const token of pathTokens(path)) add(token);
  });
  return [...found.values()].sort((a, b) => a.range.start - b.range.start);
}

function pathTokens({ root, parts }: WorkflowPath): readonly SemanticToken[] {
  if (root === undefined) return [];
  return parts.map(({ range }, at) => ({ range, kind: kinds[root][at] ?? 'output' }));
}

const kinds: Readonly<Record<NonNullable<WorkflowPath['root']>, readonly TokenKind[]>> = {
  parameters: ['keyword', 'parameter'],
  stepOutputs: ['keyword', 'step'],
  workflowOutputs: ['keyword', 'output'],
  imagebuilder: ['keyword', 'variable'],
};
