// The secrets of connections: typed keys, and sign-ins of IAM Identity Center. They lie in the keychain; for who has none, or wants none, in
// memory until Kiln ends.
import { AppError, type KeychainState } from '../../contract/index.ts';
import type { Keychain } from '../credentials/keychain.ts';

export interface Secrets {
  /** Fails with `unavailable` where the keychain does not take it in, or loses it at once, as a locked one does. */
  keep(name: string, secret: object, where: 'keychain' | 'session'): Promise<void>;
  /** In the keychain, or else for the session; says which. */
  keepWherePossible(name: string, secret: object): Promise<'keychain' | 'session'>;
  /** undefined where there is none (any more). What comes back was read from outside: whoever asked checks its form. */
  read(name: string): Promise<unknown>;
  forget(name: string): Promise<void>;
  /** Whether the keychain takes secrets in: tried with one that is none. */
  keychainState(): Promise<KeychainState>;
}

/** Windows takes 2560 bytes an entry, and the tokens of Identity Center are longer than that. */
const pieceLength = 1200;
const piecesMark = 'kiln-pieces:';

/** `keychain` is undefined where none may be used. */
export function openSecrets(keychain: Keychain | undefined): Secrets {
  const session = new Map<string, object>();

  const toKeychain = async (name: string, secret: object): Promise<void> => {
    if (!keychain) throw noKeychain();
    const text = JSON.stringify(secret);
    const pieces = text.match(new RegExp(`[^]{1,${pieceLength}}`, 'g')) ?? [];
    if (pieces.length === 1) await keychain.set(name, text);
    else {
      for (const [index, piece] of pieces.entries()) await keychain.set(`${name}/${index}`, piece);
      await keychain.set(name, `${piecesMark}${pieces.length}`);
    }
    if ((await fromKeychain(name)) !== text) throw noKeychain();
    session.delete(name);
  };
  const fromKeychain = async (name: string): Promise<string | undefined> => {
    const text = await keychain?.get(name);
    if (!text?.startsWith(piecesMark)) return text;
    const pieces = await Promise.all(pieceNames(name, text).map(async (piece) => keychain?.get(piece)));
    return pieces.every((piece) => piece !== undefined) ? pieces.join('') : undefined;
  };
  return {
    async keep(name, secret, where) {
      if (where === 'keychain') await toKeychain(name, secret);
      else session.set(name, secret);
    },
    async keepWherePossible(name, secret) {
      try {
        await toKeychain(name, secret);
        return 'keychain';
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'unavailable') throw error;
        session.set(name, secret);
        return 'session';
      }
    },
    async read(name) {
      const held = session.get(name);
      if (held) return held;
      const text = await fromKeychain(name);
      return text === undefined ? undefined : parsed(text);
    },
    async forget(name) {
      session.delete(name);
      const text = await keychain?.get(name);
      if (text === undefined) return;
      for (const entry of [name, ...pieceNames(name, text)]) await keychain?.delete(entry);
    },
    async keychainState() {
      if (!keychain) return { available: false, reason: 'This Kiln has a folder of its own and uses no keychain.' };
      try {
        await toKeychain('probe', {});
        await keychain.delete('probe');
        return { available: true };
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'unavailable') throw error;
        return { available: false, reason: error.message };
      }
    },
  };
}

function pieceNames(name: string, head: string): readonly string[] {
  const count = head.startsWith(piecesMark) ? Number(head.slice(piecesMark.length)) : 0;
  return Array.from({ length: count }, (_, index) => `${name}/${index}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // pieces of two secrets, when two Kilns wrote at once: as good as none
  }
}

function noKeychain(): AppError {
  return new AppError(
    'unavailable',
    'This computer has no keychain that Kiln can use, and Kiln writes secrets nowhere else. Keep the keys for this session only, or use a profile.',
  );
}
