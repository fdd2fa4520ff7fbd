import type { ImageExport, ImageOutput } from '../../contract/index.ts';
import type { Image } from '../aws/clients.ts';

/** Where an answer names a file of this computer instead of an image in a registry: `oci-archive:PATH`, `layer:PATH`. */
const ofThisComputer = /^(oci-archive|layer):(.+)$/;

const accountIn = (arn: string | undefined) => arn?.split(':')[4] ?? '';

/** What the build has made, Region by Region: AMIs, container images, and files where the answer names such. */
export function outputsOf({ arn, outputResources }: Image): readonly ImageOutput[] {
  const amis = (outputResources?.amis ?? []).map(({ image = '', region = '', accountId, name = '', state }): ImageOutput => {
    return { kind: 'ami', id: image, type: 'AMI', region, account: accountId ?? accountIn(arn), name, state: state?.status ?? '' };
  });
  const containers = (outputResources?.containers ?? []).flatMap(({ region = '', imageUris = [] }) =>
    imageUris.map((uri): ImageOutput => {
      const [, type, path] = ofThisComputer.exec(uri) ?? [];
      const place = { region, account: accountIn(arn), name: '', state: '' };
      return type && path ? { kind: 'file', id: path, type, ...place } : { kind: 'container', id: uri, type: 'Container image', ...place };
    }),
  );
  return [...amis, ...containers];
}

/** Where the distribution has put the disks; the answer names the bucket and no object. */
export function exportsOf({ distributionConfiguration }: Image): readonly ImageExport[] {
  return (distributionConfiguration?.distributions ?? []).flatMap(({ region = '', s3ExportConfiguration }) => {
    if (!s3ExportConfiguration) return [];
    const { s3Bucket = '', s3Prefix = '', diskImageFormat = '' } = s3ExportConfiguration;
    return [{ region, format: diskImageFormat, place: `s3://${s3Bucket}/${s3Prefix}` }];
  });
}
