import { expect, it } from 'vitest';
import type { AccountOverview } from '../../contract/index.ts';
import { createAccountStore } from '../stores/account-store.ts';
import { followAccount } from './follow-account.ts';
import type { ToLanguage } from './protocol.ts';

const component = {
  arn: 'arn:aws:imagebuilder:eu-west-1:123456789012:component/web/1.0.0',
  name: 'web',
  version: '1.0.0',
  platform: 'Linux',
  type: 'BUILD',
  description: '',
  dateCreated: '',
};
const empty: AccountOverview = { components: [], recipes: [], pipelines: [], images: [] };

function setUp() {
  const account = createAccountStore();
  const told: ToLanguage[] = [];
  followAccount({ account, language: { tell: (news) => void told.push(news) } });
  return { account, told };
}

it('tells what the account has, and that it is all of it', () => {
  const { account, told } = setUp();
  account.apply({ type: 'loading' });
  account.apply({ type: 'loaded', overview: { ...empty, components: [component] } });
  const list = { owner: '123456789012', region: 'eu-west-1' };
  expect(told).toEqual([
    {
      type: 'known',
      known: [{ arn: component.arn, platform: 'Linux' }],
      whole: [
        { ...list, type: 'component' },
        { ...list, type: 'image-recipe' },
      ],
    },
  ]);
});

it('keeps what was known when the account does not answer', () => {
  const { account, told } = setUp();
  account.apply({ type: 'loaded', overview: empty });
  account.apply({ type: 'failed', message: 'no line' });
  expect(told).toEqual([{ type: 'known', known: [], whole: [] }]);
});
