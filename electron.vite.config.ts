import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { withSchemasOnly } from './build/schemas-only.ts';
import { withWasmFiles } from './build/wasm-files.ts';

const at = (path: string) => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
    plugins: [withSchemasOnly(), withWasmFiles()],
    build: {
      sourcemap: true,
      rolldownOptions: {
        // Modules of the language only define things: `kiln lint` is to load those that it needs, not all that the others do.
        treeshake: { moduleSideEffects: (id) => !id.includes('/src/documents/') },
        input: {
          index: at('src/main/electron/index.ts'),
          host: at('src/main/browser-mode/index.ts'),
          cli: at('src/main/cli/index.ts'),
          'lint-thread': at('src/main/lint/thread.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
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
