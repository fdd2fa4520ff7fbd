import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Aws } from '../../aws/clients.ts';
import { inParallel } from '../../resource-details/in-parallel.ts';
import { readServiceImage } from './read-images.ts';

/** A picture of 256 by 256 pixels takes less. */
const mostBytes = 512 * 1024;
const patience = 10_000;

/** What pictures begin with. SVG is none of them: it is a document that can carry scripts. */
const beginnings: readonly (readonly [type: string, bytes: readonly number[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/bmp', [0x42, 0x4d]],
];

/** The icons of an image's applications as data URLs. An icon that cannot be had is left out: the application is shown without. */
export async function readIcons(aws: Aws, arn: string): Promise<Readonly<Record<string, string>>> {
  const { Applications = [] } = await readServiceImage(await aws.appstream(), arn);
  const icons: Record<string, string> = {};
  const wanted = Applications.flatMap(({ IconURL, Name }) => (IconURL && Name ? [{ name: Name, url: IconURL }] : []));
  const read = async ({ name, url }: (typeof wanted)[number]) => ({ name, icon: await readIcon(aws, url) });
  for await (const { icon, name } of inParallel(wanted, 4, read)) if (icon !== undefined) icons[name] = icon;
  return icons;
}

/** Only AWS's own hosts and the endpoint of the connection are asked: an answer must not make this computer ask somebody else. */
export function iconAddress(text: string, endpoint: string | undefined): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (endpoint !== undefined && url.origin === new URL(endpoint).origin) return url;
  const isAws = /(^|\.)amazonaws\.com(\.cn)?$/.test(url.hostname);
  return url.protocol === 'https:' && isAws ? url : undefined;
}

async function readIcon({ connection }: Aws, text: string): Promise<string | undefined> {
  const url = iconAddress(text, connection.endpoint);
  if (!url) return undefined;
  const { httpAgent, httpsAgent } = (await connection.agents?.()) ?? {};
  const [send, agent] = url.protocol === 'https:' ? [requestHttps, httpsAgent] : [requestHttp, httpAgent];
  try {
    return asPicture(await bytesOf(send(url, { ...(agent && { agent }), signal: AbortSignal.timeout(patience) })));
  } catch {
    return undefined; // a picture is not worth an error: the application is there all the same
  }
}

function bytesOf(asking: ReturnType<typeof requestHttp>): Promise<Buffer> {
  return new Promise((found, lost) => {
    asking.once('error', lost);
    asking.once('response', async (answer) => {
      const parts: Buffer[] = [];
      let length = 0;
      try {
        for await (const part of answer) {
          length += part.length;
          if (length > mostBytes || answer.statusCode !== 200) throw new Error('This is no icon.'); // redirects are not followed
          parts.push(part);
        }
        found(Buffer.concat(parts));
      } catch (error) {
        asking.destroy();
        lost(error);
      }
    });
    asking.end();
  });
}

/** A data URL of bytes that are a picture; undefined for all others. */
export function asPicture(bytes: Buffer): string | undefined {
  const type = beginnings.find(([, beginning]) => beginning.every((byte, at) => bytes[at] === byte))?.[0];
  return type && `data:${type};base64,${bytes.toString('base64')}`;
}
