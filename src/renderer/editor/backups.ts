/** An unsaved text, kept so that a reload or a crash loses nothing. */
export interface Backup {
  readonly text: string;
  /** The version on disk that the text began from; null when there was no file. */
  readonly diskVersion: string | null;
}

export interface Backups {
  read(root: string, path: string): Backup | undefined;
  /** The files of a workspace that have one. */
  paths(root: string): readonly string[];
  /** Throws when the storage is full. */
  write(root: string, path: string, backup: Backup): void;
  remove(root: string, path: string): void;
}

type BackupStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Synchronous storage on purpose: what was typed must be kept while the page is being torn down, when nothing waits for a promise. */
export function createBackups(storage: BackupStorage): Backups {
  const prefix = (root: string) => `kiln.backup:${root}\n`;
  return {
    read: (root, path) => parse(storage.getItem(prefix(root) + path)),
    paths: (root) => {
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
      return keys.filter((key) => key.startsWith(prefix(root))).map((key) => key.slice(prefix(root).length));
    },
    write: (root, path, backup) => storage.setItem(prefix(root) + path, JSON.stringify(backup)),
    remove: (root, path) => storage.removeItem(prefix(root) + path),
  };
}

function parse(stored: string | null): Backup | undefined {
  if (stored === null) return undefined;
  const value: unknown = JSON.parse(stored);
  return typeof value === 'object' && value !== null && 'text' in value && 'diskVersion' in value ? (value as Backup) : undefined;
}
