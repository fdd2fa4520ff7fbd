import type { AppInfo, Contract, Handlers } from '../../contract/index.ts';
import { allowedLink } from '../external-links.ts';

export interface AppHandlerDeps {
  info(): Promise<AppInfo>;
  openExternal(url: string): Promise<void>;
}

export function appHandlers({ info, openExternal }: AppHandlerDeps): Handlers<Contract>['app'] {
  return {
    info,
    openExternal: async ({ url }) => openExternal(allowedLink(url)),
  };
}
