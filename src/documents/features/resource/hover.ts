import { shapeAt } from '../../kinds/resource/shape-at.ts';
import { nodePathAt } from '../../syntax/node-path.ts';
import { pathBeside } from '../../workspace/paths.ts';
import type { Place } from '../language.ts';
import { holds } from '../node-chain.ts';
import type { Hover } from '../types.ts';
import { describeMember } from './describe.ts';

/** The member at a place, or the one whose value stands there. */
export function hover(subject: Place): Hover | undefined {
  const { analysis, offset } = subject;
  const { resource, tree } = analysis;
  const path = nodePathAt(tree.root, offset);
  if (resource === undefined || path?.scalar === undefined) return undefined;
  const { place, key, scalar } = path;
  // An item of a list has no key of its own, and the keys of a map are the author's: the member that holds them is meant.
  const owner = key === undefined ? place.slice(0, place.lastIndexOf('#') - 1) : place;
  const shape = shapeAt(resource.operation, owner);
  const [parent, member] = shape?.shape.type === 'map' ? [owner.slice(0, -1), owner.at(-1)] : [owner, key?.value ?? place[owner.length]];
  const structure = shapeAt(resource.operation, parent);
  if (structure === undefined || member === undefined) return undefined;
  const contents = describeMember(resource.operation, structure, member);
  if (contents === undefined) return undefined;
  const named = scalar === key ? undefined : namedFile(subject, offset);
  return { range: scalar.range, contents: named === undefined ? contents : `${named}\n\n${contents}` };
}

/** The file that is named at an offset, in one line. */
function namedFile({ analysis, path, workspace }: Place, offset: number): string | undefined {
  const link = analysis.resource?.links.find(({ scalar }) => holds(scalar.range, offset));
  const target = link?.path === undefined || path === undefined ? undefined : pathBeside(path, link.path);
  const file = target === undefined ? undefined : workspace.files.get(target);
  if (file === undefined) return undefined;
  const facts = [file.name, file.version?.value, file.platform?.value].filter((fact) => fact !== undefined);
  return facts.length === 0 ? `\`${file.path}\`` : `**${facts.join(' ')}** in \`${file.path}\``;
}
