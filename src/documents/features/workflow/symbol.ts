import { eachReference } from '../../kinds/workflow/each-reference.ts';
import type { WorkflowDocument, WorkflowParameter, WorkflowStep } from '../../kinds/workflow/model.ts';
import { targetOf } from '../../kinds/workflow/resolve.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import type { TextRange } from '../../text.ts';
import { holds } from '../node-chain.ts';
import { referenceAt } from './reference-at.ts';

/** A step or a parameter of a workflow, which paths go by. */
export type WorkflowSymbol =
  | { readonly kind: 'parameter'; readonly of: WorkflowParameter; readonly name: ScalarNode }
  | { readonly kind: 'step'; readonly of: WorkflowStep; readonly name: ScalarNode };

/** Where a path names a symbol. */
export interface SymbolUse {
  readonly range: TextRange;
  /** The range is that of the word itself, and not of a text with escapes around it. */
  readonly exact: boolean;
}

/** What is named at an offset: by its own name, or by a path. */
export function symbolAt(workflow: WorkflowDocument, offset: number): WorkflowSymbol | undefined {
  const found = referenceAt(workflow, offset);
  if (found !== undefined) {
    const { parameter, step } = targetOf(found.reference.path, workflow);
    return parameterSymbol(parameter) ?? stepSymbol(step);
  }
  return symbolsOf(workflow).find(({ name }) => holds(name.range, offset));
}

/** Everything in a document that has a name which paths can say. */
export function symbolsOf({ parameters, steps }: WorkflowDocument): readonly WorkflowSymbol[] {
  return [...parameters.map(parameterSymbol), ...steps.map(stepSymbol)].filter((symbol) => symbol !== undefined);
}

/** Where paths name a symbol, in document order. A text that several aliases bring counts once. */
export function usesOf(workflow: WorkflowDocument, symbol: WorkflowSymbol): readonly SymbolUse[] {
  const uses = new Map<number, SymbolUse>();
  eachReference(workflow, ({ path, exact }) => {
    const { parameter, step } = targetOf(path, workflow);
    const range = path.parts[1]?.range;
    if (range !== undefined && (parameter === symbol.of || step === symbol.of)) uses.set(range.start, { range, exact });
  });
  return [...uses.values()].sort((a, b) => a.range.start - b.range.start);
}

function parameterSymbol(of: WorkflowParameter | undefined): WorkflowSymbol | undefined {
  return of?.name && { kind: 'parameter', of, name: of.name };
}

function stepSymbol(of: WorkflowStep | undefined): WorkflowSymbol | undefined {
  return of?.name && { kind: 'step', of, name: of.name };
}
