import type { DocumentKind } from '../kinds/kind.ts';
import type { TextRange } from '../text.ts';

/** What one file tells the others. Plain data: it crosses to workers, and is kept when the text is not. */
export interface FileFacts {
  /** From the workspace's root, with slashes. */
  readonly path: string;
  readonly kind: DocumentKind;
  /** The name of the resource or document, and where it stands. */
  readonly name?: string;
  readonly nameRange?: TextRange;
}

/** A resource that exists outside the workspace: in the account, or one of Amazon's. */
export interface KnownResource {
  readonly arn: string;
  readonly platform?: string;
}

/** All that the files of a workspace say, and what is known beside them. */
export interface WorkspaceFacts {
  readonly files: ReadonlyMap<string, FileFacts>;
  readonly known: readonly KnownResource[];
}

export const noWorkspace: WorkspaceFacts = { files: new Map(), known: [] };
