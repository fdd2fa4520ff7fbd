import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Language, Parser } from 'web-tree-sitter';
import { type ScriptLanguage, type ScriptParser, scriptParserOf } from '../../documents/index.ts';
import { appRoot } from '../app-root.ts';

const files = {
  runtime: 'web-tree-sitter/web-tree-sitter.wasm',
  bash: 'tree-sitter-bash/tree-sitter-bash.wasm',
  powershell: 'tree-sitter-powershell/tree-sitter-powershell.wasm',
} as const;

/** Run from its sources the program takes the files out of the packages; the build puts copies beside the bundle (electron.vite.config.ts). */
function bytesOf(file: keyof typeof files): Promise<Uint8Array> {
  const name = files[file];
  const isSource = import.meta.filename.endsWith('.ts');
  return readFile(
    isSource ? fileURLToPath(import.meta.resolve(name)) : join(appRoot(), 'out', 'main', 'wasm', name.slice(name.indexOf('/') + 1)),
  );
}

/**
 * A parser for scripts in the given languages. It takes some ten milliseconds to load, so it is loaded only when there is a script, and
 * kept by who asked for it. A language that was not asked for is not parsed.
 */
export async function loadScriptParser(languages: Iterable<ScriptLanguage>): Promise<ScriptParser> {
  // The code of V8's first compiler for WebAssembly is fast enough. The optimising one takes half a gigabyte and most of a second for one
  // function of bash's grammar, after a few dozen lines; it is off only when both are said.
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
  const [wasmBinary, ...grammars] = await Promise.all([
    bytesOf('runtime'),
    ...[...new Set(languages)].map(async (language) => ({ language, bytes: await bytesOf(language) })),
  ]);
  await Parser.init({ wasmBinary });
  const parsers = new Map<ScriptLanguage, Parser>();
  for (const { language, bytes } of grammars) {
    const parser = new Parser();
    parser.setLanguage(await Language.load(bytes));
    parsers.set(language, parser);
  }
  return scriptParserOf(parsers);
}
