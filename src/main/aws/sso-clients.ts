import type { SSO } from '@aws-sdk/client-sso';
import type { SSOOIDC } from '@aws-sdk/client-sso-oidc';
import type { Agents } from '../network/agents.ts';
import { type ClientConfig, lazyClients } from './lazy-clients.ts';

/** The services of IAM Identity Center; neither is signed. */
export interface SsoClients {
  /** Gives tokens to those who sign in. */
  oidc(): Promise<SSOOIDC>;
  /** Gives credentials of roles, and lists accounts, to those who have a token. */
  portal(): Promise<SSO>;
  close(): void;
}

export interface SsoPlace {
  readonly region: string;
  readonly endpoint?: string | undefined;
  agents(): Promise<Agents>;
}

const unsigned = async () => ({ accessKeyId: '', secretAccessKey: '' });

export function openSsoClients({ region, endpoint, agents }: SsoPlace): SsoClients {
  const { lazily, close } = lazyClients({ region, endpoint, agents, credentials: unsigned });
  const withoutKeys = ({ credentials: _unused, ...config }: ClientConfig) => config;
  return {
    oidc: lazily(async (config) => new (await import('@aws-sdk/client-sso-oidc')).SSOOIDC(withoutKeys(config))),
    portal: lazily(async (config) => new (await import('@aws-sdk/client-sso')).SSO(withoutKeys(config))),
    close,
  };
}
