import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import { quoted } from '../../spelling.ts';
import { scalarNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';

const shared = (account: string) => `Name: office\nSharedAccountId: '${account}'\nImagePermissions:\n  allowFleet: true\n`;

export const sharedAccount: Rule = {
  id: 'shared-account',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'An account has 12 digits.',
  explanation:
    'The model of the service takes any number of digits, but accounts have 12. Zeros at the beginning count: write the number in quotes.',
  good: shared('012345678901'),
  bad: shared('12345678901'),
  source: 'https://docs.aws.amazon.com/appstream2/latest/APIReference/API_UpdateImagePermissions.html',
  resource({ kind, node }, { report }) {
    const account = kind === 'appstream-image-permissions' ? scalarNamed(node, 'SharedAccountId') : undefined;
    // What is no number breaks the pattern of the service, which another rule tells.
    if (account?.type !== 'string' || !/^\d+$/.test(account.value) || isPlaceholder(account.value)) return;
    if (account.value.length !== 12)
      report(account.range, `An account has 12 digits; ${quoted(account.value)} has ${account.value.length}.`);
  },
};
