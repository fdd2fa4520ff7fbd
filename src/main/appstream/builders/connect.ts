import { AppError } from '../../../contract/index.ts';
import type { Aws } from '../../aws/clients.ts';
import { allow } from './operate.ts';

/** Where AWS's streaming URLs lead; China's end in .cn. */
const streamingHost = /^appstream2(-[a-z0-9]+)*\.[a-z0-9-]+\.(aws\.amazon\.com|amazonaws\.com)(\.cn)?$/;

/** Whether an address is where a streaming URL of this account leads: AWS's own sites, or the endpoint that made it. */
export function isStreamingUrl(address: string, endpoint: string | undefined): boolean {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '') return false;
  if (endpoint !== undefined && url.origin === URL.parse(endpoint)?.origin) return true;
  return url.protocol === 'https:' && url.port === '' && streamingHost.test(url.hostname);
}

export interface StreamingWish {
  readonly name: string;
  /** Seconds; AWS's own default is an hour. */
  readonly validity?: number | undefined;
}

export interface StreamingUrl {
  /** Whoever has it is let in: it goes to the browser or the clipboard, and into no log and no message. */
  readonly url: string;
  /** ISO 8601. */
  readonly expires: string;
}

/** A fresh URL that lets somebody into a builder that runs. */
export async function streamingUrl(aws: Aws, { name, validity }: StreamingWish): Promise<StreamingUrl> {
  const api = await aws.appstream();
  await allow(api, name, 'connect');
  const answer = await api.createImageBuilderStreamingURL({ Name: name, ...(validity === undefined ? {} : { Validity: validity }) });
  const { StreamingURL: url = '', Expires: expires } = answer;
  if (!isStreamingUrl(url, aws.connection.endpoint))
    throw new AppError('refused', `The streaming URL for ${name} leads to a place that is not AppStream’s, so Kiln does not open it.`);
  return { url, expires: expires?.toISOString() ?? '' };
}

/** Opens a fresh URL in the system's browser. A browser that cannot be started is told of without the URL. */
export async function connectToBuilder(
  { aws, openExternal }: { readonly aws: Aws; openExternal(url: string): Promise<void> },
  wish: StreamingWish,
): Promise<{ readonly expires: string }> {
  const { url, expires } = await streamingUrl(aws, wish);
  try {
    await openExternal(url);
  } catch {
    // The error of the system may quote the URL, and must not be shown for that.
    throw new AppError(
      'unavailable',
      `No browser could be started here. Copy a streaming URL for ${wish.name} and open it in a browser elsewhere.`,
    );
  }
  return { expires };
}
