import type { ShareInvitation } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import { everyPage } from '../aws/every-page.ts';

/** Shares of other accounts that this one is invited to and has not answered. */
export async function openInvitations(aws: Aws): Promise<readonly ShareInvitation[]> {
  const ram = await aws.ram();
  const all = await everyPage((nextToken) => ram.getResourceShareInvitations({ nextToken }), 'resourceShareInvitations');
  return all.flatMap(({ resourceShareInvitationArn: arn = '', resourceShareName: share = '', senderAccountId: sender = '', ...one }) =>
    one.status === 'PENDING' ? [{ arn, share, sender, at: one.invitationTimestamp?.toISOString() ?? '' }] : [],
  );
}

export async function answerInvitation(aws: Aws, resourceShareInvitationArn: string, accept: boolean): Promise<void> {
  const ram = await aws.ram();
  if (accept) await ram.acceptResourceShareInvitation({ resourceShareInvitationArn, clientToken: resourceShareInvitationArn.slice(-36) });
  else await ram.rejectResourceShareInvitation({ resourceShareInvitationArn, clientToken: resourceShareInvitationArn.slice(-36) });
}
