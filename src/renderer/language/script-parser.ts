import bash from 'tree-sitter-bash/tree-sitter-bash.wasm?url';
import powershell from 'tree-sitter-powershell/tree-sitter-powershell.wasm?url';
import { Language, Parser } from 'web-tree-sitter';
import runtime from 'web-tree-sitter/web-tree-sitter.wasm?url';
import { type ScriptLanguage, type ScriptParser, scriptParserOf } from '../../documents/index.ts';

const grammars: Readonly<Record<ScriptLanguage, string>> = { bash, powershell };

/** A parser for scripts in the given languages. The files are megabytes, so it is loaded only when there is a script, and kept. */
export async function loadScriptParser(languages: Iterable<ScriptLanguage>): Promise<ScriptParser> {
  await Parser.init({ wasmBinary: await bytesOf(runtime) });
  const parsers = new Map<ScriptLanguage, Parser>();
  for (const language of languages) {
    const parser = new Parser();
    parser.setLanguage(await Language.load(await bytesOf(grammars[language])));
    parsers.set(language, parser);
  }
  return scriptParserOf(parsers);
}

async function bytesOf(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The script parser is missing a file: ${url} was answered with ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}
