import type { Call } from './case.ts';
import { openKit, type RecordingKit } from './kit.ts';
import { openSdk, type SdkClient, type WireAnswer } from './sdk-client.ts';
import { openSession, type Session } from './session.ts';

/** What one file of tests works with. */
export interface Run {
  readonly session: Session;
  readonly kit: RecordingKit;
  /** Removes what was made, and says what could not be. */
  close(): Promise<void>;
}

/** A run through the SDK; `onAnswer` is told of every answer as it came over the wire. */
export async function openSdkRun(
  onAnswer: (operation: string, answer: WireAnswer) => void = () => undefined,
): Promise<Run & { readonly sdk: SdkClient }> {
  const session = await openSession();
  const sdk = openSdk(session.target, onAnswer);
  return { ...runOf(session, sdk), sdk };
}

/** A run through any client. */
export function runOf(session: Session, client: { readonly call: Call; close(): void | Promise<void> }): Run {
  const kit = openKit(session.target, client.call);
  return {
    session,
    kit,
    async close() {
      // A local account goes away whole.
      const left = session.target.isLocal ? [] : await kit.cleanUp();
      for (const one of left) console.warn(`LEFT OVER in the account: ${one}`);
      await client.close();
      await session.close();
    },
  };
}

/** How long a test may take: in a real account an image is built within the hour. */
export const patience = (isLocal: boolean): number => (isLocal ? 30_000 : 60 * 60_000);
