import type { FolderEntry } from '../../contract/index.ts';

export interface FolderListing {
  readonly folder: string;
  readonly parent: string | null;
  readonly folders: readonly FolderEntry[];
}

/** A typed path as the folder that it is in and the beginning of a name: `/home/a/pro` is `/home/a` and `pro`. */
export function splitTyped(text: string): { readonly folder: string; readonly name: string } {
  const slash = text.lastIndexOf('/');
  return { folder: text.slice(0, Math.max(slash, 1)), name: text.slice(slash + 1) };
}

/** The folders of a listing that a typed path may still become; all of them when the path is about another folder. Hidden ones show once asked for. */
export function foldersMatching(listing: FolderListing, text: string): readonly FolderEntry[] {
  const { folder, name } = splitTyped(text);
  const wanted = folder === listing.folder || `${folder}/` === listing.folder ? name.toLowerCase() : '';
  return listing.folders.filter((entry) => {
    const own = entry.name.toLowerCase();
    return own.startsWith(wanted) && (wanted.startsWith('.') || !own.startsWith('.'));
  });
}
