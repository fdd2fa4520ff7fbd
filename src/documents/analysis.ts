import type { Platform } from './actions/spec.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { HostDocument } from './embedded/model.ts';
import type { ComponentDocument } from './kinds/component/model.ts';
import type { DockerfileTemplate } from './kinds/dockerfile/model.ts';
import type { DocumentKind } from './kinds/kind.ts';
import type { ResourceDocument } from './kinds/resource/model.ts';
import type { WorkflowDocument } from './kinds/workflow/model.ts';
import type { StepFindings } from './rules/kept-findings.ts';
import type { SettingsDocument } from './settings/model.ts';
import type { TextMap } from './syntax/text-map.ts';
import type { SyntaxTree } from './syntax/tree.ts';
import type { LineIndex, TextRange } from './text.ts';

/** The typed view of a document in the language that its kind tells; of the others undefined. */
export interface Models {
  readonly component: ComponentDocument | undefined;
  readonly workflow: WorkflowDocument | undefined;
  readonly resource: ResourceDocument | undefined;
  readonly dockerfile: DockerfileTemplate | undefined;
  /** Of Kiln's own settings file. */
  readonly settings: SettingsDocument | undefined;
  /** What a file holds of other documents; a resource may be both. */
  readonly host: HostDocument | undefined;
}

/** The one immutable value that every feature is a function of. */
export interface Analysis extends Models {
  readonly text: string;
  readonly lines: LineIndex;
  /** Of a text that is neither YAML nor JSON (Dockerfile, Terraform) an empty one. */
  readonly tree: SyntaxTree;
  readonly kind: DocumentKind;
  /** Documents inside this one, with analyses of their own; their findings are among `diagnostics`, with ranges of this text. */
  readonly embedded: readonly EmbeddedDocument[];
  readonly diagnostics: readonly Diagnostic[];
  /** What was found in each step of a component alone: the analysis of the next text uses it again. */
  readonly stepFindings: StepFindings;
}

/** A document inside another file: component data in a CloudFormation template, a heredoc in Terraform, a recipe's Dockerfile. */
export interface EmbeddedDocument {
  /** What holds it, in words: “the data of Component WebServer”. */
  readonly owner: string;
  readonly analysis: Analysis;
  /** From the inner text to the text of the file. */
  readonly map: TextMap;
  /** Parts of the inner text that stand for what only the deployment knows: there nothing can be found, and nothing is to be written. */
  readonly masks: readonly TextRange[];
  /** What the component that holds it is registered for, where that is written down. */
  readonly platform?: Platform | undefined;
}
