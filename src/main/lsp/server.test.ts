import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  type CodeAction,
  type CompletionItem,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  InitializeRequest,
  type Location,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const cli = join(import.meta.dirname, '../cli/index.ts');

const component = `schemaVersion: 1.0
parameters:
  - Port:
      type: string
phases:
  - name: build
    steps:
      - name: Serve
        action: ExecuteBash
        inputs:
          commands: ['serve {{ Port }}']
  - name: test
    steps:
      - name: Ask
        action: ExecuteBash
        inputs:
          commands: ['curl --fail localhost:{{ Port }}']
`;

const workspace = {
  'web.yaml': component,
  'web.component.yaml': 'name: web\nsemanticVersion: 1.0.0\nplatform: Linux\nuri: ./web.yaml\n',
  'server.recipe.yaml': `name: server
semanticVersion: 1.0.0
parentImage: ssm:/images/base
components:
  - componentArn: ./web.component.yaml
    parameters:
      - name: Port
        value: ['80']
`,
};

/** A client as an editor is one: over the standard streams of a process of its own. */
async function connect(files: Readonly<Record<string, string>> = workspace, tools = '', opened = '') {
  const root = join(temporaryFolder(files), opened);
  const env = { ...process.env, PATH: tools }; // whether this machine has a ShellCheck is nothing to the tests
  const server = spawn(process.execPath, [cli, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'], env });
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  onTestFinished(() => {
    connection.dispose();
    server.kill();
  });
  const published = new Map<string, Diagnostic[]>();
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => void published.set(uri, diagnostics));
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  const uriOf = (path: string) => pathToFileURL(join(root, path)).href;
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
    workspaceFolders: [{ uri: pathToFileURL(root).href, name: 'test' }],
  });
  await connection.sendNotification('initialized', {});
  const open = async (path: string, text = readFileSync(join(root, path), 'utf8')) => {
    await connection.sendNotification('textDocument/didOpen', { textDocument: { uri: uriOf(path), languageId: 'yaml', version: 1, text } });
    return { textDocument: { uri: uriOf(path) }, at: (found: string, more = 0) => positionIn(text, found, more) };
  };
  const findings = (path: string) => published.get(uriOf(path))?.map(({ code }) => code);
  return { root, server, connection, uriOf, open, findings, published };
}

function positionIn(text: string, found: string, more: number) {
  const before = text.slice(0, text.indexOf(found) + more).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

let lastVersion = 1;
const change = (connection: ProtocolConnection, uri: string, text: string) =>
  connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: ++lastVersion }, contentChanges: [{ text }] });

async function exitOf(server: ChildProcess): Promise<number | null> {
  const [code] = (await once(server, 'exit')) as [number | null];
  return code;
}

