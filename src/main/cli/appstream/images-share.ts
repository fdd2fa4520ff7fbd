import {
  AppError,
  type ImagePermission,
  type SharedAccount,
  type ShareEvent,
  shareAccountFault,
  shareChanges,
  shareChangeText,
  shareConsequences,
  shareFingerprint,
} from '../../../contract/index.ts';
import { changeShares } from '../../appstream/registry/change-shares.ts';
import { readShares } from '../../appstream/registry/read-images.ts';
import { UsageError } from '../command.ts';
import { type FoundImage, findImage } from './find-image.ts';
import { agreed, columns, print } from './printing.ts';
import { type Asked, verb } from './verb.ts';

const yesOrNo = (permission: boolean) => (permission ? 'yes' : 'no');

export const permissions = verb({
  summary: 'the accounts that may use an image, and for what',
  words: ['IMAGE'],
  async run(request) {
    const { aws, image } = await findImage(request, request.words[0] ?? '');
    checkOwn(image.visibility);
    const shares = await readShares(await aws.appstream(), image.name);
    const rows = shares.map(({ account, fleet, imageBuilder }) => [account, yesOrNo(fleet), yesOrNo(imageBuilder)]);
    const head = ['ACCOUNT', 'FLEETS', 'IMAGE BUILDERS'];
    print(request, { image: image.arn, permissions: shares }, columns(head, rows, 'It is shared with nobody.'));
  },
});

function checkOwn(visibility: string): void {
  if (visibility !== 'PRIVATE') throw new AppError('refused', 'Only its owner sees and changes with whom an image is shared.');
}

const account = { type: 'string', multiple: true, value: 'ACCOUNT', tells: 'the twelve digits of an account' } as const;

export const share = verb({
  summary: 'shares an image with accounts, or changes what they may use it for',
  words: ['IMAGE'],
  options: {
    account,
    fleets: { type: 'boolean', tells: 'they may use it for fleets' },
    'image-builders': { type: 'boolean', tells: 'they may use it for image builders, and so keep a copy' },
  },
  asks: true,
  async run(request) {
    const { account: accounts, fleets, 'image-builders': imageBuilder } = request.options;
    if (accounts.length === 0) throw new UsageError('with which account? Give --account');
    if (!fleets && !imageBuilder) throw new UsageError('for what? Give --fleets, --image-builders, or both');
    return change(request, (now, owner) => {
      for (const one of accounts) checkAccount(one, owner);
      return withPermission(now, accounts, { fleet: fleets, imageBuilder });
    });
  },
});

export const unshare = verb({
  summary: 'stops sharing an image with accounts',
  words: ['IMAGE'],
  options: { account, all: { type: 'boolean', tells: 'every account that it is shared with' } },
  asks: true,
  async run(request) {
    const { account: accounts, all } = request.options;
    if (all === accounts.length > 0) throw new UsageError('give either --account or --all');
    return change(request, (now) => (all ? [] : now.filter((row) => !accounts.includes(row.account))));
  },
});

function checkAccount(account: string, owner: string): void {
  const fault = shareAccountFault(account, [], owner);
  if (fault !== undefined) throw new UsageError(`${account}: ${fault}`);
}

const withPermission = (now: readonly SharedAccount[], accounts: readonly string[], permission: ImagePermission): SharedAccount[] => [
  ...now.filter((row) => !accounts.includes(row.account)),
  ...accounts.map((one) => ({ account: one, ...permission })),
];

type Wanted = (now: readonly SharedAccount[], owner: string) => readonly SharedAccount[];

/** Shows the difference with its consequences, asks, and makes it; ends with 1 where an account is left out. */
async function change(request: Asked, wanted: Wanted): Promise<number> {
  const found = await findImage(request, request.words[0] ?? '');
  const { aws, image } = found;
  checkOwn(image.visibility);
  const now = await readShares(await aws.appstream(), image.name);
  const changes = shareChanges(now, wanted(now, aws.connection.accountId));
  if (changes.length === 0) {
    print(request, { image: image.arn, changes: [] }, ['It is so already.']);
    return 0;
  }
  const lines = changes.flatMap((one) => [`${shareChangeText(one, image.name)}.`, ...shareConsequences(one).map((text) => `  ${text}`)]);
  if (!(await agreed(request, lines, 'Make these changes?'))) return 1;
  const outcomes = await outcomesOf(request, found, { seen: shareFingerprint(now), changes });
  const failed = outcomes.filter(({ type }) => type === 'failed');
  print(request, { image: image.arn, changes: outcomes }, outcomes.map(outcomeText));
  return failed.length === 0 ? 0 : 1;
}

async function outcomesOf(
  { io }: Asked,
  { aws, image }: FoundImage,
  wish: { readonly seen: string; readonly changes: ReturnType<typeof shareChanges> },
): Promise<readonly ShareEvent[]> {
  const outcomes: ShareEvent[] = [];
  for await (const event of changeShares(aws, { arn: image.arn, ...wish }, io.signal)) if (event.type !== 'doing') outcomes.push(event);
  return outcomes;
}

const outcomeText = (event: ShareEvent): string =>
  event.type === 'failed' ? `${event.account}: not changed: ${event.message}` : `${event.account}: changed`;
