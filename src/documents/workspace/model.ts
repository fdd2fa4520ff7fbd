import type { Platform } from '../actions/spec.ts';
import type { DocumentKind, ResourceKind } from '../kinds/kind.ts';
import type { TextRange } from '../text.ts';

/** A word of a file, and where it stands. */
export interface Placed<Value = string> {
  readonly value: Value;
  readonly range: TextRange;
}

/** A member that names another resource, a document or a Dockerfile. */
export interface ReferenceFact {
  /** As it is written: an ARN, a relative path, a place in S3. */
  readonly text: string;
  readonly range: TextRange;
  /** The file that it names, from the workspace's root; undefined for ARNs and places elsewhere. */
  readonly path: string | undefined;
  /** The kinds of resource that may stand there; none where it names a text. */
  readonly kinds: readonly ResourceKind[];
}

/** A parameter of a component document. */
export interface ParameterFact {
  readonly name: string;
  readonly nameRange: TextRange;
  /** It has no default, so whoever uses the component must give a value. */
  readonly required: boolean;
  /** Where references of the document name it. */
  readonly uses: readonly TextRange[];
}

/** A phase or step of a component document, for whoever looks for it by its name. */
export interface NamedPart {
  readonly kind: 'phase' | 'step';
  readonly name: string;
  readonly nameRange: TextRange;
  /** Of a step: the name of its phase. */
  readonly phase?: string;
}

/** What a component document tells. */
export interface ComponentFacts {
  readonly parameters: readonly ParameterFact[];
  readonly constants: readonly string[];
  readonly phases: readonly string[];
  /** Its phases and their steps that have names, in document order. */
  readonly parts: readonly NamedPart[];
  /** The operating systems that all its actions run on, and the first action that narrows them. */
  readonly platforms: readonly Platform[];
  readonly narrowedBy: Placed | undefined;
}

/** A component of a recipe, with the parameters that the recipe gives it. */
export interface UsedComponent {
  readonly reference: ReferenceFact;
  readonly parameters: readonly Placed[];
  /** The item of the list, from its dash on; undefined in a list in brackets. */
  readonly item?: ListItemFact;
}

/** An item of a block list. */
export interface ListItemFact {
  readonly range: TextRange;
  /** Of the dash. */
  readonly column: number;
  readonly text: string;
}

/** What pipelines and configurations tell about builds. */
export interface BuildFacts {
  /** Of an infrastructure that wants tokens: over how many machines an answer of the metadata service goes. */
  readonly tokenHops?: number;
  /** Of a distribution: whether any of its Regions says what becomes of AMIs, and of containers. */
  readonly forAmis?: boolean;
  readonly forContainers?: boolean;
  /** Of a pipeline that runs by a schedule, and only when what its recipe is made of has newer versions: what says so. */
  readonly awaitsUpdates?: Placed;
}

/** What one file tells the others. Plain data: it crosses to workers, and is kept when the text is not. */
export interface FileFacts {
  /** From the workspace's root, with slashes. */
  readonly path: string;
  readonly kind: DocumentKind;
  /** The name of the resource or document, and where it stands. */
  readonly name?: string;
  readonly nameRange?: TextRange;
  readonly version?: Placed;
  readonly platform?: Placed;
  readonly supportedOsVersions?: readonly Placed[];
  /** Everything that the file names outside of itself, in document order. */
  readonly references: readonly ReferenceFact[];
  /** Of a component document, and of a component resource that carries its document. */
  readonly component?: ComponentFacts;
  /** Of recipes. */
  readonly parentImage?: Placed;
  readonly usedComponents?: readonly UsedComponent[];
  readonly builds?: BuildFacts;
}

/** A resource that exists outside the workspace: in the account that Kiln is connected to. */
export interface KnownResource {
  readonly arn: string;
  readonly platform?: string;
  /** How old this is, in words, where it is not of now. */
  readonly age?: string;
}

/** A list of an account that is known from its beginning to its end: what is not in it the account does not have. */
export interface WholeList {
  readonly owner: string;
  readonly region: string;
  /** As in ARNs. */
  readonly type: string;
}

/** All that the files of a workspace say, and what is known beside them. */
export interface WorkspaceFacts {
  /** By their paths. A map that was handed out never changes: where a file says something new, there is a new map. */
  readonly files: ReadonlyMap<string, FileFacts>;
  readonly known: readonly KnownResource[];
  /** What of `known` is whole; of everything else nothing follows from its absence. */
  readonly whole?: readonly WholeList[];
}

export const noWorkspace: WorkspaceFacts = { files: new Map(), known: [] };
