import { shapeAt } from '../../kinds/resource/shape-at.ts';
import { nodePathAt } from '../../syntax/node-path.ts';
import type { Place } from '../language.ts';
import type { Hover } from '../types.ts';
import { describeMember } from './describe.ts';

/** The member at a place, or the one whose value stands there. */
export function hover({ analysis, offset }: Place): Hover | undefined {
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
  return contents === undefined ? undefined : { range: scalar.range, contents };
}
