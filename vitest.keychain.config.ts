import { defineConfig } from 'vitest/config';

// Run inside build/with-keyring.sh: these tests talk to a real secret service.
export default defineConfig({ test: { include: ['tests/keychain/**/*.test.ts'], testTimeout: 20_000 } });
