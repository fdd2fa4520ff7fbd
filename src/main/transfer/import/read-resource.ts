import { AppError } from '../../../contract/index.ts';
import { operationsByKind } from '../../../documents/index.ts';
import type { Aws } from '../../aws/clients.ts';
import { type Fields, requestForm } from '../request-form.ts';
import { documentText } from './document-text.ts';
import { type ImportKind, importKindOf } from './kinds.ts';

/** A resource of an account in the form of a file. */
export interface ImportedResource {
  /** Of the version, without its build: what others name it by. */
  readonly arn: string;
  readonly kind: ImportKind;
  readonly name: string;
  readonly version: string | undefined;
  /** The request, without its document. */
  readonly body: Fields;
  readonly document: string | undefined;
}

const buildOfVersion = /(:(?:component|workflow\/[a-z]+)\/[^/]+\/\d+\.\d+\.\d+)\/\d+$/;

/** The ARN of a version without its build: recipes and pipelines name that. An image is one of its builds. */
export const withoutBuild = (arn: string) => arn.replace(buildOfVersion, '$1');

/** Reads a resource by its ARN, which may have wildcards. Fails with `refused` for documents that their owner keeps to himself. */
export async function readImported(aws: Aws, asked: string): Promise<ImportedResource> {
  const kind = importKindOf(asked);
  const resource = (await kind.read(await aws.imagebuilder(), asked)) as Fields | undefined;
  if (typeof resource?.arn !== 'string' || typeof resource.name !== 'string')
    throw new AppError('not-found', `${asked} was answered with nothing.`);
  const { create } = operationsByKind[kind.file];
  const version = typeof resource.version === 'string' ? resource.version : undefined;
  // The version of an image is the service's to give, and its Create call takes none.
  const body = requestForm(create, version === undefined ? resource : { ...resource, semanticVersion: version });
  const found = { arn: withoutBuild(resource.arn), kind, name: resource.name, version };
  if (!kind.document) return { ...found, body, document: undefined };
  const { [kind.document.data]: data, ...rest } = body;
  if (typeof data !== 'string')
    throw new AppError('refused', `The document of ${asked} is not shown to you: its publisher does not give it away.`);
  return { ...found, body: rest, document: await documentText(aws, data) };
}
