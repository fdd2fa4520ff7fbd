import type { Analysis, EmbeddedDocument, Models } from '../analysis.ts';
import type { DocumentKind } from '../kinds/kind.ts';
import type { SyntaxTree } from '../syntax/tree.ts';

/** A file that may hold documents. */
export interface Holder {
  readonly kind: DocumentKind;
  readonly tree: SyntaxTree;
  readonly text: string;
  readonly models: Models;
}

/** Reads an inner text; the name tells the kind where its content does not (`Dockerfile`). */
export type AnalyzeInner = (text: string, fileName?: string) => Analysis;

/** The documents inside a file: of CloudFormation and SAM templates, of Terraform configurations, of resources that carry their data. */
export function embeddedDocuments(_holder: Holder, _analyze: AnalyzeInner): readonly EmbeddedDocument[] {
  return [];
}
