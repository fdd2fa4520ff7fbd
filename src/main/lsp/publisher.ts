import type { Connection, TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { checkFile, factsOf, settleFindings } from '../../documents/index.ts';
import { toDiagnostics } from './diagnostics.ts';
import type { Folder } from './folder.ts';
import type { OpenAnalyses } from './open-analyses.ts';
import { placeOf } from './places.ts';

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
  readonly folders: ReadonlyMap<string, Folder>;
}

export function createPublisher({ connection, documents, analyses, folders }: PublisherDeps): Publisher {
  const placed = (uri: string) => {
    const place = placeOf([...folders.keys()], uri);
    const folder = place && folders.get(place.root);
    return place && folder && { path: place.path, folder };
  };
  const publish = (document: TextDocument) => {
    const { uri, version } = document;
    const { analysis } = analyses.subjectOf(document);
    const at = placed(uri);
    // What other files lack is known once all have been read.
    const stages = at?.folder.isRead()
      ? [{ stage: 'workspace', diagnostics: checkFile(analysis, at.path, at.folder.facts()) } as const]
      : [];
    const findings = settleFindings(analysis, stages, at?.folder.settingsOf(at.path));
    void connection.sendDiagnostics({ uri, version, diagnostics: toDiagnostics(analysis, findings) });
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
      analyses.forget(uri);
      void connection.sendDiagnostics({ uri, diagnostics: [] });
      const at = placed(uri);
      if (at && (await at.folder.reread(at.path))) all();
    },
    async changedOnDisk(uris) {
      for (const uri of uris) {
        const at = placed(uri);
        if (at && !documents.get(uri)) await at.folder.reread(at.path);
      }
      all();
    },
    all,
  };
}
