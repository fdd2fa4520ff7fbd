import { documentOf } from '../../rules/workspace/used-documents.ts';
import type { ParameterFact } from '../../workspace/model.ts';
import { pathBeside } from '../../workspace/paths.ts';
import { keysBeside } from '../block-path.ts';
import type { Cursor } from '../cursor.ts';
import type { Place } from '../language.ts';

/** The parameters of the component whose values a recipe is giving at the cursor; none where no file of the workspace tells them. */
export function componentParameters({ analysis, path, workspace }: Place, cursor: Cursor): readonly ParameterFact[] {
  const [, , list] = cursor.parts;
  if (cursor.place.join('.') !== 'components.#.parameters.#' || cursor.key !== 'name' || list?.type !== 'key' || path === undefined)
    return [];
  const component = keysBeside(analysis, list)
    .get('componentArn')
    ?.replaceAll(/^['"]|['"]$/g, '');
  const file = component === undefined ? undefined : pathBeside(path, component);
  return file === undefined ? [] : (documentOf(workspace, workspace.files.get(file))?.parameters ?? []);
}
