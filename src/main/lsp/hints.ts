import { type Connection, MarkupKind } from 'vscode-languageserver/node';
import { inlayHints, links } from '../../documents/index.ts';
import { placeOf, uriOf } from './places.ts';
import { toRange } from './positions.ts';
import type { Session } from './session.ts';

/** What is shown inside the text: hints, and links to files and pages. */
export function answerHints(connection: Connection, session: Session): void {
  connection.languages.inlayHint.on(({ textDocument, range }) => {
    const subject = session.subject(textDocument.uri);
    if (!subject) return null;
    const { lines } = subject.analysis;
    const from = lines.offsetAt(range.start);
    const to = lines.offsetAt(range.end);
    const here = inlayHints(subject, new Date()).filter(({ offset }) => from <= offset && offset <= to);
    return here.map(({ offset, text, tooltip }) => ({
      position: lines.positionAt(offset),
      label: text,
      paddingLeft: true,
      ...(tooltip === undefined ? {} : { tooltip: { kind: MarkupKind.Markdown, value: tooltip } }),
    }));
  });
  connection.onDocumentLinks(({ textDocument }) => {
    const subject = session.subject(textDocument.uri);
    if (!subject) return null;
    const place = placeOf([...session.folders.keys()], textDocument.uri);
    return links(subject).flatMap(({ range, target, tooltip }) => {
      const uri = target.startsWith('https:') ? target : place && uriOf({ root: place.root, path: target });
      if (uri === undefined) return [];
      return [{ range: toRange(subject.analysis.lines, range), target: uri, ...(tooltip === undefined ? {} : { tooltip }) }];
    });
  });
}
