import type { EmbeddedDocument } from '../analysis.ts';
import { type Outward, outwardOf, through } from '../embedded/outward.ts';
import type { Place, Subject } from './language.ts';

/** A document or a document inside it, and the way from it to the text of the file; undefined for the file itself. */
export interface Part<S extends Subject = Subject> {
  readonly subject: S;
  readonly outward: Outward | undefined;
}

/** The place in the innermost document that the offset lies in. */
export function innermost(place: Place): Part<Place> {
  let part: Part<Place> = { subject: place, outward: undefined };
  for (let inner = innerAt(part.subject); inner !== undefined; inner = innerAt(part.subject)) part = within(part, inner);
  return part;
}

/** The document and all that are inside it, outer ones first. */
export function partsOf(subject: Subject): readonly Part[] {
  return withInner({ subject, outward: undefined });
}

function withInner(part: Part): readonly Part[] {
  const { embedded } = part.subject.analysis;
  if (embedded.length === 0) return [part];
  return [part, ...embedded.flatMap((document) => withInner(enter(part, document)))];
}

function enter({ subject, outward }: Part, document: EmbeddedDocument): Part {
  return {
    subject: { ...subject, analysis: document.analysis },
    outward: through(outwardOf(document, subject.analysis), outward),
  };
}

interface Inner {
  readonly document: EmbeddedDocument;
  readonly offset: number;
}

function innerAt({ analysis, offset }: Place): Inner | undefined {
  for (const document of analysis.embedded) {
    const inner = document.map.toInner(offset);
    if (inner !== undefined) return { document, offset: inner };
  }
  return undefined;
}

function within(part: Part<Place>, { document, offset }: Inner): Part<Place> {
  const { subject, outward } = enter(part, document);
  return { subject: { ...subject, offset }, outward };
}
