// The agents that go through a proxy; loaded only where one is set.
import { type Socket, connect as tcpConnect } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import type { AgentOptions } from './agents.ts';
import { isDirect } from './proxy-choice.ts';

type Request = Parameters<HttpsProxyAgent<string>['connect']>[0];
type Target = Parameters<HttpsProxyAgent<string>['connect']>[1];

/** Tunnels through the proxy, except to hosts that are to be asked directly: a client may ask several hosts. */
class TunnelAgent extends HttpsProxyAgent<string> {
  readonly #except: string;
  readonly #trusted: Pick<AgentOptions, 'ca'>;

  constructor(proxy: string, except: string, options: AgentOptions) {
    super(proxy, options);
    this.#except = except;
    this.#trusted = options.ca === undefined ? {} : { ca: options.ca };
  }

  override async connect(request: Request, target: Target): Promise<Socket> {
    const trusted = { ...target, ...this.#trusted };
    if (!isDirect(target.host ?? '', Number(target.port), this.#except)) return super.connect(request, trusted);
    return trusted.secureEndpoint ? tlsConnect(trusted) : tcpConnect(trusted);
  }
}

export function tunnelAgent(proxy: string, except: string, options: AgentOptions): HttpsProxyAgent<string> {
  return new TunnelAgent(proxy, except, options);
}

/** For endpoints by http, which the proxy is asked for by name. */
export function forwardingAgent(proxy: string, options: AgentOptions): HttpProxyAgent<string> {
  return new HttpProxyAgent(proxy, options);
}
