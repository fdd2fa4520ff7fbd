import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../contract/index.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import type { Keychain } from './keychain.ts';

const schema = z.object({ accessKeyId: z.string(), secretAccessKey: z.string() });

/** The key that opens the local account's endpoint. */
export type LocalKey = Readonly<z.infer<typeof schema>>;

const keychainAccount = 'local-account';

/** Shaped like AWS's own, because tools check the shape; LOCL makes clear at a glance that AWS never gave it out. */
function newKey(): LocalKey {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const id = Array.from(randomBytes(12), (byte) => letters[byte % letters.length]).join('');
  return { accessKeyId: `AKIALOCL${id}`, secretAccessKey: randomBytes(30).toString('base64') };
}

async function fromFile(path: string): Promise<LocalKey | undefined> {
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const isUnavailable = (error: unknown) => error instanceof AppError && error.code === 'unavailable';

/** Undefined when the keychain does not answer, or forgets at once what it was told, as a locked one does. */
async function fromKeychain(keychain: Keychain): Promise<LocalKey | undefined> {
  try {
    const found = await keychain.get(keychainAccount);
    if (found !== undefined) return schema.parse(JSON.parse(found));
    const key = newKey();
    await keychain.set(keychainAccount, JSON.stringify(key));
    return (await keychain.get(keychainAccount)) === undefined ? undefined : key;
  } catch (error) {
    if (isUnavailable(error)) return undefined;
    throw error;
  }
}

/**
 * The local account's key, made on first start. It lives in the keychain where one is given and answers. Elsewhere (a container, an SSH
 * session, a data folder of its own) it lies in a file that only its owner may read: it opens nothing but an endpoint on this computer's
 * loopback, which that same user runs.
 */
export async function localKey(folder: string, keychain: Keychain | undefined): Promise<LocalKey> {
  const path = join(folder, 'key.json');
  const known = (await fromFile(path)) ?? (keychain && (await fromKeychain(keychain)));
  if (known) return known;
  const key = newKey();
  await writeAtomically(path, JSON.stringify(key), 0o600);
  return key;
}
