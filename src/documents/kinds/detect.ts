import { follow } from '../syntax/aliases.ts';
import { itemsOf, mapOf, scalarOf } from '../syntax/entries.ts';
import { scalarNamed } from '../syntax/lookup.ts';
import type { MapNode, SyntaxNode, SyntaxTree } from '../syntax/tree.ts';
import { kindOfFileName, kindOfPlainFile } from './file-names.ts';
import type { DocumentKind } from './kind.ts';
import { resourceKindOf } from './resource/signatures.ts';
import { hasAny, isList, type TopLevel, topLevelOf } from './top-level.ts';
import { workflowActionByName } from './workflow/actions/index.ts';

/**
 * Keys at the top of other languages' documents, which would pass for ours by another key or by their file's name: SSM documents,
 * Kubernetes, GitHub and Azure pipelines, Compose, CDK and Kubeflow.
 */
const FOREIGN = [
  'mainSteps',
  'runtimeConfig',
  'sessionType',
  'apiVersion',
  'jobs',
  'stages',
  'trigger',
  'services',
  'runs',
  'pipelines',
  'implementation',
  'devDependencies',
];

const LANGUAGE_VERSIONS: ReadonlySet<string> = new Set(['1', '1.0']);

/** The kind of a text that is neither YAML nor JSON, told by its file's name; undefined: it is to be read as YAML. */
export function kindOfPlainText(_text: string, fileName: string | undefined): DocumentKind | undefined {
  return fileName === undefined ? undefined : kindOfPlainFile(fileName);
}

/** Tells a document's kind by its top-level keys and, where these say nothing yet, by the name of its file. */
export function detectKind(tree: SyntaxTree, fileName?: string): DocumentKind {
  const root = follow(tree.root);
  const byContent = root?.kind === 'map' ? kindOfMap(root) : undefined;
  // A pipeline without its name has the keys of an image; where the file calls it a pipeline, the name is missing.
  if (byContent === 'image' && kindOfFileName(fileName) === 'image-pipeline') return 'image-pipeline';
  return byContent ?? kindOfFileName(fileName) ?? 'unknown';
}

function kindOfMap(root: MapNode): DocumentKind | undefined {
  const top = topLevelOf(root);
  if (isTemplate(top)) return 'cloudformation';
  if (hasAny(top, FOREIGN)) return 'unknown';
  if (isList(top.get('phases')) || (top.has('phases') && top.has('schemaVersion'))) return 'component';
  if (top.has('steps')) return isWorkflow(top) ? 'workflow' : undefined;
  // A component that has no phases yet still says its schema version.
  return resourceKindOf(top) ?? (hasLanguageVersion(top) ? 'component' : undefined);
}

function hasLanguageVersion(top: TopLevel): boolean {
  return LANGUAGE_VERSIONS.has(scalarOf(top.get('schemaVersion'))?.value ?? '');
}

/** Many languages have steps; those of a workflow say an action that Image Builder knows. */
function isWorkflow(top: TopLevel): boolean {
  if (hasLanguageVersion(top)) return true;
  return itemsOf(top.get('steps')).some(
    ({ value }) => workflowActionByName(scalarNamed(mapOf(value), 'action')?.value ?? '') !== undefined,
  );
}

/** A CloudFormation template says its version, or that SAM transforms it, or has resources of AWS's types. */
function isTemplate(top: TopLevel): boolean {
  if (top.has('AWSTemplateFormatVersion')) return true;
  const resources = top.get('Resources');
  if (resources?.kind !== 'map') return false;
  return top.has('Transform') || resources.entries.some(({ value }) => isTemplateResource(value));
}

function isTemplateResource(node: SyntaxNode | undefined): boolean {
  return /^(?:AWS|Custom|Alexa)::/.test(scalarNamed(mapOf(node), 'Type')?.value ?? '');
}
