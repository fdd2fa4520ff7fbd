/** A key of `{{ context:KEY }}` and what it gives. */
export interface ContextKey {
  readonly name: string;
  readonly summary: string;
}

/** The facts of a run that `context:` knows (user guide, 2026). */
export const contextKeys: readonly ContextKey[] = [
  { name: 'executionId', summary: 'Id of the run.' },
  { name: 'accountId', summary: 'Account of the machine.' },
  { name: 'region', summary: 'Region of the machine.' },
  { name: 'osPlatform', summary: 'Platform in lower case, such as linux or windows.' },
  { name: 'osName', summary: 'Name of the system; on Linux from /etc/os-release.' },
  { name: 'osVersion', summary: 'Version of the system; empty on Windows and macOS.' },
  { name: 'date', summary: 'Today in UTC, as YYYY-MM-DD.' },
  { name: 'dateTime', summary: 'Now in UTC, as RFC 3339.' },
  { name: 'uuid', summary: 'A random UUID.' },
  { name: 'hostname', summary: 'Host name of the machine.' },
  { name: 'phase', summary: 'Name of the phase that runs.' },
  { name: 'step', summary: 'Name of the step that runs.' },
];
