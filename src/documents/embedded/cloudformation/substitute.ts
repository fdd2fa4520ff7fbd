import type { TextMap } from '../../syntax/text-map.ts';
import { type Assembly, add, addMask } from '../assembly.ts';
import type { UnresolvedName } from '../model.ts';
import { isKnownName, type TemplateNames } from './names.ts';

/** What `Fn::Sub` needs to know of the template around it. */
export interface Substitution {
  readonly names: TemplateNames;
  /** Names that only this call knows: the keys of its map. */
  readonly variables: ReadonlySet<string>;
  /** Names that nothing is found for are added here. */
  readonly unresolved: UnresolvedName[];
}

/** The text of the call, and the way from it to the template. */
interface MappedText {
  readonly value: string;
  readonly map: TextMap;
}

const PLACEHOLDER = /\$\{([^{}]*)\}/g;

/** Adds the text of an `Fn::Sub`: its placeholders masked, `${!Name}` as the `${Name}` that CloudFormation makes of it. */
export function addSubstituted(assembly: Assembly, { value, map }: MappedText, substitution: Substitution): void {
  let at = 0;
  for (const { 0: placeholder, 1: name = '', index } of value.matchAll(PLACEHOLDER)) {
    add(assembly, value.slice(at, index), { map, from: at });
    at = index;
    if (name.startsWith('!')) {
      add(assembly, '${', { map, from: index });
      at = index + '${!'.length;
      continue;
    }
    const isKnown = substitution.variables.has(name.trim()) || isKnownName(substitution.names, name.trim());
    if (!isKnown) substitution.unresolved.push(unresolvedName(name, map.toOuter(index), map.toOuter(index + placeholder.length)));
    addMask(assembly, placeholder.length, { map, from: index });
    at = index + placeholder.length;
  }
  add(assembly, value.slice(at), { map, from: at });
}

function unresolvedName(name: string, start: number, end: number): UnresolvedName {
  return { name, range: { start, end }, escape: { at: start + '${'.length, text: '!' } };
}
