import { onTestFinished } from 'vitest';
import type { Question } from '../../contract/index.ts';
import { connectionFile } from '../connections/connection-file.ts';
import type { Connections } from '../connections/connections.ts';
import { openConnections } from '../connections/open-connections.ts';
import type { Keychain } from '../credentials/keychain.ts';
import { openNetwork } from '../network/network.ts';

export interface ConnectionsUnderTest {
  readonly connections: Connections;
  /** What the user was asked; codes of devices are answered at once. */
  readonly asked: Question[];
  /** Connections whose clients were to be let go. */
  readonly dropped: string[];
}

/** Connections in a folder, with no local account; closed when the test is over. */
export function connectionsUnderTest(folder: string, keychain?: Keychain): ConnectionsUnderTest {
  const asked: Question[] = [];
  const dropped: string[] = [];
  const connections = openConnections({
    ...{ file: connectionFile(folder), keychain, env: { HOME: folder } },
    localAccount: { connect: () => Promise.reject(new Error('the local account is not asked')) },
    network: openNetwork({ env: {}, settings: async () => ({}) }),
    dropped: (id) => void dropped.push(id),
  });
  const stop = new AbortController();
  const answering = (async () => {
    for await (const event of connections.watch(stop.signal)) {
      if (event.type !== 'question') continue;
      asked.push(event.question);
      if (event.question.kind === 'mfa') connections.answer(event.question.id, '123456');
    }
  })();
  onTestFinished(async () => {
    stop.abort();
    connections.close();
    await answering;
  });
  return { connections, asked, dropped };
}
