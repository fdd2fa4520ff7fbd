import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { AppError } from '../../contract/index.ts';
import { createKeyFile, readKeyFile, untrusted } from './key-file.ts';
import type { Keychain } from './keychain.ts';

/** The key that opens the local account's endpoint. */
export interface LocalKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const keychainAccount = 'local-account';

/** Shaped like AWS's own, because tools check the shape; LOCL makes clear at a glance that AWS never gave it out. */
function newKey(): LocalKey {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const id = Array.from(randomBytes(12), (byte) => letters[byte % letters.length]).join('');
  return { accessKeyId: `AKIALOCL${id}`, secretAccessKey: randomBytes(30).toString('base64') };
}

async function fromFile(path: string): Promise<LocalKey | undefined> {
  const text = await readKeyFile(path);
  if (text === undefined) return undefined;
  const key = parse(text);
  if (!key) throw untrusted(path, 'it holds no key');
  return key;
}

function parse(text: string): LocalKey | undefined {
  try {
    const { accessKeyId, secretAccessKey } = { ...JSON.parse(text) } as Readonly<Record<string, unknown>>;
    return typeof accessKeyId === 'string' && typeof secretAccessKey === 'string' ? { accessKeyId, secretAccessKey } : undefined;
  } catch {
    return undefined; // what is no JSON is no key, and the error says which file it is
  }
}

const isUnavailable = (error: unknown) => error instanceof AppError && error.code === 'unavailable';

function inKeychain(text: string): LocalKey {
  const key = parse(text);
  if (key) return key;
  throw new AppError(
    'refused',
    `The entry '${keychainAccount}' of Kiln in the keychain holds no key. Without the entry, a new key is made.`,
  );
}

/** Undefined when the keychain does not answer, or forgets at once what it was told, as a locked one does. */
async function fromKeychain(keychain: Keychain): Promise<LocalKey | undefined> {
  try {
    const found = await keychain.get(keychainAccount);
    if (found !== undefined) return inKeychain(found);
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
 * session, a data folder of its own) it lies in a file that only its owner may read, which `say` is told: it opens nothing but an endpoint
 * on this computer's loopback, which that same user runs. Fails with `refused` for a file that others could have read or written.
 */
export async function localKey(
  folder: string,
  keychain: Keychain | undefined,
  say: (notice: string) => void = () => {},
): Promise<LocalKey> {
  const path = join(folder, 'key.json');
  const written = await fromFile(path);
  const kept = written ?? (keychain && (await fromKeychain(keychain)));
  if (kept && !written) return kept;
  say(`The key of the local account lies in ${path}, which only you may read: ${reasonFor(keychain)}.`);
  return written ?? (await makeFile(path));
}

function reasonFor(keychain: Keychain | undefined): string {
  return keychain ? 'it was made while the keychain of this computer did not answer' : 'a data folder of its own keeps its key with it';
}

async function makeFile(path: string): Promise<LocalKey> {
  const key = newKey();
  if (await createKeyFile(path, JSON.stringify(key))) return key;
  const faster = await fromFile(path);
  if (faster) return faster;
  throw new AppError('unavailable', `The key file ${path} came and went; try again.`);
}
