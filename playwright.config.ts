import { defineConfig } from '@playwright/test';
import type { HostOptions } from './tests/e2e/fixture.ts';

export default defineConfig<HostOptions>({
  testDir: 'tests/e2e',
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['./tests/e2e/skip-reporter.ts'], ['json', { outputFile: 'test-results/e2e.json' }]],
  projects: [
    { name: 'electron', use: { hostKind: 'electron' } },
    { name: 'browser', use: { hostKind: 'browser' } },
  ],
});
