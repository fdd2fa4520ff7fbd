import { AwsError } from '../protocol/aws-error.ts';

/** What a request gets that the disk has no room for: clients may try again, and nothing of it was kept. */
export function storageFull(): AwsError {
  const message = 'The disk that holds the local account is full: nothing of this request was kept. Make room, and send it again.';
  return new AwsError('ServiceUnavailableException', message, 503);
}

/** The error that a client gets for anything that went wrong. Bugs are passed to `onBug` and hidden. */
export function toAwsError(error: unknown, onBug: (error: unknown) => void): AwsError {
  if (error instanceof AwsError) return error;
  if (isStorageFull(error)) return storageFull();
  onBug(error);
  return new AwsError('InternalFailure', 'The local account met an error of its own; see its log.');
}

const SQLITE_FULL = 13;

/** SQLite's word for a full disk, or the system's: no space, no inodes, beyond a quota. */
function isStorageFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('errcode' in error) return (Number(error.errcode) & 0xff) === SQLITE_FULL;
  return 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}
