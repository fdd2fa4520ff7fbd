import type { TextRange } from '../../text.ts';
import type { Placed, WorkspaceFacts } from '../../workspace/model.ts';
import { placedContent } from '../placed-content.ts';

/** A parameter that a recipe sets. */
export interface RecipeUse {
  /** Of the recipe, from the workspace's root. */
  readonly path: string;
  readonly range: TextRange;
  /** The name as it stands there, with its quotes. */
  readonly placed: Placed;
}

/** Where recipes of a workspace give a value to a parameter of the component document in a file. */
export function recipeUsesOf({ files }: WorkspaceFacts, document: string, parameter: string): readonly RecipeUse[] {
  const components = new Set([document]);
  for (const { path, kind, references } of files.values()) {
    if (kind === 'component-resource' && references.some((reference) => reference.path === document)) components.add(path);
  }
  return [...files.values()].flatMap(({ path, usedComponents = [] }) =>
    usedComponents
      .filter(({ reference }) => reference.path !== undefined && components.has(reference.path))
      .flatMap(({ parameters }) => parameters.filter(({ value }) => value === parameter))
      .flatMap((placed) => {
        const range = placedContent(placed);
        return range === undefined ? [] : [{ path, range, placed }];
      }),
  );
}
