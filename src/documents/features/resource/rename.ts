import { isName, nameAdvice } from '../../kinds/component/names.ts';
import type { TextRange } from '../../text.ts';
import { recipeUsesOf } from '../component/recipe-uses.ts';
import type { Place } from '../language.ts';
import { placedContent } from '../placed-content.ts';
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
  return parameter === undefined ? [] : locationsOf(parameter, place);
}

/** Another name for the parameter at a place, in its document and in all recipes that set it. */
export function rename(place: Place, newName: string): Renaming | undefined {
  const parameter = setParameterAt(place);
  if (parameter === undefined) return undefined;
  const invalid = problemWith(newName, parameter);
  if (invalid !== undefined) return { invalid };
  const byPath = Map.groupBy(locationsOf(parameter, place), ({ path }) => path);
  const files = [...byPath].map(
    ([path, locations]): FileEdits => ({
      ...(path !== undefined && { path }),
      edits: locations.map(({ range }) => ({ range, newText: newName })).sort((a, b) => a.range.start - b.range.start),
    }),
  );
  return { files };
}

/** Those of the file that was asked come without a path. */
function locationsOf({ path, declared }: SetParameter, place: Place): readonly Location[] {
  const declaration = placedContent({ value: declared.name, range: declared.nameRange });
  const inDocument = [...(declaration === undefined ? [] : [declaration]), ...declared.uses].map((range) => ({ path, range }));
  return [...inDocument, ...recipeUsesOf(place.workspace, path, declared.name)].map((location) =>
    location.path === place.path ? { range: location.range } : location,
  );
}

function problemWith(newName: string, { declared, document }: SetParameter): string | undefined {
  if (!isName(newName)) return `This cannot be a name. ${nameAdvice}`;
  if (newName === declared.name) return undefined;
  if (document.parameters.some(({ name }) => name === newName)) return `The component has a parameter “${newName}” already.`;
  return document.constants.includes(newName) ? `The component has a constant “${newName}” already.` : undefined;
}
