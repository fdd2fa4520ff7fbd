import { pathBeside } from '../../workspace/paths.ts';
import type { Place, Subject } from '../language.ts';
import { holds } from '../node-chain.ts';
import type { DocumentLink, Location } from '../types.ts';

/** The documents of the workspace that a template names in place of carrying them. */
export function links({ analysis, path, workspace }: Subject): readonly DocumentLink[] {
  if (path === undefined) return [];
  return (analysis.host?.references ?? []).flatMap(({ range, target: relative }) => {
    const target = pathBeside(path, relative);
    return target !== undefined && workspace.files.has(target) ? [{ range, target, tooltip: `Open ${target}` }] : [];
  });
}

/** The document that is named at a place. */
export function definition(place: Place): readonly Location[] {
  const link = links(place).find(({ range }) => holds(range, place.offset));
  if (link === undefined) return [];
  return [{ path: link.target, range: place.workspace.files.get(link.target)?.nameRange ?? { start: 0, end: 0 } }];
}
