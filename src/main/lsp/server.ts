import type { Readable, Writable } from 'node:stream';
import {
  CodeActionKind,
  type Connection,
  createConnection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  ProposedFeatures,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { defaultSettings, noWorkspace } from '../../documents/index.ts';
import { createShellChecks } from '../language/shell-checks.ts';
import { version } from '../version.ts';
import { answerCodeActions } from './code-actions.ts';
import { answerCompletion } from './completion.ts';
import { createFindings } from './findings.ts';
import { createFolder, type Folder } from './folder.ts';
import { answerHints } from './hints.ts';
import { answerHover } from './hover.ts';
import { answerNavigation } from './navigation.ts';
import { createOpenAnalyses } from './open-analyses.ts';
import { pathOfUri, placeOf } from './places.ts';
import { createPublisher } from './publisher.ts';
import { answerRenamedFiles } from './renamed-files.ts';
import { answerTokens, tokensLegend } from './semantic-tokens.ts';
import { createSession, type Session } from './session.ts';
import { answerStructure } from './structure.ts';
import { answerSymbols } from './symbols.ts';

const answers: readonly ((connection: Connection, session: Session) => void)[] = [
  answerCompletion,
  answerHover,
  answerNavigation,
  answerSymbols,
  answerStructure,
  answerHints,
  answerTokens,
  answerCodeActions,
  answerRenamedFiles,
];

const capabilities: InitializeResult['capabilities'] = {
  textDocumentSync: TextDocumentSyncKind.Incremental,
  completionProvider: { triggerCharacters: [' ', ':', '-', '{', '[', '"', '.', '$'] },
  hoverProvider: true,
  signatureHelpProvider: { triggerCharacters: [':', '\n', ' '] },
  definitionProvider: true,
  referencesProvider: true,
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentFormattingProvider: true,
  inlayHintProvider: true,
  documentLinkProvider: {},
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, CodeActionKind.Source] },
  semanticTokensProvider: { legend: tokensLegend, full: true },
  workspace: {
    workspaceFolders: { supported: true, changeNotifications: true },
    fileOperations: { willRename: { filters: [{ scheme: 'file', pattern: { glob: '**/*' } }] } },
  },
};

/** The documents whose changes on the disk matter to others, in the form that clients watch for. */
const watched = '**/{*.yaml,*.yml,*.json,*.tf,*.template,Dockerfile,*.dockerfile,Dockerfile.*,Containerfile}';

/**
 * Speaks the language server protocol over two streams. The process ends with its client: when that says so, when `input` ends, and when
 * the client's process has gone; the protocol's library sees to that.
 */
export function serveLanguage(input: Readable, output: Writable): void {
  const connection = createConnection(ProposedFeatures.all, input, output);
  const documents = new TextDocuments(TextDocument);
  const folders = new Map<string, Folder>();
  const placed = (uri: string) => {
    const place = placeOf([...folders.keys()], uri);
    const folder = place && folders.get(place.root);
    return folder && { path: place.path, folder };
  };
  const analyses = createOpenAnalyses((uri) => {
    const at = placed(uri);
    if (!at) return { path: undefined, settings: defaultSettings, workspace: noWorkspace };
    return { path: at.path, settings: at.folder.settingsOf(at.path), workspace: at.folder.facts() };
  });
  const shellChecks = createShellChecks(process.env);
  process.once('exit', shellChecks.close); // however the client goes
  const findings = createFindings({ analyses, shellChecks, isOpen: (document) => documents.get(document.uri) === document, placed });
  const publisher = createPublisher({ connection, documents, analyses, findings, placed });
  const session = createSession({ documents, analyses, findings, folders });

  const openFolder = (uri: string) => {
    const root = pathOfUri(uri);
    if (root === undefined || folders.has(root)) return;
    const folder = createFolder(root);
    folders.set(root, folder);
    const tell = (error: unknown) => connection.console.error(String(error));
    folder.read().catch(tell).then(publisher.all, tell);
  };

  let folderUris: readonly string[] = [];
  connection.onInitialize((params) => {
    folderUris = foldersOf(params);
    return { capabilities, serverInfo: { name: 'kiln', version } };
  });
  connection.onInitialized(() => {
    for (const uri of folderUris) openFolder(uri);
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const { uri } of removed) folders.delete(pathOfUri(uri) ?? '');
      for (const { uri } of added) openFolder(uri);
      publisher.all();
    });
    // A client that cannot be asked to watch tells of changes in its own way, or not at all.
    connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: watched }] }).catch(() => undefined);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => publisher.changedOnDisk(changes.map(({ uri }) => uri)));
  for (const answer of answers) answer(connection, session);
  documents.onDidChangeContent(({ document }) => publisher.changed(document));
  documents.onDidClose(({ document }) => void publisher.closed(document));
  documents.listen(connection);
  connection.listen();
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}
