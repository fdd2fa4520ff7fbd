import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What parses scripts, out of its packages. */
const wasmFiles = [
  'web-tree-sitter/web-tree-sitter.wasm',
  'tree-sitter-bash/tree-sitter-bash.wasm',
  'tree-sitter-powershell/tree-sitter-powershell.wasm',
];

/** Of a Vite plugin as much as is used. */
interface AssetPlugin {
  readonly name: string;
  generateBundle(this: { emitFile(file: { type: 'asset'; fileName: string; source: Uint8Array }): string }): void;
}

/** Puts the files beside the bundle, where `src/main/lint/script-parser.ts` looks for them. */
export function withWasmFiles(): AssetPlugin {
  return {
    name: 'kiln-wasm-files',
    generateBundle() {
      for (const file of wasmFiles) {
        const source = readFileSync(fileURLToPath(import.meta.resolve(file)));
        this.emitFile({ type: 'asset', fileName: `wasm/${basename(file)}`, source });
      }
    },
  };
}
