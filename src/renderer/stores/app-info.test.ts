import { expect, test } from 'vitest';
import { type AppInfo, onThisComputer } from '../../contract/index.ts';
import { appInfo } from './app-info.ts';
import { createAppStore } from './app-store.ts';

const info: AppInfo = {
  version: '1.0.0',
  platform: 'linux',
  examples: '/examples',
  home: '/home/me',
  sandbox: { available: true, driver: 'namespace', base: 'Debian' },
  connection: {
    id: 'local',
    readOnly: false,
    name: 'Local account',
    hosting: onThisComputer,
    accountId: '000000000000',
    region: 'us-east-1',
    endpoint: '',
  },
  recentFolders: [],
  folder: null,
};

test('what main has said already is there at once', async () => {
  const app = createAppStore();
  app.apply({ type: 'loaded', info });
  expect(await appInfo(app)).toBe(info);
});

test('somebody who asks too early waits until main has answered', async () => {
  const app = createAppStore();
  const asked = appInfo(app);
  app.apply({ type: 'loaded', info });
  expect(await asked).toBe(info);
});

test('somebody who waits learns that main could not answer', async () => {
  const app = createAppStore();
  const asked = appInfo(app);
  app.apply({ type: 'failed', message: 'main is gone' });
  await expect(asked).rejects.toThrow('main is gone');
});
