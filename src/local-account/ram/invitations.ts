import type { Account } from '../account.ts';
import { pageOf } from '../paging.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Owner } from '../store/owner.ts';
import type { Kept } from '../store/records.ts';
import { type InvitationRecord, invalidParameter, invitations, newInvitationArn, type ShareRecord, shares } from './records.ts';

/** Invites the accounts of a share that have not been. */
export function invite(owner: Owner, shareArn: string, { name, principals, updated }: ShareRecord): void {
  for (const { id: receiver, status } of principals) {
    if (status !== 'ASSOCIATING') continue;
    const theirs = { ...owner, accountId: receiver };
    const isInvited = invitations.list(theirs).some(({ body }) => body.shareArn === shareArn && body.status === 'PENDING');
    if (isInvited) continue;
    const invitation: InvitationRecord = { shareArn, shareName: name, sender: owner.accountId, status: 'PENDING', sent: updated };
    invitations.put(theirs, newInvitationArn(owner, receiver), invitation);
  }
}

/** Takes back the invitations that nobody has answered. */
export function uninvite(owner: Owner, shareArn: string, receivers: readonly string[]): void {
  for (const accountId of receivers) {
    const theirs = { ...owner, accountId };
    for (const { id, body } of invitations.list(theirs)) {
      if (body.shareArn === shareArn && body.status === 'PENDING') invitations.remove(theirs, id);
    }
  }
}

interface ListRequest {
  readonly resourceShareInvitationArns?: readonly string[];
  readonly resourceShareArns?: readonly string[];
  readonly nextToken?: string;
  readonly maxResults?: number;
}

/** The invitations to this account, whatever became of them. */
export function getResourceShareInvitations(account: Account, input: ListRequest): object {
  const found = invitations
    .list(account)
    .filter(
      ({ id, body }) =>
        (input.resourceShareInvitationArns?.includes(id) ?? true) && (input.resourceShareArns?.includes(body.shareArn) ?? true),
    );
  const invalid = () => new AwsError('InvalidNextTokenException', 'The nextToken is not valid.');
  const page = pageOf(found, ({ id }) => id, { size: input.maxResults ?? 500, token: input.nextToken, invalid });
  return { resourceShareInvitations: page.items.map(toInvitation), nextToken: page.token };
}

interface OfInvitation {
  readonly resourceShareInvitationArn: string;
}

/** From now on the account sees what the share holds. */
export function acceptResourceShareInvitation(account: Account, { resourceShareInvitationArn: arn }: OfInvitation): object {
  return answer(account, arn, 'ACCEPTED');
}

/** The account is taken out of the share. */
export function rejectResourceShareInvitation(account: Account, { resourceShareInvitationArn: arn }: OfInvitation): object {
  return answer(account, arn, 'REJECTED');
}

function answer(account: Account, arn: string, status: 'ACCEPTED' | 'REJECTED'): object {
  const body = invitations.find(account, arn);
  if (!body) {
    throw new AwsError('ResourceShareInvitationArnNotFoundException', `The resource share invitation ${arn} could not be found.`);
  }
  if (body.status !== 'PENDING') {
    const code = `ResourceShareInvitationAlready${body.status === 'ACCEPTED' ? 'Accepted' : 'Rejected'}Exception`;
    throw new AwsError(code, `The resource share invitation ${arn} was already ${body.status.toLowerCase()}.`);
  }
  const sender = { ...account, accountId: body.sender };
  const share = shares.find(sender, body.shareArn);
  if (!share) throw invalidParameter(`The resource share of the invitation ${arn} is no longer there.`);
  const others = share.principals.filter(({ id }) => id !== account.accountId);
  const self = share.principals.filter(({ id }) => id === account.accountId);
  const updated = account.clock.now().toISOString();
  const accepted = self.map((principal) => ({ ...principal, status: 'ASSOCIATED' as const }));
  shares.put(sender, body.shareArn, { ...share, updated, principals: [...others, ...(status === 'ACCEPTED' ? accepted : [])] });
  const answered = { ...body, status };
  invitations.put(account, arn, answered);
  return { resourceShareInvitation: toInvitation({ id: arn, accountId: account.accountId, body: answered }) };
}

function toInvitation({ id, accountId, body }: Kept<InvitationRecord>): object {
  return {
    resourceShareInvitationArn: id,
    resourceShareName: body.shareName,
    resourceShareArn: body.shareArn,
    senderAccountId: body.sender,
    receiverAccountId: accountId,
    invitationTimestamp: new Date(body.sent),
    status: body.status,
  };
}
