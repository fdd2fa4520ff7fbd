// Access keys that were typed in. They lie in the keychain; for who has none, or wants none, in memory until Kiln ends.
import { z } from 'zod';
import { AppError } from '../../contract/index.ts';
import type { Credentials } from '../aws/connection.ts';
import type { Keychain } from '../credentials/keychain.ts';

const schema = z.object({ accessKeyId: z.string(), secretAccessKey: z.string(), sessionToken: z.string().optional() });

export interface TypedKeys {
  /** Fails with `unavailable` where the keychain does not take it in, or loses it at once, as a locked one does. */
  keep(id: string, secret: Credentials, where: 'keychain' | 'session'): Promise<void>;
  /** Fails with `unavailable` for a connection whose keys are not there (any more). */
  read(id: string): Promise<Credentials>;
  forget(id: string): Promise<void>;
}

const entryOf = (id: string) => `connection/${id}`;

/** `keychain` is undefined where none may be used. */
export function openTypedKeys(keychain: Keychain | undefined): TypedKeys {
  const session = new Map<string, Credentials>();
  return {
    async keep(id, secret, where) {
      if (where === 'session') {
        session.set(id, secret);
        return;
      }
      if (!keychain) throw noKeychain();
      await keychain.set(entryOf(id), JSON.stringify(secret));
      if ((await keychain.get(entryOf(id))) === undefined) throw noKeychain();
      session.delete(id);
    },
    async read(id) {
      const held = session.get(id) ?? (await fromKeychain(keychain, id));
      if (held) return held;
      throw new AppError('unavailable', 'The keys of this connection are no longer there. Edit the connection and type them in again.');
    },
    async forget(id) {
      session.delete(id);
      await keychain?.delete(entryOf(id));
    },
  };
}

async function fromKeychain(keychain: Keychain | undefined, id: string): Promise<Credentials | undefined> {
  const text = await keychain?.get(entryOf(id));
  if (text === undefined) return undefined;
  const { sessionToken, ...keys } = schema.parse(JSON.parse(text));
  return sessionToken === undefined ? keys : { ...keys, sessionToken };
}

function noKeychain(): AppError {
  return new AppError(
    'unavailable',
    'This computer has no keychain that Kiln can use, and Kiln writes secrets nowhere else. Keep the keys for this session only, or use a profile.',
  );
}
