import type { Analysis } from '../../analysis.ts';
import { type ReferencePart, referenceParts } from '../../expressions/reference-parts.ts';
import type { ComponentDocument, Declaration, Phase, Step, StepReference } from '../../kinds/component/model.ts';
import { targetOf } from '../../kinds/component/targets.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { holds } from '../node-chain.ts';

/** Something in a component document that has a name which references can say. */
export type ComponentSymbol =
  | { readonly kind: 'declaration'; readonly of: Declaration; readonly name: ScalarNode }
  | { readonly kind: 'phase'; readonly of: Phase; readonly name: ScalarNode }
  | { readonly kind: 'step'; readonly of: Step; readonly name: ScalarNode }
  | { readonly kind: 'loop'; readonly of: Step; readonly name: ScalarNode };

/** A reference around an offset, and which of its words is there: on blanks and braces its last one. */
export interface ReferenceAt {
  readonly step: Step;
  readonly found: StepReference;
  readonly part: ReferencePart | undefined;
}

/** The reference around an offset. */
export function referenceAt({ component, text }: Analysis, offset: number): ReferenceAt | undefined {
  for (const step of component?.steps ?? []) {
    const found = step.references.find(({ reference }) => holds(reference.range, offset));
    if (found === undefined) continue;
    const parts = referenceParts(found.reference, text);
    return { step, found, part: parts.find(({ range }) => holds(range, offset)) ?? parts.at(-1) };
  }
  return undefined;
}

/** What is named at an offset: by its declaration, or by a word of a reference. */
export function symbolAt(analysis: Analysis, offset: number): ComponentSymbol | undefined {
  const { component } = analysis;
  if (component === undefined) return undefined;
  const used = referenceAt(analysis, offset);
  if (used !== undefined) return used.part && symbolOf(component, used, used.part);
  return allSymbols(component).find(({ name }) => holds(name.range, offset));
}

/** What a word of a reference names. */
export function symbolOf(
  component: ComponentDocument,
  { step, found }: Omit<ReferenceAt, 'part'>,
  { kind, text }: ReferencePart,
): ComponentSymbol | undefined {
  const { reference } = found;
  if (kind === 'declaration') return declarationSymbol(component.declarations.get(text));
  if (reference.kind === 'step') {
    const target = targetOf(component, reference);
    if (kind === 'phase') return phaseSymbol(target.phase);
    return kind === 'step' ? stepSymbol(target.step) : undefined;
  }
  return kind === 'loop' && step.loop?.name?.value === text ? loopSymbol(step) : undefined;
}

/** Everything in a document that has a name. */
export function allSymbols({ parameters, constants, phases, steps }: ComponentDocument): readonly ComponentSymbol[] {
  return [
    ...[...parameters, ...constants].map(declarationSymbol),
    ...phases.map(phaseSymbol),
    ...steps.flatMap((step) => [stepSymbol(step), loopSymbol(step)]),
  ].filter((symbol) => symbol !== undefined);
}

/** Whether recipes can set it. */
export function isParameter({ kind, of }: ComponentSymbol): boolean {
  return kind === 'declaration' && of.kind === 'parameter';
}

/** Whether two symbols are one. */
export function isSameSymbol(a: ComponentSymbol, b: ComponentSymbol | undefined): boolean {
  return a.kind === b?.kind && a.of === b.of;
}

function declarationSymbol(of: Declaration | undefined): ComponentSymbol | undefined {
  return of?.name && { kind: 'declaration', of, name: of.name };
}

function phaseSymbol(of: Phase | undefined): ComponentSymbol | undefined {
  return of?.name && { kind: 'phase', of, name: of.name };
}

function stepSymbol(of: Step | undefined): ComponentSymbol | undefined {
  return of?.name && { kind: 'step', of, name: of.name };
}

function loopSymbol(of: Step): ComponentSymbol | undefined {
  return of.loop?.name && { kind: 'loop', of, name: of.loop.name };
}
