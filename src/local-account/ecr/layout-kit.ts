// An image for tests of what is around it: a configuration and one layer, both of bytes that mean nothing.
import { createHash } from 'node:crypto';
import type { PushedImage } from './push.ts';

const digestOf = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** Two images of different content have different digests. */
export function smallImage(content: string): PushedImage {
  const layer = Buffer.from(content);
  const config = Buffer.from(JSON.stringify({ architecture: 'amd64', os: 'linux', content }));
  const describe = (mediaType: string, bytes: Buffer) => ({ mediaType, digest: digestOf(bytes), size: bytes.length });
  const manifest = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: describe('application/vnd.oci.image.config.v1+json', config),
    layers: [describe('application/vnd.oci.image.layer.v1.tar+gzip', layer)],
  };
  const bytes = Buffer.from(JSON.stringify(manifest));
  return {
    manifest: { digest: digestOf(bytes), mediaType: manifest.mediaType, bytes },
    blobs: [
      { digest: manifest.config.digest, bytes: config },
      { digest: digestOf(layer), bytes: layer },
    ],
  };
}
