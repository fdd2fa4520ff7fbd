import { AppError, type Use } from '../../contract/index.ts';
import type { Aws, Imagebuilder } from '../aws/clients.ts';
import { inParallel } from './in-parallel.ts';
import { readResource, textIn } from './read-resource.ts';
import { imageBuilderArn, isOpen, type Reference, referencesIn } from './references.ts';
import { parseResourceArn } from './resource-arn.ts';

const atOnce = 4;

/** What a resource names in its body, each with what it means now. */
export async function usesOf(aws: Aws, asked: string): Promise<readonly Use[]> {
  const api = await aws.imagebuilder();
  const references = referencesIn(await readResource(api, parseResourceArn(asked)));
  const uses = new Map<Reference, Use>();
  for await (const [reference, use] of inParallel(references, atOnce, async (one) => [one, await toUse(api, one)] as const))
    uses.set(reference, use);
  return references.flatMap((reference) => uses.get(reference) ?? []);
}

async function toUse(api: Imagebuilder, reference: Reference): Promise<Use> {
  try {
    return { ...reference, means: await meaningOf(api, reference.target), fault: undefined };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...reference, means: undefined, fault: error.message };
  }
}

/** What a reference that leaves something open means now; undefined for all others. */
export async function meaningOf(api: Imagebuilder, reference: string): Promise<string | undefined> {
  const arn = imageBuilderArn(reference);
  if (!arn || !isOpen(reference)) return undefined;
  return textIn(await readResource(api, arn), 'arn');
}
