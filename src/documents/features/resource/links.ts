import { contentRange } from '../../syntax/scalar-content.ts';
import { pathBeside } from '../../workspace/paths.ts';
import type { Place, Subject } from '../language.ts';
import { holds } from '../node-chain.ts';
import type { DocumentLink, Location } from '../types.ts';
import { setParameterAt } from './set-parameter.ts';

/** The files of the workspace that a resource names: other resources, documents, Dockerfiles. */
export function links({ analysis, path, workspace }: Subject): readonly DocumentLink[] {
  if (path === undefined) return [];
  return (analysis.resource?.links ?? []).flatMap(({ scalar, path: relative }) => {
    if (relative === undefined) return [];
    const target = pathBeside(path, relative);
    return target !== undefined && workspace.files.has(target) ? [{ range: contentRange(scalar), target, tooltip: `Open ${target}` }] : [];
  });
}

/** The file that is named at a place: at the name of what it describes, as far as that is known. Of a parameter that a recipe sets, its declaration. */
export function definition(place: Place): readonly Location[] {
  const link = links(place).find(({ range }) => holds(range, place.offset));
  const parameter = link === undefined ? setParameterAt(place) : undefined;
  if (parameter !== undefined) return [{ path: parameter.path, range: parameter.declared.nameRange }];
  if (link === undefined) return [];
  return [{ path: link.target, range: place.workspace.files.get(link.target)?.nameRange ?? { start: 0, end: 0 } }];
}
