import { follow } from '../syntax/aliases.ts';
import { entriesOf, scalarOf } from '../syntax/entries.ts';
import type { MapNode, SyntaxTree } from '../syntax/tree.ts';
import type { DocumentKind } from './kind.ts';

/** The keys of a document's top level, with the shape of what stands behind them. */
type TopLevel = ReadonlyMap<string, 'scalar' | 'map' | 'list' | 'nothing'>;

interface Signature {
  readonly kind: DocumentKind;
  matches(top: TopLevel): boolean;
}

/** Keys of other languages whose documents would pass for one of ours: SSM documents, workflows, CodeBuild and CloudFormation files. */
const FOREIGN = ['mainSteps', 'runtimeConfig', 'sessionType', 'AWSTemplateFormatVersion', 'Resources', 'apiVersion'];

const SIGNATURES: readonly Signature[] = [
  { kind: 'component', matches: (top) => top.get('phases') === 'list' || (top.has('phases') && top.has('schemaVersion')) },
  { kind: 'image-recipe', matches: (top) => top.has('parentImage') && !top.has('containerType') && !top.has('targetRepository') },
  { kind: 'component-resource', matches: (top) => top.has('semanticVersion') && top.has('platform') },
  { kind: 'infrastructure-configuration', matches: (top) => top.has('instanceProfileName') },
  { kind: 'distribution-configuration', matches: (top) => top.get('distributions') === 'list' },
  { kind: 'image-pipeline', matches: (top) => top.has('infrastructureConfigurationArn') },
];

const COMPONENT_VERSIONS: ReadonlySet<string> = new Set(['1', '1.0']);

const FILE_NAMES: readonly (readonly [RegExp, DocumentKind])[] = [
  [/\.component\.(?:ya?ml|json)$/i, 'component-resource'],
  [/\.(?:image-)?recipe\.(?:ya?ml|json)$/i, 'image-recipe'],
  [/\.infrastructure(?:-configuration)?\.(?:ya?ml|json)$/i, 'infrastructure-configuration'],
  [/\.distribution(?:-configuration)?\.(?:ya?ml|json)$/i, 'distribution-configuration'],
  [/\.(?:image-)?pipeline\.(?:ya?ml|json)$/i, 'image-pipeline'],
];

/** The kind of a text that is neither YAML nor JSON, told by its file's name; undefined: it is to be read as YAML. */
export function kindOfPlainText(_text: string, fileName: string | undefined): DocumentKind | undefined {
  if (fileName === undefined) return undefined;
  if (/(?:^|[\\/])(?:Dockerfile|Containerfile)(?:\.[^\\/]*)?$|\.dockerfile$/i.test(fileName)) return 'dockerfile';
  return /\.tf$/i.test(fileName) ? 'terraform' : undefined;
}

/** Tells a document's kind by its top-level keys and, where these say nothing yet, by the name of its file. */
export function detectKind(tree: SyntaxTree, fileName?: string): DocumentKind {
  const root = follow(tree.root);
  const byContent = root?.kind === 'map' ? kindOfMap(root) : undefined;
  return byContent ?? kindOfFileName(fileName) ?? 'unknown';
}

function kindOfMap(root: MapNode): DocumentKind | undefined {
  const top = topLevelOf(root);
  if (FOREIGN.some((key) => top.has(key))) return 'unknown';
  const signature = SIGNATURES.find(({ matches }) => matches(top));
  return signature?.kind ?? (startsComponent(root, top) ? 'component' : undefined);
}

/** A component that has no phases yet still says its schema version; workflow documents, which say it too, have steps. */
function startsComponent(root: MapNode, top: TopLevel): boolean {
  if (top.has('steps')) return false;
  const version = entriesOf(root).find((entry) => entry.key.value === 'schemaVersion');
  return COMPONENT_VERSIONS.has(scalarOf(version?.value)?.value ?? '');
}

function topLevelOf(root: MapNode): TopLevel {
  return new Map(entriesOf(root).map((entry) => [entry.key.value, follow(entry.value)?.kind ?? 'nothing']));
}

function kindOfFileName(fileName: string | undefined): DocumentKind | undefined {
  if (fileName === undefined) return undefined;
  return FILE_NAMES.find(([pattern]) => pattern.test(fileName))?.[1];
}
