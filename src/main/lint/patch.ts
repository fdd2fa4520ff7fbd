import { stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { formatPatch, OMIT_HEADERS, structuredPatch } from 'diff';
import type { FixedDocument } from './fix-files.ts';

/**
 * A patch of all changes that `git apply` takes anywhere in the repository: it reads paths from the repository's root. Outside of a
 * repository they are from the working folder.
 */
export async function patchOf(fixed: readonly FixedDocument[], cwd: string): Promise<string> {
  const root = (await repositoryOf(cwd)) ?? cwd;
  return fixed.map((document) => filePatch(document, root)).join('');
}

function filePatch({ candidate, before, after }: FixedDocument, root: string): string {
  const path = relative(root, candidate.path).split(sep).join('/');
  const [from, to] = [quoted(`a/${path}`), quoted(`b/${path}`)];
  const changes = structuredPatch('', '', textOf(before), textOf(after), undefined, undefined, { context: 3 });
  return `diff --git ${from} ${to}\n--- ${ended(from)}\n+++ ${ended(to)}\n${formatPatch(changes, OMIT_HEADERS)}`;
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** As git quotes names in patches: in C's way, where one has a character that would end it. */
function quoted(name: string): string {
  if (!/[\p{Cc}"\\]/u.test(name)) return name;
  const escaped = name.replaceAll(/[\p{Cc}"\\]/gu, (character) =>
    character === '"' || character === '\\' ? `\\${character}` : `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
  return `"${escaped}"`;
}

/** Behind a name with blanks git writes a tab, so that its end is clear. */
function ended(name: string): string {
  return name.includes(' ') ? `${name}\t` : name;
}

async function repositoryOf(folder: string): Promise<string | undefined> {
  try {
    await stat(join(folder, '.git'));
    return folder;
  } catch {
    const parent = dirname(folder); // not this one: perhaps the one above
    return parent === folder ? undefined : repositoryOf(parent);
  }
}
