import { AppError } from '../../contract/index.ts';

/** The operating system's store for secrets. Every call fails with `unavailable` where there is none, or it does not answer. */
export interface Keychain {
  get(account: string): Promise<string | undefined>;
  set(account: string, secret: string): Promise<void>;
  delete(account: string): Promise<void>;
}

/** The part of keytar that we use; tests bring their own. */
export interface KeychainBackend {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

const service = 'kiln';

/** An uninitialised keyring under a display without anybody before it waits for its dialog for ever. */
const defaultLimit = 3000;

async function withinLimit<Result>(action: () => Promise<Result>, limit: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), limit);
  });
  try {
    return await Promise.race([action(), late]);
  } catch (cause) {
    throw new AppError('unavailable', `The keychain of this computer cannot be used (${(cause as Error).message}).`);
  } finally {
    clearTimeout(timer);
  }
}

/** keytar is native code that needs libsecret on Linux, so it is loaded with the first call, and failing to load is an answer too. */
const loadKeytar = async (): Promise<KeychainBackend> => (await import('keytar')).default;

export function openKeychain(load: () => Promise<KeychainBackend> = loadKeytar, limit = defaultLimit): Keychain {
  return {
    get: (account) => withinLimit(async () => (await (await load()).getPassword(service, account)) ?? undefined, limit),
    set: (account, secret) => withinLimit(async () => (await load()).setPassword(service, account, secret), limit),
    delete: (account) =>
      withinLimit(async () => {
        await (await load()).deletePassword(service, account);
      }, limit),
  };
}
