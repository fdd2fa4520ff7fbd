import type { AccountOverview } from '../../contract/index.ts';
import { type KnownResource, knownFrom } from '../../documents/index.ts';
import type { AccountStore } from '../stores/account-store.ts';
import type { LanguageService } from './language-service.ts';

interface FollowDeps {
  readonly account: Pick<AccountStore, 'subscribe'>;
  readonly language: Pick<LanguageService, 'tell'>;
}

/** Tells the language worker what the account has whenever it was listed. A listing that failed leaves what was known. */
export function followAccount({ account, language }: FollowDeps): void {
  account.subscribe(({ overview }, before) => {
    if (overview === undefined || overview === before.overview) return;
    language.tell({ type: 'known', ...knownFrom({ types: ['component', 'image-recipe'], resources: resourcesOf(overview) }) });
  });
}

function resourcesOf({ components, recipes, images }: AccountOverview): readonly KnownResource[] {
  return [...components.map(withPlatform), ...recipes.map(withPlatform), ...images.map(({ arn }) => ({ arn }))];
}

function withPlatform({ arn, platform }: { readonly arn: string; readonly platform: string }): KnownResource {
  return platform === '' ? { arn } : { arn, platform };
}
