import { useCallback, useEffect, useState } from 'react';
import { useWorkbench } from '../app/use-workbench.ts';
import { messageOf } from '../stores/notify.ts';
import type { FolderListing } from './folder-typing.ts';

interface Folders {
  readonly listing: FolderListing | undefined;
  /** The path in the field. */
  readonly typed: string;
  readonly fault: string | undefined;
  readonly type: (text: string) => void;
  /** Shows what is below a folder and leaves the field as it is. */
  readonly list: (folder: string) => Promise<FolderListing | undefined>;
  /** Goes to a folder: the field follows. */
  readonly visit: (folder: string) => Promise<void>;
}

/** The folders of this computer, one level at a time, beginning at a path ('' is the home folder). */
export function useFolders(start: string): Folders {
  const { connection } = useWorkbench();
  const [listing, setListing] = useState<FolderListing>();
  const [typed, type] = useState('');
  const [fault, setFault] = useState<string>();

  const list = useCallback(
    async (folder: string) => {
      try {
        const found = await connection.client.workspace.browse({ folder });
        setListing(found);
        setFault(undefined);
        return found;
      } catch (error) {
        setFault(messageOf(error));
        return undefined;
      }
    },
    [connection],
  );
  const visit = useCallback(
    async (folder: string) => {
      const found = await list(folder);
      if (found) type(found.folder.endsWith('/') ? found.folder : `${found.folder}/`);
    },
    [list],
  );
  useEffect(() => void visit(start), [start, visit]);
  return { listing, typed, fault, type, list, visit };
}
