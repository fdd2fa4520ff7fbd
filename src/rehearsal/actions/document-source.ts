import { MAX_FILE_BYTES } from '../decisions.ts';
import { ask } from '../machine.ts';
import { parseS3Uri } from '../s3-access.ts';
import type { ActionContext } from './action.ts';
import { ActionFailure } from './action-failure.ts';
import { type InputMap, optionalText, text } from './inputs.ts';
import { s3Access } from './s3-inputs.ts';
import { prelude } from './script.ts';

export interface DocumentSource {
  readonly text: string;
  /** Why this isn't quite where an instance would have found it. */
  readonly caveat?: string;
}

/** Prints "+" and the file, or nothing when there is no such file. */
const readIfThere = `${prelude}
[[ -f $1 ]] || exit 0
printf +
cat <"$1"
`;

/** Fetches the document that an ExecuteDocument step names: an S3 URI, a component's ARN or a path. */
export async function readDocument(context: ActionContext, map: InputMap): Promise<DocumentSource> {
  const document = text(map, 'document');
  if (/^s3:/i.test(document)) return { text: await fromS3(context, document, optionalText(map, 'document-s3-bucket-owner')) };
  if (/^arn:/i.test(document)) return { text: await fromAccount(context, document) };
  return fromPath(context, document);
}

async function fromS3(context: ActionContext, uri: string, owner: string | undefined): Promise<string> {
  const location = parseS3Uri(uri);
  if (location === undefined || location.key === '') throw new ActionFailure(`document must be s3://bucket/key, not '${uri}'`);
  const object = owner ? { ...location, expectedBucketOwner: owner } : location;
  const body = await s3Access(context).getObject(object, context.machine.signal);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_FILE_BYTES) throw new ActionFailure(`${uri} is too large for a component document`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function fromAccount(context: ActionContext, arn: string): Promise<string> {
  const { component } = context.services;
  if (component === undefined) throw new ActionFailure(`the component ${arn} cannot be read: this run is connected to no account`);
  const found = await component(arn, context.machine.signal);
  if (found === undefined) throw new ActionFailure(`there is no component ${arn}`);
  return found;
}

/** The sandbox's own file comes first, as it would on the instance; a relative path may also be a neighbour of the document. */
async function fromPath(context: ActionContext, path: string): Promise<DocumentSource> {
  const content = await ask(context.machine, readIfThere, { args: [path] });
  if (content.length > 0) return { text: content.subarray(1).toString('utf8') };
  const neighbour = path.startsWith('/') ? undefined : await context.services.workspaceDocument?.(path);
  if (neighbour === undefined) throw new ActionFailure(`there is no document ${path}, neither in the sandbox nor beside this document`);
  return { text: neighbour, caveat: `${path} was taken from the workspace; on an instance it must be there` };
}
