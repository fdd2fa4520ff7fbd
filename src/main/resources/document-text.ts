import { posix } from 'node:path';
import { type Analysis, analyze, type DocumentKind } from '../../documents/index.ts';
import { readWorkspaceFile } from '../workspace/content.ts';
import { followed } from './followed.ts';
import { invalidFile, type ResourceFile } from './resource-file.ts';
import type { ResourceKind } from './schemas.ts';

/** The text that a resource is made of: a component's or a workflow's document, a Dockerfile. */
export interface DocumentText {
  readonly path: string;
  readonly analysis: Analysis;
}

/** How a kind of resource holds its text, or names the file that does. */
export interface TextMembers {
  readonly data: string;
  readonly uri: string;
  readonly kind: DocumentKind;
  readonly words: string;
}

export const textMembers: Partial<Readonly<Record<ResourceKind, TextMembers>>> = {
  'component-resource': { data: 'data', uri: 'uri', kind: 'component', words: 'a component document' },
  'workflow-resource': { data: 'data', uri: 'uri', kind: 'workflow', words: 'a workflow document' },
  'container-recipe': { data: 'dockerfileTemplateData', uri: 'dockerfileTemplateUri', kind: 'dockerfile', words: 'a Dockerfile template' },
};

/** The most that the Create* calls take as text (the service model's inline data). */
const longestDocument = 16_000;

/** Dockerfiles are told by their names alone; what a recipe names as one is one. */
const analysisOf = (text: string, { kind }: TextMembers, path: string) =>
  analyze(text, { fileName: kind === 'dockerfile' ? 'Dockerfile' : path });

/** Reads the text of a resource; undefined where the kind has none, or where it lies in S3. Fails on what the service would refuse. */
export async function readDocument(root: string, file: ResourceFile): Promise<DocumentText | undefined> {
  const members = textMembers[file.kind];
  if (!members) return undefined;
  const body = file.body as Readonly<Record<string, unknown>>;
  const [data, uri] = [body[members.data], body[members.uri]] as [string | undefined, string | undefined];
  if ((data === undefined) === (uri === undefined)) {
    const has = `has either ${members.uri}, the path of ${members.words}, or the text itself as ${members.data}.`;
    throw file.fault([], `this resource ${has}`);
  }
  if (uri?.startsWith('s3://')) return undefined;
  const path = uri === undefined ? file.path : posix.join(posix.dirname(file.path), uri);
  const text = data ?? (await followed(file, [members.uri], () => readWorkspaceFile({ root, path }))).text;
  const analysis = analysisOf(text, members, path);
  if (analysis.kind !== members.kind) throw file.fault([members.uri], `${path} is not ${members.words}.`);
  if (text.length > longestDocument) {
    const remedy = `Image Builder takes ${longestDocument}. Put it in S3 and name it s3://….`;
    throw invalidFile(path, 1, `the document has ${text.length} characters; ${remedy}`);
  }
  const error = analysis.diagnostics.find(({ severity }) => severity === 'error');
  if (error) throw invalidFile(path, analysis.lines.positionAt(error.range.start).line + 1, `${error.message} (${error.rule})`);
  return { path, analysis };
}
