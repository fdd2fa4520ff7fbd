import { hostname } from 'node:os';

/** Names this process in a container's label: host and process id. An engine may serve several machines. */
export const ownerLabel = (): string => `${hostname()}/${process.pid}`;

/** Whether the process that a label names can't be at work any more. Other machines' labels say nothing here. */
export function isOrphan(label: string): boolean {
  const slash = label.lastIndexOf('/');
  if (label.slice(0, slash) !== hostname()) return false;
  const pid = Number(label.slice(slash + 1));
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
