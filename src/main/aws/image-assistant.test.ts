import { expect, test } from 'vitest';
import { testAccount } from '../testing/test-account.ts';
import { createAws } from './clients.ts';
import type { Connection } from './connection.ts';
import { askImageAssistant } from './image-assistant.ts';

/** The local account of the test, connected to in another way. */
async function connectedBy(changes: Partial<Connection>) {
  const { connection } = await testAccount().aws();
  return createAws({ ...connection, ...changes });
}

test('at AWS Image Assistant is on the builder, which cannot be asked from outside', async () => {
  const aws = await connectedBy({ endpoint: undefined, name: 'Production' });
  await expect(askImageAssistant(aws, 'ListApplications', { BuilderName: 'x' })).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringMatching(/'Production'.*run image-assistant there/),
  });
});

test('a read-only connection lets nothing be changed, and everything be read', async () => {
  const aws = await connectedBy({ readOnly: true });
  await expect(askImageAssistant(aws, 'CreateImage', { BuilderName: 'x', Name: 'y' })).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringContaining('read-only'),
  });
  await expect(askImageAssistant(aws, 'ListApplications', { BuilderName: 'x' })).rejects.toMatchObject({
    code: 'aws',
    detail: { code: 'ResourceNotFoundException', operation: 'ListApplications' },
  });
  aws.close();
});

test('an endpoint that does not answer is told as that of any service', async () => {
  const aws = await connectedBy({ endpoint: 'http://127.0.0.1:1' });
  await expect(askImageAssistant(aws, 'ListApplications', { BuilderName: 'x' })).rejects.toMatchObject({ code: 'unavailable' });
  aws.close();
});
