import type { Operation } from './operations.ts';

/** The member of a request under which a name stands: the structure, or the list of structures, that has it; the outermost of several. */
export function parentOfMember({ input, shapes }: Operation, name: string): string | undefined {
  const open = Object.entries(input.members);
  for (let at = 0; at < open.length; at++) {
    const [member = '', shapeName = ''] = open[at] ?? [];
    const outer = shapes[shapeName];
    const shape = outer?.type === 'list' ? shapes[outer.of] : outer;
    if (shape?.type !== 'structure') continue;
    if (Object.hasOwn(shape.members, name)) return member;
    open.push(...Object.entries(shape.members));
  }
  return undefined;
}
