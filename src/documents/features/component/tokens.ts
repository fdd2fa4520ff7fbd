import type { Analysis } from '../../analysis.ts';
import { type PartKind, type ReferencePart, referenceParts } from '../../expressions/reference-parts.ts';
import type { ComponentDocument, Declaration } from '../../kinds/component/model.ts';
import { contentRange } from '../../syntax/scalar-content.ts';
import type { SemanticToken, TokenKind } from '../types.ts';

/** Colours of the actions, and of the words of references. */
export function tokens({ component, text }: Analysis): readonly SemanticToken[] {
  if (component === undefined) return [];
  const found = new Map<number, SemanticToken>();
  for (const step of component.steps) {
    if (step.spec !== undefined && step.action !== undefined) add(found, { kind: 'action', range: contentRange(step.action) });
    for (const { reference } of step.references) {
      for (const part of referenceParts(reference, text)) add(found, { kind: kindOf(part, component), range: part.range });
    }
  }
  return [...found.values()].sort((a, b) => a.range.start - b.range.start);
}

function add(found: Map<number, SemanticToken>, token: SemanticToken): void {
  if (token.range.end > token.range.start) found.set(token.range.start, token);
}

const kinds: Readonly<Record<Exclude<PartKind, 'declaration'>, TokenKind>> = {
  phase: 'step',
  step: 'step',
  io: 'keyword',
  variable: 'output',
  loop: 'variable',
  'loop-variable': 'keyword',
  prefix: 'keyword',
  path: 'string',
};

function kindOf({ kind, text }: ReferencePart, { declarations }: ComponentDocument): TokenKind {
  if (kind !== 'declaration') return kinds[kind];
  const declaration: Declaration | undefined = declarations.get(text);
  return declaration?.kind ?? 'variable';
}
