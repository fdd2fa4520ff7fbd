import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Location as LspLocation, TextDocumentPositionParams, TextDocuments, WorkspaceEdit } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Diagnostic, type FileEdits, LineIndex, type Location, type Place, type Subject } from '../../documents/index.ts';
import type { Findings } from './findings.ts';
import type { Folder } from './folder.ts';
import type { OpenAnalyses } from './open-analyses.ts';
import { placeOf, uriOf } from './places.ts';
import { toEdits, toRange } from './positions.ts';

/** What the handlers of requests work with. */
export interface Session {
  /** The open document with that URI as it is now, among the others of its folder. */
  subject(uri: string): Subject | undefined;
  place(params: TextDocumentPositionParams): Place | undefined;
  /** The same once all files of its folder have been read: for answers that name other files. */
  placeAmongAll(params: TextDocumentPositionParams): Promise<Place | undefined>;
  /** What the stages after the analysis found in an open document. */
  later(uri: string): readonly Diagnostic[];
  /** The folders that are open, each with what its files tell. */
  readonly folders: ReadonlyMap<string, Folder>;
  /** A location as seen from a document; undefined when its file is gone. */
  locate(from: string, location: Location): Promise<LspLocation | undefined>;
  workspaceEdit(from: string, files: readonly FileEdits[]): Promise<WorkspaceEdit>;
}

interface SessionDeps {
  readonly documents: TextDocuments<TextDocument>;
  readonly analyses: OpenAnalyses;
  readonly findings: Findings;
  readonly folders: ReadonlyMap<string, Folder>;
}

export function createSession({ documents, analyses, findings, folders }: SessionDeps): Session {
  const roots = () => [...folders.keys()];

  const subject = (uri: string): Subject | undefined => {
    const document = documents.get(uri);
    return document && analyses.subjectOf(document);
  };

  /** The URI of a file beside another document. */
  const beside = (from: string, path: string): string | undefined => {
    const place = placeOf(roots(), from);
    return place && uriOf({ root: place.root, path });
  };

  /** Lines of a file as the editor has it, else as it lies on the disk. */
  const linesOf = async (from: string, path: string | undefined): Promise<{ uri: string; lines: LineIndex } | undefined> => {
    const uri = path === undefined ? from : beside(from, path);
    if (uri === undefined) return undefined;
    const open = documents.get(uri);
    if (open) return { uri, lines: new LineIndex(open.getText()) };
    const place = placeOf(roots(), uri);
    if (!place) return undefined;
    try {
      return { uri, lines: new LineIndex(await readFile(join(place.root, place.path), 'utf8')) };
    } catch {
      return undefined; // gone since it was indexed: there is nothing to go to
    }
  };

  const placeIn = ({ textDocument, position }: TextDocumentPositionParams): Place | undefined => {
    const found = subject(textDocument.uri);
    return found && { ...found, offset: found.analysis.lines.offsetAt(position) };
  };

  return {
    subject,
    place: placeIn,
    async placeAmongAll(params) {
      const at = placeOf(roots(), params.textDocument.uri);
      await folders.get(at?.root ?? '')?.whenRead();
      return placeIn(params);
    },
    later(uri) {
      const document = documents.get(uri);
      return document ? findings.later(document) : [];
    },
    folders,
    async locate(from, { path, range }) {
      const found = await linesOf(from, path);
      return found && { uri: found.uri, range: toRange(found.lines, range) };
    },
    async workspaceEdit(from, files) {
      const changes: NonNullable<WorkspaceEdit['changes']> = {};
      for (const { path, edits } of files) {
        const found = await linesOf(from, path);
        if (found) changes[found.uri] = toEdits(found.lines, edits);
      }
      return { changes };
    },
  };
}
