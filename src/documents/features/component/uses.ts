import type { Analysis } from '../../analysis.ts';
import { referenceParts } from '../../expressions/reference-parts.ts';
import type { TextRange } from '../../text.ts';
import { type ComponentSymbol, isSameSymbol, symbolOf } from './symbol.ts';

/** Where references name a symbol: the ranges of the word, in document order. A text that several aliases bring counts once. */
export function usesOf({ component, text }: Analysis, symbol: ComponentSymbol): readonly TextRange[] {
  if (component === undefined) return [];
  const uses = new Map<number, TextRange>();
  for (const step of component.steps) {
    for (const found of step.references) {
      for (const part of referenceParts(found.reference, text)) {
        if (isSameSymbol(symbol, symbolOf(component, { step, found }, part))) uses.set(part.range.start, part.range);
      }
    }
  }
  return [...uses.values()].sort((a, b) => a.start - b.start);
}
