import type { AccountTarget, BuilderRow } from '../../../contract/index.ts';
import { notify } from '../../stores/notify.ts';
import type { Workbench } from '../../workbench.ts';

const timeOf = (iso: string) => new Date(iso).toLocaleTimeString(undefined, { timeStyle: 'short' });

/** Opens a fresh URL in the system's browser. Main opens it: the URL never comes here. */
export async function connectTo(
  { connection, notices, tasks }: Workbench,
  place: AccountTarget,
  [row]: readonly BuilderRow[],
): Promise<void> {
  if (!row) return;
  const { name } = row;
  const { expires } = await tasks.run(`Connecting to ${name}`, (signal) =>
    connection.client.imageBuilders.connect({ ...place, name }, { signal }),
  );
  notify({ notices }, 'info', `${name} is open in the browser. The link works once, until ${timeOf(expires)}.`);
}

const hour = 3600;
const validities = [
  { id: '300', label: 'Good for 5 minutes' },
  { id: `${hour}`, label: 'Good for 1 hour', kind: 'primary' },
  { id: `${8 * hour}`, label: 'Good for 8 hours' },
] as const;

/** Puts a fresh URL on the clipboard. It is a secret, so no message has it. */
export async function copyStreamingUrl(workbench: Workbench, place: AccountTarget, [row]: readonly BuilderRow[]): Promise<void> {
  if (!row) return;
  const { connection, dialogs, tasks } = workbench;
  const { name } = row;
  const validity = await dialogs.ask({
    kind: 'choice',
    icon: 'link',
    title: `Copy a streaming URL for ${name}`,
    message:
      'Whoever opens the URL is let into the image builder as its administrator, without signing in. Send it only to whom you trust with that.',
    notes: ['It works once. A new one is made each time.'],
    choices: validities,
  });
  if (validity === undefined) return;
  const { url, expires } = await tasks.run(`Making a streaming URL for ${name}`, (signal) =>
    connection.client.imageBuilders.streamingUrl({ ...place, name, validity: Number(validity) }, { signal }),
  );
  await navigator.clipboard.writeText(url);
  notify(workbench, 'info', `The streaming URL for ${name} is on the clipboard. It works once, until ${timeOf(expires)}.`);
}
