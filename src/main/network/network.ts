// The way from here to AWS: through a proxy where one is set, trusting the certificates that the user trusts.
import { Agent as HttpsAgent } from 'node:https';
import { AppError } from '../../contract/index.ts';
import type { AgentOptions, Agents } from './agents.ts';
import { type CaFile, trustedCertificates } from './certificates.ts';
import { isDirect, type NetworkSettings, proxySettings } from './proxy-choice.ts';

export interface Way {
  /** An endpoint of one's own. */
  readonly endpoint?: string | undefined;
  /** A file of certificates that counts for this connection alone, as profiles name it. */
  readonly caBundle?: string | undefined;
}

export interface Network {
  /** New agents for one client, which ends them with itself. Fails with `unavailable` where a setting cannot be used. */
  agents(way: Way): Promise<Agents>;
}

interface NetworkDeps {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As the settings are now: they count for the next client. */
  settings(): Promise<NetworkSettings>;
}

function caFilesOf({ caBundle }: Way, settings: NetworkSettings, env: NetworkDeps['env']): readonly CaFile[] {
  const named: readonly (readonly [string | undefined, string])[] = [
    [caBundle, 'ca_bundle of the profile'],
    [settings.caBundle, 'caBundle of Kiln’s settings'],
    [env.AWS_CA_BUNDLE, 'AWS_CA_BUNDLE'],
    [env.NODE_EXTRA_CA_CERTS, 'NODE_EXTRA_CA_CERTS'],
  ];
  return named.flatMap(([path, from]) => (path ? [{ path, from }] : []));
}

/** Never shows more of the address than its host: a password may be in it. */
function checkedProxy(address: string): string {
  const url = URL.parse(address.includes('://') ? address : `http://${address}`);
  if (url && (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '') return url.href;
  throw new AppError('unavailable', `The address of the proxy is not one of http or https${url ? `, but of ${url.protocol}` : ''}.`);
}

function passwordInFile(): AppError {
  return new AppError('unavailable', 'The proxy of Kiln’s settings holds a password. Take it out there, and set HTTPS_PROXY instead.');
}

export function openNetwork({ env, settings }: NetworkDeps): Network {
  return {
    async agents(way) {
      const wanted = await settings();
      if (URL.parse(wanted.proxy ?? '')?.password) throw passwordInFile();
      const proxies = proxySettings(wanted, env);
      const ca = await trustedCertificates(caFilesOf(way, wanted, env));
      const options: AgentOptions = { keepAlive: true, maxSockets: 50, ...(ca === undefined ? {} : { ca: [...ca] }) };
      const plain = way.endpoint === undefined ? undefined : URL.parse(way.endpoint);
      if (plain?.protocol === 'http:') {
        const direct = proxies.http === undefined || isDirect(plain.hostname, Number(plain.port || 80), proxies.except);
        if (direct || proxies.http === undefined) return {};
        return { httpAgent: (await import('./proxy-agents.ts')).forwardingAgent(checkedProxy(proxies.http), options) };
      }
      if (proxies.https !== undefined) {
        const { tunnelAgent } = await import('./proxy-agents.ts');
        // It speaks TLS to its targets; that it is no https.Agent by name is a matter of types.
        return { httpsAgent: tunnelAgent(checkedProxy(proxies.https), proxies.except, options) as unknown as HttpsAgent };
      }
      return ca === undefined ? {} : { httpsAgent: new HttpsAgent(options) };
    },
  };
}
