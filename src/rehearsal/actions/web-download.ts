import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { posix } from 'node:path';
import { Transform } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { ask } from '../machine.ts';
import { type Action, type ActionContext, emulated } from './action.ts';
import { ActionFailure } from './action-failure.ts';
import { flag, type InputMap, items, optionalText, text } from './inputs.ts';
import { makeParent, prelude } from './script.ts';
import { pour } from './streaming.ts';
import { fetchWithRetries, webUrl } from './web-request.ts';

interface Checksum {
  readonly algorithm: 'md5' | 'sha1' | 'sha256' | 'sha512';
  readonly digest: string;
}

/** The download lands beside its target under another name, so a broken one leaves the target as it was. */
const part = (target: string): string => `${target}.kiln-part`;

/** Prints "done" when the file that is there has the wanted checksum already. */
const prepareScript = `${prelude}${makeParent}
target=$1 overwrite=$2 algorithm=$3 digest=$4
[[ ! -d $target ]] || fail "$target is a folder; a destination that is one ends with /"
make_parent "$target"
if [[ -e $target ]]; then
  if [[ -n $digest && $("\${algorithm}sum" <"$target" | cut -d ' ' -f 1) == "$digest" ]]; then echo done; exit; fi
  [[ $overwrite == true ]] || fail "$target exists already and overwrite is false"
fi
`;

const receiveScript = `${prelude}cat >"$1"\n`;
const keepScript = `${prelude}mv -f -- "$1" "$2"\n`;
const discardScript = `${prelude}rm -f -- "$1"\n`;

export const webDownload: Action = {
  name: 'WebDownload',
  async run(context) {
    if (context.network === 'none') throw new ActionFailure('WebDownload needs the network, which is off in this rehearsal');
    const destinations: string[] = [];
    for (const item of items(context.inputs)) destinations.push(await download(context, item));
    return { outputs: { destination: destinations.join('\n') }, ...emulated(['Kiln downloaded the files and put them into the sandbox']) };
  },
};

async function download(context: ActionContext, item: InputMap): Promise<string> {
  const url = webUrl(text(item, 'source'));
  const target = destinationOf(text(item, 'destination'), url);
  const checksum = checksumOf(item);
  const args = [target, String(flag(item, 'overwrite', true)), checksum?.algorithm ?? '', checksum?.digest ?? ''];
  const prepared = await ask(context.machine, prepareScript, { args });
  if (prepared.includes('done')) return target;
  const { web } = context.services;
  const request = {
    url,
    ignoreCertificateErrors: flag(item, 'ignoreCertificateErrors', false),
    allowLoopback: web?.allowLoopback ?? false,
    pause: web?.pause ?? ((milliseconds: number, signal: AbortSignal) => setTimeout(milliseconds, undefined, { signal })),
    signal: context.machine.signal,
  };
  await fetchWithRetries(request, (body) => receive(context, body, { target, checksum }));
  return target;
}

async function receive(
  context: ActionContext,
  body: IncomingMessage,
  to: { target: string; checksum: Checksum | undefined },
): Promise<void> {
  const hash = to.checksum === undefined ? undefined : createHash(to.checksum.algorithm);
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash?.update(chunk);
      done(null, chunk);
    },
  });
  body.once('error', (error) => hashing.destroy(error));
  await pour(context.machine, body.pipe(hashing), { script: receiveScript, args: [part(to.target)] });
  const digest = hash?.digest('hex');
  if (digest !== to.checksum?.digest) {
    await ask(context.machine, discardScript, { args: [part(to.target)] });
    throw new ActionFailure(`the ${to.checksum?.algorithm} checksum is ${digest}, not ${to.checksum?.digest}`);
  }
  await ask(context.machine, keepScript, { args: [part(to.target), to.target] });
}

/** Checksum and algorithm count only together (documented). */
function checksumOf(item: InputMap): Checksum | undefined {
  const digest = optionalText(item, 'checksum');
  const name = optionalText(item, 'algorithm');
  if (!digest || !name) return undefined;
  const algorithm = (['md5', 'sha1', 'sha256', 'sha512'] as const).find((known) => known === name.toLowerCase());
  if (algorithm === undefined) throw new ActionFailure(`algorithm must be MD5, SHA1, SHA256 or SHA512, not '${name}'`);
  return { algorithm, digest: digest.toLowerCase() };
}

function destinationOf(destination: string, url: URL): string {
  if (!destination.endsWith('/')) return destination;
  const name = decodeURIComponent(posix.basename(url.pathname));
  if (name === '' || name.includes('/') || name === '..')
    throw new ActionFailure(`${url.href} names no file; give destination a file name`);
  return `${destination}${name}`;
}
