import type { Connection, TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { factsOf, isSettingsFile } from '../../documents/index.ts';
import { toDiagnostics } from './diagnostics.ts';
import type { Findings } from './findings.ts';
import type { Folder } from './folder.ts';
import type { OpenAnalyses } from './open-analyses.ts';

/** Keeps the client's findings true: after every edit, and for all documents when another file of their folder changed. */
export interface Publisher {
  changed(document: TextDocument): void;
  closed(document: TextDocument): Promise<void>;
  /** Files were changed, made or removed by others. */
  changedOnDisk(uris: readonly string[]): Promise<void>;
  all(): void;
}

interface PublisherDeps {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly analyses: OpenAnalyses;
  readonly findings: Findings;
  placed(uri: string): { readonly path: string; readonly folder: Folder } | undefined;
}

/** Milliseconds without an edit before the scripts of a document are checked: nobody waits for them. */
const restBeforeScripts = 150;

export function createPublisher({ connection, documents, analyses, findings, placed }: PublisherDeps): Publisher {
  const resting = new Map<string, NodeJS.Timeout>();

  const send = (document: TextDocument) => {
    const { uri, version } = document;
    const { analysis } = analyses.subjectOf(document);
    void connection.sendDiagnostics({ uri, version, diagnostics: toDiagnostics(analysis, findings.of(document)) });
  };
  const checkScripts = async (uri: string) => {
    resting.delete(uri);
    const document = documents.get(uri);
    if (!document || !(await findings.checkScriptsOf(document))) return;
    send(document);
    if (await findings.shellCheck(document)) send(document);
  };
  const publish = (document: TextDocument) => {
    const { uri } = document;
    send(document);
    clearTimeout(resting.get(uri));
    const fail = (error: unknown) => connection.console.error(`The scripts of ${uri} could not be checked: ${String(error)}`);
    resting.set(
      uri,
      setTimeout(() => checkScripts(uri).catch(fail), restBeforeScripts),
    );
  };
  const all = () => {
    for (const document of documents.all()) publish(document);
  };
  return {
    changed(document) {
      const at = placed(document.uri);
      const moved = at?.folder.typed(factsOf(analyses.subjectOf(document).analysis, at.path)) ?? false;
      // Others are looked at again only when this document tells them something new.
      if (moved) all();
      else publish(document);
    },
    async closed({ uri }) {
      clearTimeout(resting.get(uri));
      resting.delete(uri);
      analyses.forget(uri);
      findings.forget(uri);
      void connection.sendDiagnostics({ uri, diagnostics: [] });
      const at = placed(uri);
      if (at && (await at.folder.reread(at.path))) all();
    },
    async changedOnDisk(uris) {
      for (const uri of uris) {
        const at = placed(uri);
        // Settings count as they were saved, not as they are typed.
        if (at && (isSettingsFile(at.path) || !documents.get(uri))) await at.folder.reread(at.path);
      }
      all();
    },
    all,
  };
}
