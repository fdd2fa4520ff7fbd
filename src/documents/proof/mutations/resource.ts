import type { Analysis } from '../../analysis.ts';
import type { ResourceDocument } from '../../kinds/resource/model.ts';
import { type NamedShape, named, shapeOfMember } from '../../kinds/resource/shape-at.ts';
import { follow } from '../../syntax/aliases.ts';
import type { MapEntry, MapNode, ScalarNode, SyntaxNode } from '../../syntax/tree.ts';
import { edited, isSimple, type Mutant, type Mutation, misspelt, reworded, withLineBefore, without } from '../mutation.ts';

/** A member of a structure of a request. */
interface Member {
  readonly analysis: Analysis;
  readonly map: MapNode;
  readonly entry: MapEntry;
  readonly isRequired: boolean;
  readonly shape: NamedShape;
  /** The value, if it is a word on one line. */
  readonly word: ScalarNode | undefined;
}

function ofMembers(id: string, mutants: (member: Member) => readonly Mutant[]): Mutation {
  return { id: `resource: ${id}`, mutants: (analysis) => membersOf(analysis).flatMap(mutants) };
}

function membersOf(analysis: Analysis): readonly Member[] {
  const { resource } = analysis;
  if (resource === undefined) return [];
  const { operation } = resource;
  return membersBelow(analysis, resource, { node: resource.node, shape: { name: operation.name, shape: operation.input } });
}

function membersBelow(
  analysis: Analysis,
  resource: ResourceDocument,
  at: { node: SyntaxNode | undefined; shape: NamedShape },
): readonly Member[] {
  const node = follow(at.node);
  const { shape } = at.shape;
  if (shape.type === 'list' && node?.kind === 'list') {
    const item = named(resource.operation, shape.of);
    return item === undefined ? [] : node.items.flatMap(({ value }) => membersBelow(analysis, resource, { node: value, shape: item }));
  }
  if (shape.type !== 'structure' || node?.kind !== 'map') return [];
  return node.entries.flatMap((entry) => {
    const member = shapeOfMember(resource.operation, shape, entry.key.value);
    if (member === undefined) return [];
    const word = entry.value?.kind === 'scalar' && isSimple(analysis, entry.value) ? entry.value : undefined;
    const isRequired = shape.required?.includes(entry.key.value) === true;
    const own: Member = { analysis, map: node, entry, isRequired, shape: member, word };
    return [own, ...membersBelow(analysis, resource, { node: entry.value, shape: member })];
  });
}

export const resourceMutations: readonly Mutation[] = [
  ofMembers('a member is misspelt', ({ analysis, entry }) => [reworded(analysis, entry.key, misspelt(entry.key.value))]),
  ofMembers('a needed member is missing', ({ analysis, map, entry, isRequired }) => (isRequired ? without(analysis, map, entry) : [])),
  ofMembers('an unknown member', ({ analysis, map, entry }) =>
    map.flow || entry !== map.entries.at(-1) || map.entries.length < 2
      ? []
      : [withLineBefore(analysis, entry.key.range.start, 'verbose: true')],
  ),
  ofMembers('a text is a list', ({ analysis, shape, word, entry }) =>
    shape.shape.type !== 'string' || word === undefined
      ? []
      : [edited(analysis, word.range, { newText: '[one, two]', fault: { start: entry.key.range.start, end: word.range.start } })],
  ),
  ofMembers('a structure is a text', ({ analysis, shape, entry }) =>
    shape.shape.type !== 'structure' || entry.value === undefined
      ? []
      : [edited(analysis, { start: entry.key.range.end, end: entry.value.range.end }, ': some text')],
  ),
  ofMembers('a list is a text', ({ analysis, shape, entry }) =>
    shape.shape.type !== 'list' || entry.value === undefined
      ? []
      : [edited(analysis, { start: entry.key.range.end, end: entry.value.range.end }, ': some text')],
  ),
  ofMembers('a number is a word', ({ analysis, shape, word }) =>
    shape.shape.type !== 'integer' || word === undefined ? [] : [edited(analysis, word.range, 'many')],
  ),
  ofMembers('true or false is something else', ({ analysis, shape, word }) =>
    shape.shape.type !== 'boolean' || word === undefined ? [] : [edited(analysis, word.range, 'perhaps')],
  ),
  ofMembers('a value is none of those that there are', ({ analysis, shape, word }) =>
    shape.shape.type !== 'string' || shape.shape.enum === undefined || word === undefined ? [] : [reworded(analysis, word, 'SIDEWAYS')],
  ),
];
