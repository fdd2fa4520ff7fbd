import type { Contract, Handlers } from '../../contract/index.ts';
import { accountDocument } from '../account/document.ts';
import { accountOverview } from '../account/overview.ts';
import type { Aws } from '../aws/clients.ts';

export function accountHandlers(aws: () => Promise<Aws>): Handlers<Contract>['account'] {
  return {
    overview: async () => accountOverview(await aws()),
    document: async ({ arn }) => accountDocument(await aws(), arn),
  };
}
