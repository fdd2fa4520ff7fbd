import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { oneChunk } from './build/one-chunk.ts';
import { withSchemasOnly } from './build/schemas-only.ts';
import { withWasmFiles } from './build/wasm-files.ts';

const at = (path: string) => resolve(import.meta.dirname, path);

const localAccount = oneChunk(at('src/local-account/start.ts'), at('src/local-account'));

export default defineConfig({
  main: {
    plugins: [withSchemasOnly(), withWasmFiles(), localAccount.plugin],
    build: {
      sourcemap: true,
      rolldownOptions: {
        // Modules of these rooms only define things: a command is to load those that it needs, not all that stands behind the facade.
        treeshake: { moduleSideEffects: (id) => !/\/src\/(?:documents|contract|rehearsal|local-account)\//.test(id) },
        input: {
          index: at('src/main/electron/index.ts'),
          host: at('src/main/browser-mode/index.ts'),
          cli: at('src/main/cli/index.ts'),
          'lint-thread': at('src/main/lint/thread.ts'),
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: 'account-start', test: localAccount.holds }] },
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false, // a sandboxed preload may require nothing but 'electron'
      rolldownOptions: {
        input: { index: at('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      minify: 'oxc',
      chunkSizeWarningLimit: 8000, // kB: Monaco is one large chunk, read from this machine and not over a network
      rolldownOptions: { input: { index: at('src/renderer/index.html') } },
    },
  },
});
