import { notify } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';

/** Asks about each share of another account that this one is invited to; what is dismissed stays open. */
export async function answerInvitations(workbench: Workbench): Promise<void> {
  const { connection, connections, dialogs, tasks } = workbench;
  const current = connections.getState()?.current;
  if (!current) return;
  const place = { connection: current.id, region: current.region };
  const { client } = connection;
  const open = await tasks.run('Reading invitations', (signal) => client.resourceDetails.invitations(place, { signal }));
  if (open.length === 0) notify(workbench, 'info', `No invitation waits for an answer in ${current.region}.`);
  for (const { arn, sender, share } of open) {
    const answer = await dialogs.ask({
      kind: 'choice',
      title: `Account ${sender} shares “${share}” with you`,
      icon: 'mail',
      message:
        'When you accept, what it holds appears in your lists and can be used in your recipes. It stays the property of the other account, which can end it.',
      choices: [
        { id: 'decline', label: 'Decline' },
        { id: 'accept', label: 'Accept', kind: 'primary' },
      ],
    });
    if (answer === undefined) return;
    await client.resourceDetails.answerInvitation({ ...place, invitation: arn, accept: answer === 'accept' });
    notify(workbench, 'info', answer === 'accept' ? `Accepted “${share}”` : `Declined “${share}”`);
  }
}
