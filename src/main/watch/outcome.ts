import type { RunArtifact, RunState } from '../../contract/index.ts';
import { manifestBeside } from '../account/local-artifacts.ts';
import type { Image } from '../aws/clients.ts';

/** What an image's state means for its run; undefined while it is under way. */
export function runStateOf(status: string | undefined): Extract<RunState, 'succeeded' | 'failed' | 'cancelled'> | undefined {
  switch (status) {
    case 'AVAILABLE':
    case 'DEPRECATED':
    case 'DISABLED':
      return 'succeeded';
    case 'FAILED':
    case 'DELETED':
      return 'failed';
    case 'CANCELLED':
      return 'cancelled';
    default:
      return undefined;
  }
}

/** What a build made. The local account names files of this computer as `oci-archive:PATH` and `layer:PATH` where AWS has image URIs. */
export function artifactsOf({ outputResources }: Image): RunArtifact[] {
  const amis = (outputResources?.amis ?? []).flatMap(({ image }) => (image ? [{ type: 'ami', path: image } as const] : []));
  const containers = (outputResources?.containers ?? []).flatMap(({ imageUris }) => imageUris ?? []).map(containerArtifact);
  const local = containers.find(({ type }) => type !== 'container');
  const manifest = local ? [{ type: 'manifest', path: manifestBeside(local.path) } as const] : [];
  return [...containers, ...manifest, ...amis];
}

function containerArtifact(uri: string): RunArtifact {
  const [, type, path] = /^(oci-archive|layer):(.+)$/.exec(uri) ?? [];
  return path && (type === 'oci-archive' || type === 'layer') ? { type, path } : { type: 'container', path: uri };
}
