import type { NoticeAction, NoticeLevel, NoticesStore } from './notices-store.ts';

export interface NotifyDeps {
  readonly notices: NoticesStore;
}

/** Shows a toast and keeps it in the Output panel. */
export function notify({ notices }: NotifyDeps, level: NoticeLevel, message: string): void {
  notices.apply({ type: 'noted', notice: { level, message, time: new Date().toISOString() }, toast: true });
}

/** The same, with buttons for what can be done about it. */
export function notifyWith(
  { notices }: NotifyDeps,
  level: NoticeLevel,
  said: { readonly message: string; readonly actions: readonly NoticeAction[] },
): void {
  notices.apply({ type: 'noted', notice: { level, ...said, time: new Date().toISOString() }, toast: true });
}

/** Writes a line to the Output panel without disturbing anybody. */
export function record({ notices }: NotifyDeps, message: string): void {
  notices.apply({ type: 'noted', notice: { level: 'info', message, time: new Date().toISOString() }, toast: false });
}

/** Tells of a failed action in its own words; a cancelled one was the user's wish and needs no telling. */
export function notifyFailure(deps: NotifyDeps, error: unknown): void {
  if (!isCancelled(error)) notify(deps, 'error', messageOf(error));
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const isCancelled = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'cancelled';
