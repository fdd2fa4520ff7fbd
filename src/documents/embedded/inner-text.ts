import { type Assembly, assemblyMap } from './assembly.ts';
import { type Carrier, ownerWords } from './carriers.ts';
import type { InnerText } from './model.ts';

/** Marks that other tools leave for what they put in: the whole document is in another file. */
const PLACEHOLDER = /^\s*(?:\$\{|\{\{|<%|@@|file:)[^\n]*\s*$/;

/** The document that was read of a carrier; undefined when nothing of it is known but where it is put in. */
export function innerText(carrier: Carrier, name: string | undefined, assembly: Assembly): InnerText | undefined {
  const { text, masks } = assembly;
  const masked = masks.reduce((sum, { start, end }) => sum + end - start, 0);
  if (PLACEHOLDER.test(text) || (masked > 0 && masked === text.trim().length)) return undefined;
  return { owner: ownerWords(carrier, name), kind: carrier.kind, text, map: assemblyMap(assembly), masks };
}
