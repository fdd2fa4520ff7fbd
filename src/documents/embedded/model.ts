import type { Platform } from '../actions/spec.ts';
import type { DocumentKind, LanguageKind } from '../kinds/kind.ts';
import type { TextMap } from '../syntax/text-map.ts';
import type { TextRange } from '../text.ts';

/** What a file holds of other documents: CloudFormation and SAM templates, Terraform configurations, resources that carry their data. */
export interface HostDocument {
  readonly documents: readonly InnerText[];
  readonly references: readonly FileReference[];
  readonly unresolved: readonly UnresolvedName[];
}

/** Text in another language that a file carries. What only the deployment knows is masked in it by text of no meaning. */
export interface InnerText {
  /** What holds it, in words: “the data of component WebServer”. */
  readonly owner: string;
  readonly kind: LanguageKind;
  readonly text: string;
  /** From `text` to the text of the file. */
  readonly map: TextMap;
  /** The masked parts of `text`: nothing is known of them, so nothing can be wrong with them. */
  readonly masks: readonly TextRange[];
  /** What the component that holds it is registered for, where that is written down. */
  readonly platform?: Platform | undefined;
}

/** A document that a template names by the path of its file. */
export interface FileReference {
  readonly range: TextRange;
  /** As it is written: relative to the file that names it, without `file://`. */
  readonly target: string;
  readonly kind: DocumentKind;
}

/** `${NAME}` where the host puts values in place of names, and knows none of that name: a shell's variable, mostly. */
export interface UnresolvedName {
  readonly name: string;
  readonly range: TextRange;
  /** How the host is told to leave the text alone: what stands between `${` and the name, or before them. */
  readonly escape: { readonly at: number; readonly text: string };
}
