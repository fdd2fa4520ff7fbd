import type { RunArtifact, RunState } from '../../contract/index.ts';
import { manifestBeside } from '../account/local-artifacts.ts';
import type { Image } from '../aws/clients.ts';

/** What an image's state means for its run; undefined while it is under way. */
export function runStateOf(status: string | undefined): Exclude<RunState, 'queued' | 'running'> | undefined {
  switch (status) {
    case 'AVAILABLE':
    case 'DEPRECATED':
    case 'DISABLED':
      return 'succeeded';
    case 'FAILED':
      return 'failed';
    case 'DELETED':
      return 'gone';
    case 'CANCELLED':
      return 'cancelled';
    default:
      return undefined;
  }
}

/** Where a build can be taken up again: its image is made, it failed in its tests or on its way to Regions and accounts. */
const retriedFrom = new Set(['TESTING', 'DISTRIBUTING', 'INTEGRATING']);

/** Whether the service takes up again what failed or was cancelled; `stages`: the states that the image was in. */
export function isRetryable({ state, type }: Image, stages: readonly string[]): boolean {
  const ended = state?.status === 'FAILED' || state?.status === 'CANCELLED';
  return ended && type === 'AMI' && stages.some((stage) => retriedFrom.has(stage));
}

/** What a build made. The local account names files of this computer as `oci-archive:PATH` and `layer:PATH` where AWS has image URIs. */
export function artifactsOf({ outputResources }: Image): RunArtifact[] {
  const amis = (outputResources?.amis ?? []).flatMap(({ image, region, accountId, name }): RunArtifact[] =>
    image ? [{ type: 'ami', path: image, ...defined({ region, account: accountId, name }) }] : [],
  );
  const containers = (outputResources?.containers ?? []).flatMap(({ imageUris = [], region }) =>
    imageUris.map((uri) => containerArtifact(uri, region)),
  );
  const local = containers.find(({ type }) => type !== 'container');
  const manifest = local ? [{ type: 'manifest', path: manifestBeside(local.path) } as const] : [];
  return [...containers, ...manifest, ...amis];
}

function containerArtifact(uri: string, region: string | undefined): RunArtifact {
  const [, type, path] = /^(oci-archive|layer):(.+)$/.exec(uri) ?? [];
  return path && (type === 'oci-archive' || type === 'layer') ? { type, path } : { type: 'container', path: uri, ...defined({ region }) };
}

const defined = (values: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined));

/** What an account says of a failure beside its reason: newer ones have more of it than the SDK has types for. */
export function failureTexts({ state }: Pick<Image, 'state'>): readonly string[] {
  const texts = (value: unknown): readonly string[] => {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, part]) => (key === 'errorMessage' && typeof part === 'string' ? [part] : texts(part)));
  };
  return texts((state as { readonly failureContext?: unknown } | undefined)?.failureContext);
}
