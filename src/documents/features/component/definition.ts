import type { Reference } from '../../expressions/reference.ts';
import type { ComponentDocument } from '../../kinds/component/model.ts';
import { targetOf } from '../../kinds/component/targets.ts';
import { itemsOf, mapOf } from '../../syntax/entries.ts';
import { entryNamed, headOf } from '../../syntax/lookup.ts';
import type { TextRange } from '../../text.ts';
import type { Place } from '../language.ts';
import type { Location } from '../types.ts';
import { linkAt } from './links.ts';
import { recipeUsesOf } from './recipe-uses.ts';
import { isParameter, type ReferenceAt, referenceAt, symbolAt, symbolOf } from './symbol.ts';
import { usesOf } from './uses.ts';

/** Where what a reference names is declared, or the file that an input names. */
export function definition(place: Place): readonly Location[] {
  const { analysis, offset } = place;
  const used = referenceAt(analysis, offset);
  if (used !== undefined && analysis.component !== undefined) {
    const range = declarationOf(analysis.component, used);
    return range === undefined ? [] : [{ range }];
  }
  const link = linkAt(place);
  if (link !== undefined && place.workspace.files.has(link.target)) return [{ path: link.target, range: { start: 0, end: 0 } }];
  const symbol = symbolAt(analysis, offset);
  return symbol === undefined ? [] : [{ range: symbol.name.range }];
}

function declarationOf(component: ComponentDocument, used: ReferenceAt): TextRange | undefined {
  const { found, part, step } = used;
  const symbol = part && symbolOf(component, used, part);
  if (symbol !== undefined) return symbol.name.range;
  const { reference } = found;
  if (reference.kind === 'step') return placeOfValue(component, reference);
  return reference.kind === 'loop' ? step.loop?.map && headOf(step.loop.map) : undefined;
}

/** The input that a reference reads; for an output the name of the step that gives it. */
function placeOfValue(component: ComponentDocument, reference: Extract<Reference, { kind: 'step' }>): TextRange | undefined {
  const { step } = targetOf(component, reference);
  if (step === undefined || reference.io === 'outputs') return step?.name?.range;
  const map = reference.index === undefined ? mapOf(step.inputs) : mapOf(itemsOf(step.inputs)[reference.index]?.value);
  return (entryNamed(map, reference.variable)?.key ?? step.name)?.range;
}

/** The declaration of what stands at a place, every reference to it, and for a parameter the recipes that set it. */
export function references({ analysis, offset, path, workspace }: Place): readonly Location[] {
  const symbol = symbolAt(analysis, offset);
  if (symbol === undefined) return [];
  const inRecipes = path !== undefined && isParameter(symbol) ? recipeUsesOf(workspace, path, symbol.name.value) : [];
  return [
    { range: symbol.name.range },
    ...usesOf(analysis, symbol).map((range) => ({ range })),
    ...inRecipes.map(({ path: recipe, range }) => ({ path: recipe, range })),
  ];
}
