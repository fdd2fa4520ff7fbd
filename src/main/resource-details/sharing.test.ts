import { expect, onTestFinished, test } from 'vitest';
import { policyFor, type SharingChange } from '../../contract/index.ts';
import { type Aws, createAws } from '../aws/clients.ts';
import { addAccount, keyOf } from '../local-account.ts';
import { changeSharing, promoteShare } from './change-sharing.ts';
import { answerInvitation, openInvitations } from './invitations.ts';
import { readSharing } from './read-sharing.ts';
import { publishedAccount, sampleArns } from './test-kit.ts';

const { component, pipeline } = sampleArns;

/** Two accounts behind one endpoint: the first has the sample, the second nothing. */
async function twoAccounts() {
  const { account, aws } = await publishedAccount();
  const { accountId } = addAccount(account.folder, 'second', new Date());
  const key = keyOf(await aws.connection.credentials(), accountId);
  const theirs = createAws({ ...aws.connection, accountId, credentials: async () => key });
  onTestFinished(() => theirs.close());
  return { aws, theirs, accountId };
}

async function change(aws: Aws, wish: Partial<SharingChange>, arn: string = component) {
  const { seen } = await readSharing(aws, arn);
  return changeSharing(aws, arn, { seen, join: [], leave: [], token: crypto.randomUUID(), ...wish });
}

const seenBy = async (aws: Aws) =>
  ((await (await aws.imagebuilder()).listComponents({ owner: 'Shared' })).componentVersionList ?? []).map(({ name }) => name);

test('a resource that nobody else may use says so', async () => {
  const { aws } = await twoAccounts();
  expect(await readSharing(aws, component)).toMatchObject({ policy: '', shares: [], ramFault: undefined });
});

test('an account is invited into a share, accepts, sees the resource, and loses it again', async () => {
  const { aws, theirs, accountId } = await twoAccounts();
  const invited = await change(aws, { join: [accountId] });
  expect(invited.shares).toMatchObject([
    { name: 'component-greeter-one-1.0.0', fromPolicy: false, others: [], principals: [{ id: accountId }] },
  ]);
  expect(await seenBy(theirs)).toEqual([]);

  const [invitation] = await openInvitations(theirs);
  expect(invitation).toMatchObject({ share: 'component-greeter-one-1.0.0', sender: '000000000000' });
  await answerInvitation(theirs, invitation?.arn ?? '', true);
  expect(await seenBy(theirs)).toEqual(['Greeter_One']);
  expect(await openInvitations(theirs)).toEqual([]);

  const share = invited.shares[0]?.arn ?? '';
  expect(await change(aws, { leave: [{ share, principal: accountId }] })).toMatchObject({ shares: [] });
  expect(await seenBy(theirs)).toEqual([]);
});

test('who joins later comes into the share that is there', async () => {
  const { aws, accountId } = await twoAccounts();
  await change(aws, { join: [accountId] });
  const { shares } = await change(aws, { join: ['111122223333'] });
  expect(shares).toHaveLength(1);
  expect(shares[0]?.principals.map(({ id }) => id).toSorted()).toEqual([accountId, '111122223333'].toSorted());
});

test('a share with other resources is left alone by who joins', async () => {
  const { aws, accountId } = await twoAccounts();
  const ram = await aws.ram();
  await ram.createResourceShare({ name: 'many', resourceArns: [component, sampleArns.recipe], principals: [accountId] });
  const { shares } = await change(aws, { join: ['111122223333'] });
  expect(shares.map(({ name, others, principals }) => [name, others, principals.map(({ id }) => id)])).toEqual([
    ['component-greeter-one-1.0.0', [], ['111122223333']],
    ['many', [sampleArns.recipe], [accountId]],
  ]);
});

test('a policy lets an account in by ARN, and into its lists once it is promoted', async () => {
  const { aws, theirs, accountId } = await twoAccounts();
  const { policy, shares } = await change(aws, { policy: policyFor(component, [accountId]) });
  expect(JSON.parse(policy)).toMatchObject({ Statement: [{ Principal: { AWS: [accountId] } }] });
  const api = await theirs.imagebuilder();
  expect((await api.getComponent({ componentBuildVersionArn: component })).component?.name).toBe('Greeter_One');
  expect(await seenBy(theirs)).toEqual([]);
  expect(shares).toMatchObject([{ fromPolicy: true }]);
  await promoteShare(aws, component, shares[0]?.arn ?? '');
  expect(await seenBy(theirs)).toEqual(['Greeter_One']);
  expect(await change(aws, { policy: '' })).toMatchObject({ policy: '', shares: [] });
  await expect(api.getComponent({ componentBuildVersionArn: component })).rejects.toMatchObject({
    detail: { code: 'ResourceNotFoundException' },
  });
});

test('a change to something else than what was seen is not made', async () => {
  const { aws, accountId } = await twoAccounts();
  const { seen } = await readSharing(aws, component);
  await change(aws, { join: ['111122223333'] });
  const late = changeSharing(aws, component, { seen, join: [accountId], leave: [], token: 'late' });
  await expect(late).rejects.toMatchObject({ code: 'conflict' });
});

test('the sharing of what the other account uses does not end, and it says why', async () => {
  const { aws, theirs, accountId } = await twoAccounts();
  await change(aws, { policy: policyFor(component, [accountId]) });
  await (await theirs.imagebuilder()).createImageRecipe({
    name: 'theirs',
    semanticVersion: '1.0.0',
    parentImage: 'ssm:/aws/service/debian/release/12/latest/amd64',
    components: [{ componentArn: component }],
    clientToken: 'theirs',
  });
  await expect(change(aws, { policy: '' })).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringContaining('the other account'),
  });
});

test('what cannot be shared, and what is not ours to share, is told in a sentence', async () => {
  const { aws } = await twoAccounts();
  await expect(readSharing(aws, pipeline)).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringContaining('components, recipes and images only'),
  });
  await expect(readSharing(aws, 'arn:aws:imagebuilder:us-east-1:aws:component/update-linux/1.0.0/1')).rejects.toMatchObject({
    code: 'refused',
  });
  await expect(change(aws, { policy: '{}' })).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(change(aws, { join: ['000000000000'] })).rejects.toThrow('owns the resource already');
});
