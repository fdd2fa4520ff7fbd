// Which proxy stands before a host, by the conventions of the environment variables.

export interface ProxySettings {
  /** For requests by https and by http; the settings have one for both. */
  readonly https: string | undefined;
  readonly http: string | undefined;
  /** Hosts that are asked directly: `example.org` and all below it, `host:port`, or `*` for all; with commas or blanks between. */
  readonly except: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

export interface NetworkSettings {
  readonly proxy?: string | undefined;
  readonly noProxy?: string | undefined;
  readonly caBundle?: string | undefined;
}

/** What the settings say counts before the environment. */
export function proxySettings(settings: NetworkSettings, env: Environment): ProxySettings {
  const all = settings.proxy || env.ALL_PROXY || env.all_proxy || undefined;
  return {
    https: settings.proxy || env.HTTPS_PROXY || env.https_proxy || all,
    http: settings.proxy || env.HTTP_PROXY || env.http_proxy || all,
    except: settings.noProxy ?? env.NO_PROXY ?? env.no_proxy ?? '',
  };
}

const loopback = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[?::1\]?|0\.0\.0\.0)$/i;

/** Whether a host is asked without the proxy. This computer itself always is: behind no proxy is it the same computer. */
export function isDirect(host: string, port: number, except: string): boolean {
  if (loopback.test(host)) return true;
  const name = host.toLowerCase();
  return except
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, pattern = entry, onlyPort] = /^([^:]+):(\d+)$/.exec(entry) ?? [];
      if (onlyPort !== undefined && Number(onlyPort) !== port) return false;
      const domain = pattern.replace(/^\*?\./, '');
      return name === domain || name.endsWith(`.${domain}`);
    });
}
