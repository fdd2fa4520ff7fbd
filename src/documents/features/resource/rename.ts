import type { TextEdit } from '../../diagnostic.ts';
import { isName, nameAdvice } from '../../kinds/component/names.ts';
import type { TextRange } from '../../text.ts';
import type { ParameterFact } from '../../workspace/model.ts';
import { recipeUsesOf } from '../component/recipe-uses.ts';
import type { Place } from '../language.ts';
import { placedContent, renamedPlaced } from '../placed-content.ts';
import type { FileEdits, Location, Renaming } from '../types.ts';
import { type SetParameter, setParameterAt } from './set-parameter.ts';

/** The name of a parameter that a recipe sets. */
export function renameable(place: Place): TextRange | undefined {
  const parameter = setParameterAt(place);
  return parameter && placedContent(parameter.name);
}

/** The declaration of the parameter at a place, what refers to it in its document, and the recipes that set it. */
export function references(place: Place): readonly Location[] {
  const parameter = setParameterAt(place);
  if (parameter === undefined) return [];
  const { path, declared } = parameter;
  const inDocument = [declared.nameRange, ...declared.uses].map((range) => ({ path, range }));
  return [...inDocument, ...recipeUsesOf(place.workspace, path, declared.name)].map(({ path: file, range }) =>
    file === place.path ? { range } : { path: file, range },
  );
}

/** Another name for the parameter at a place, in its document and in all recipes that set it. */
export function rename(place: Place, newName: string): Renaming | undefined {
  const parameter = setParameterAt(place);
  if (parameter === undefined) return undefined;
  const invalid = problemWith(newName, parameter);
  if (invalid !== undefined) return { invalid };
  const byPath = Map.groupBy(recipeUsesOf(place.workspace, parameter.path, parameter.declared.name), ({ path }) => path);
  const inRecipes = [...byPath].map(
    ([path, uses]): FileEdits => ({
      ...(path !== place.path && { path }),
      edits: uses.flatMap(({ placed }) => renamedPlaced(placed, newName) ?? []),
    }),
  );
  return { files: [{ path: parameter.path, edits: editsOf(parameter.declared, newName) }, ...inRecipes] };
}

function editsOf({ name, nameRange, uses }: ParameterFact, newName: string): readonly TextEdit[] {
  const declaration = renamedPlaced({ value: name, range: nameRange }, newName);
  const edits = uses.map((range) => ({ range, newText: newName }));
  return (declaration === undefined ? edits : [declaration, ...edits]).sort((a, b) => a.range.start - b.range.start);
}

function problemWith(newName: string, { declared, document }: SetParameter): string | undefined {
  if (!isName(newName)) return `This cannot be a name. ${nameAdvice}`;
  if (newName === declared.name) return undefined;
  if (document.parameters.some(({ name }) => name === newName)) return `The component has a parameter “${newName}” already.`;
  return document.constants.includes(newName) ? `The component has a constant “${newName}” already.` : undefined;
}
