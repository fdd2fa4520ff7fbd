import type { Platform } from '../actions/spec.ts';
import { type Assembly, assemblyMap } from './assembly.ts';
import { type Carrier, ownerWords } from './carriers.ts';
import type { InnerText } from './model.ts';

/** Marks that other tools leave for what they put in: the whole document is in another file. */
const PLACEHOLDER = /^\s*(?:\$\{|\{\{|<%|@@|file:)[^\n]*\s*$/;

const platforms: readonly Platform[] = ['Linux', 'Windows', 'macOS'];

/** A document with the platform that its carrier names; without one where that is none that we know, such as a parameter. */
export function registeredFor(inner: InnerText | undefined, word: string | undefined): InnerText | undefined {
  const platform = platforms.find((each) => each === word);
  return inner === undefined || platform === undefined ? inner : { ...inner, platform };
}

/** The document that was read of a carrier; undefined when nothing of it is known but where it is put in. */
export function innerText(carrier: Carrier, name: string | undefined, assembly: Assembly): InnerText | undefined {
  const { text, masks } = assembly;
  const masked = masks.reduce((sum, { start, end }) => sum + end - start, 0);
  if (PLACEHOLDER.test(text) || (masked > 0 && masked === text.trim().length)) return undefined;
  return { owner: ownerWords(carrier, name), kind: carrier.kind, text, map: assemblyMap(assembly), masks };
}
