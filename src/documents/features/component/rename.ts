import type { Analysis } from '../../analysis.ts';
import type { TextEdit } from '../../diagnostic.ts';
import type { ComponentDocument } from '../../kinds/component/model.ts';
import { isName, nameAdvice } from '../../kinds/component/names.ts';
import { contentRange } from '../../syntax/scalar-content.ts';
import { plainScalarType } from '../../syntax/scalar-type.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import type { TextRange } from '../../text.ts';
import type { Place } from '../language.ts';
import { holds } from '../node-chain.ts';
import { renamedPlaced } from '../placed-content.ts';
import type { FileEdits, Renaming } from '../types.ts';
import { type RecipeUse, recipeUsesOf } from './recipe-uses.ts';
import { allSymbols, type ComponentSymbol, isParameter, symbolAt } from './symbol.ts';
import { usesOf } from './uses.ts';

const LOOP_NAME = /^[\w-]+$/;

/** The name of the step, phase, parameter, constant or loop at a place. */
export function renameable({ analysis, offset }: Place): TextRange | undefined {
  const symbol = symbolAt(analysis, offset);
  if (symbol === undefined) return undefined;
  return [contentRange(symbol.name), ...usesOf(analysis, symbol)].find((range) => holds(range, offset));
}

/** Another name for what stands at a place, in its declaration, in every reference, and in the recipes that set it. */
export function rename({ analysis, offset, path, workspace }: Place, newName: string): Renaming | undefined {
  const symbol = symbolAt(analysis, offset);
  if (symbol === undefined || analysis.component === undefined) return undefined;
  const invalid = problemWith(newName, symbol, analysis.component);
  if (invalid !== undefined) return { invalid };
  const inRecipes = path !== undefined && isParameter(symbol) ? recipeUsesOf(workspace, path, symbol.name.value) : [];
  return { files: [{ edits: editsOf(analysis, symbol, newName) }, ...recipeEdits(inRecipes, newName)] };
}

function recipeEdits(uses: readonly RecipeUse[], newName: string): readonly FileEdits[] {
  const byPath = Map.groupBy(uses, ({ path }) => path);
  return [...byPath].map(([path, inFile]) => ({ path, edits: inFile.flatMap(({ placed }) => renamedPlaced(placed, newName) ?? []) }));
}

function editsOf(analysis: Analysis, symbol: ComponentSymbol, newName: string): readonly TextEdit[] {
  const uses = usesOf(analysis, symbol).map((range) => ({ range, newText: newName }));
  return [renamedScalar(symbol.name, newName), ...uses].sort((a, b) => a.range.start - b.range.start);
}

/** Quotes stay, and come where the plain word would be a number or the like. */
function renamedScalar(name: ScalarNode, newName: string): TextEdit {
  const isQuoted = name.style === 'single' || name.style === 'double';
  if (isQuoted) return { range: contentRange(name), newText: newName };
  return { range: name.range, newText: plainScalarType(newName) === 'string' ? newName : `'${newName}'` };
}

function problemWith(newName: string, symbol: ComponentSymbol, component: ComponentDocument): string | undefined {
  if (symbol.kind === 'loop' ? !LOOP_NAME.test(newName) : !isName(newName)) {
    return symbol.kind === 'loop'
      ? 'The name of a loop is made of letters, digits, hyphens and underscores.'
      : `This cannot be a name. ${nameAdvice}`;
  }
  const clashing = allSymbols(component).find((other) => other.of !== symbol.of && other.name.value === newName && clash(symbol, other));
  return clashing && `There is a ${wordFor(clashing)} “${newName}” already.`;
}

/** Names are unique in the document, those of steps and loops in their phase. */
function clash(a: ComponentSymbol, b: ComponentSymbol): boolean {
  if (a.kind === 'step' || a.kind === 'loop') return a.kind === b.kind && a.of.phase === b.of.phase;
  return a.kind === b.kind;
}

function wordFor({ kind, of }: ComponentSymbol): string {
  return kind === 'declaration' ? of.kind : kind;
}