describe('the language server', () => {
  test('tells findings as a document is typed, those across files too', async () => {
    const { connection, open, uriOf, findings } = await connect();
    await open('web.yaml');
    await open('server.recipe.yaml');
    await vi.waitFor(() => expect(findings('server.recipe.yaml')).toEqual([]));
    await change(connection, uriOf('web.yaml'), component.replace('- Port:', '- Door:').replaceAll('{{ Port }}', '{{ Door }}'));
    await vi.waitFor(() => expect(findings('server.recipe.yaml')).toEqual(['missing-recipe-parameter', 'unknown-recipe-parameter']));
    await change(connection, uriOf('web.yaml'), component.replace('ExecuteBash', 'ExecuteBsh'));
    await vi.waitFor(() => expect(findings('web.yaml')).toEqual(['unknown-action']));
    await vi.waitFor(() => expect(findings('server.recipe.yaml')).toEqual([]));
  });

  test('tells faults of scripts once they were checked, at their place', async () => {
    const { connection, open, uriOf, findings } = await connect();
    await open('web.yaml');
    await change(connection, uriOf('web.yaml'), component.replace("'serve {{ Port }}'", `'if true; then serve {{ Port }}'`));
    await vi.waitFor(() => expect(findings('web.yaml')).toEqual(['bash-syntax']), { timeout: 10_000 });
  });

  test.skipIf(process.platform === 'win32')('asks ShellCheck after all else, and does without one that hangs', async () => {
    const remark = '{"file":"0.sh","line":1,"endLine":1,"column":1,"endColumn":5,"level":"info","code":2086,"message":"Hm."}';
    const tool = `#!/bin/sh\ncase "$(cat 0.sh)" in *hang*) exec sleep 600;; esac\necho '{"comments":[${remark}]}'\nexit 1\n`;
    const tools = temporaryFolder({ shellcheck: tool });
    chmodSync(join(tools, 'shellcheck'), 0o755);
    const document = workspace['web.yaml'].slice(0, workspace['web.yaml'].indexOf('  - name: test'));
    const { connection, open, uriOf, findings } = await connect({ 'web.yaml': document }, tools);
    await open('web.yaml');
    await vi.waitFor(() => expect(findings('web.yaml')).toEqual(['shellcheck-SC2086']), { timeout: 10_000 });
    await change(connection, uriOf('web.yaml'), document.replace("'serve", "'chmod 777 /hang"));
    await vi.waitFor(() => expect(findings('web.yaml')).toEqual(['world-writable-script']), { timeout: 10_000 });
  });

  test('obeys the settings of the workspace, and their changes', async () => {
    const faulty = component.replace('serve {{ Port }}', 'serve');
    const { root, connection, open, uriOf, findings } = await connect({ 'a.yaml': faulty.replaceAll('{{ Port }}', '80') });
    await open('a.yaml');
    await vi.waitFor(() => expect(findings('a.yaml')).toEqual(['unused-declaration']));
    writeFileSync(join(root, 'kiln.config.yaml'), 'rules:\n  unused-declaration: off\n');
    await connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('kiln.config.yaml'), type: 1 }] });
    await vi.waitFor(() => expect(findings('a.yaml')).toEqual([]));
  });

  test('obeys the nearest settings file, also one that comes while it is open', async () => {
    const faulty = component.replace('serve {{ Port }}', 'serve').replaceAll('{{ Port }}', '80');
    const { root, connection, open, uriOf, findings } = await connect({
      'kiln.config.yaml': 'rules:\n  unused-declaration: off\nignore: [left/]\n',
      'inner/kiln.config.yaml': 'rules:\n  unused-declaration: error\n',
      'a.yaml': faulty,
      'left/a.yaml': faulty,
      'inner/deep/a.yaml': faulty,
    });
    for (const path of ['a.yaml', 'left/a.yaml', 'inner/deep/a.yaml']) await open(path);
    await vi.waitFor(() => expect(['a.yaml', 'left/a.yaml', 'inner/deep/a.yaml'].map(findings)).toEqual([[], [], ['unused-declaration']]));
    await open('inner/kiln.config.yaml');
    writeFileSync(join(root, 'inner/kiln.config.yaml'), 'profile: minimal\n');
    await connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('inner/kiln.config.yaml'), type: 2 }] });
    await vi.waitFor(() => expect(findings('inner/deep/a.yaml')).toEqual([]));
  });

  test('obeys settings from further up in the repository', async () => {
    const faulty = component.replace('serve {{ Port }}', 'serve').replaceAll('{{ Port }}', '80');
    const files = {
      'kiln.config.yaml': 'overrides:\n  - files: [team/a.yaml]\n    rules:\n      unused-declaration: error\nignore: [team/b.yaml]\n',
      'team/a.yaml': faulty,
      'team/b.yaml': faulty,
    };
    const { open, uriOf, published } = await connect(files, '', 'team');
    for (const path of ['a.yaml', 'b.yaml']) await open(path);
    await vi.waitFor(() => expect(published.get(uriOf('a.yaml'))?.map(({ severity }) => severity)).toEqual([DiagnosticSeverity.Error]));
    await vi.waitFor(() => expect(published.get(uriOf('b.yaml'))).toEqual([]));
  });

  test('completes, explains and signs', async () => {
    const { connection, open } = await connect();
    const { textDocument, at } = await open('web.yaml');
    const items = await connection.sendRequest<CompletionItem[]>('textDocument/completion', {
      textDocument,
      position: at('ExecuteBash', 7),
    });
    expect(items.map(({ label }) => label)).toContain('ExecutePowerShell');
    const hover = await connection.sendRequest<{ contents: { value: string } }>('textDocument/hover', {
      textDocument,
      position: at('ExecuteBash', 3),
    });
    expect(hover.contents.value).toContain('ExecuteBash');
    const symbols = await connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
    expect(symbols.map(({ name }) => name)).toEqual(['Port', 'build', 'test']);
  });

  test('goes from a reference to its declaration, and renames it in the recipe too', async () => {
    const { connection, open, uriOf, findings } = await connect();
    const { textDocument, at } = await open('web.yaml');
    await open('server.recipe.yaml');
    await vi.waitFor(() => expect(findings('server.recipe.yaml')).toEqual([]));
    const position = at('{{ Port', 4);
    const [declaration] = await connection.sendRequest<Location[]>('textDocument/definition', { textDocument, position });
    expect(declaration?.range.start).toEqual({ line: 2, character: 4 });
    const uses = await connection.sendRequest<Location[]>('textDocument/references', {
      textDocument,
      position,
      context: { includeDeclaration: false },
    });
    expect(uses.map(({ range }) => range.start.line)).toContain(10);
    const edit = await connection.sendRequest<WorkspaceEdit>('textDocument/rename', { textDocument, position, newName: 'Door' });
    expect(Object.keys(edit.changes ?? {})).toContain(textDocument.uri);
    expect(edit.changes?.[uriOf('server.recipe.yaml')]?.map(({ newText }) => newText)).toEqual(['Door']);
    const refused = connection.sendRequest('textDocument/rename', { textDocument, position, newName: 'no good' });
    await expect(refused).rejects.toThrow();
  });

  test('tells what has to be written when a file moves', async () => {
    const { connection, open, uriOf, findings } = await connect();
    await open('server.recipe.yaml');
    await vi.waitFor(() => expect(findings('server.recipe.yaml')).toEqual([]));
    const files = [{ oldUri: uriOf('web.component.yaml'), newUri: uriOf('components/web.component.yaml') }];
    const edit = await connection.sendRequest<WorkspaceEdit>('workspace/willRenameFiles', { files });
    const written = (path: string) => edit.changes?.[uriOf(path)]?.map(({ newText }) => newText);
    expect(written('server.recipe.yaml')).toEqual(['./components/web.component.yaml']);
    expect(written('web.component.yaml')).toEqual(['../web.yaml']);
  });

  test('offers fixes, and formats', async () => {
    const { connection, open } = await connect();
    const text = component.replace('ExecuteBash', 'ExecuteBsh').replace('name: Serve', 'name: Serve   ');
    const { textDocument, at } = await open('other.yaml', text);
    const range = { start: at('ExecuteBsh'), end: at('ExecuteBsh', 3) };
    const actions = await connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument,
      range,
      context: { diagnostics: [] },
    });
    expect(actions.map(({ edit }) => edit?.changes?.[textDocument.uri]?.[0]?.newText)).toContain('ExecuteBash');
    const edits = await connection.sendRequest<TextEdit[]>('textDocument/formatting', {
      textDocument,
      options: { tabSize: 2, insertSpaces: true },
    });
    expect(edits.length).toBeGreaterThan(0);
  });

  test('answers the other questions without a fault, in the middle of typing too', async () => {
    const { connection, open } = await connect();
    const { textDocument } = await open('half.yaml', component.slice(0, 210));
    const range = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
    const position = { line: 8, character: 12 };
    const questions: [string, object][] = [
      ['textDocument/foldingRange', {}],
      ['textDocument/selectionRange', { positions: [position] }],
      ['textDocument/inlayHint', { range }],
      ['textDocument/documentLink', {}],
      ['textDocument/semanticTokens/full', {}],
      ['textDocument/signatureHelp', { position }],
      ['textDocument/prepareRename', { position }],
    ];
    for (const [method, more] of questions) await connection.sendRequest(method, { textDocument, ...more });
    const symbols = await connection.sendRequest<{ name: string }[]>('workspace/symbol', { query: 'web' });
    expect(symbols.map(({ name }) => name)).toContain('web');
  });

  test('ends with its client', async () => {
    const { server, connection } = await connect();
    const ended = exitOf(server);
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect(await ended).toBe(0);
  });

  test('ends when its input does', async () => {
    const { server } = await connect();
    const ended = exitOf(server);
    server.stdin?.end();
    expect(await ended).toBe(1); // it was not told to shut down
  });
});
