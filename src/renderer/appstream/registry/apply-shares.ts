import { type SharedAccount, type ShareEvent, shareChanges } from '../../../contract/index.ts';
import { messageOf } from '../../stores/notify.ts';
import type { Workbench } from '../../workbench.ts';

/** How far a change of permissions is. */
export interface ShareOutcomes {
  /** By account. */
  readonly calls: Readonly<Record<string, ShareEvent>>;
  /** Why it did not begin, or ended before its end. */
  readonly error: string | undefined;
  readonly running: boolean;
}

export const untried: ShareOutcomes = { calls: {}, error: undefined, running: false };

interface Applied {
  readonly connection: string;
  readonly arn: string;
  /** The table that the change was made of, in short. */
  readonly seen: string;
  readonly now: readonly SharedAccount[];
  readonly wanted: readonly SharedAccount[];
}

/** Makes the change, account by account. What fails stays in the draft, and is what another attempt makes. */
export async function applyShares(
  { connection: line, tasks }: Workbench,
  { arn, connection, now, seen, wanted }: Applied,
  told: (outcomes: ShareOutcomes) => void,
): Promise<void> {
  const changes = shareChanges(now, wanted).map(({ account, after }) => ({ account, after }));
  let outcomes: ShareOutcomes = { ...untried, running: true };
  const tell = (part: Partial<ShareOutcomes>) => {
    outcomes = { ...outcomes, ...part };
    told(outcomes);
  };
  tell({});
  try {
    await tasks.run('Changing permissions', async (signal) => {
      for await (const event of line.client.appstreamImages.share({ connection, arn, seen, changes }, { signal }))
        tell({ calls: { ...outcomes.calls, [event.account]: event } });
    });
  } catch (error) {
    tell({ error: messageOf(error) });
  }
  tell({ running: false });
}
