import * as sdk from '@aws-sdk/client-appstream';
import { appstreamConstraints } from './appstream-constraints.ts';
import { jsonRpc } from './json-rpc.ts';
import { readOperations } from './schema.ts';
import { serviceModel } from './service.ts';

/** AppStream 2.0, which AWS now calls WorkSpaces Applications; on the wire it is still Photon. */
export const appstreamModel = serviceModel({
  name: 'appstream',
  operations: () => readOperations(sdk),
  protocol: (operations) => jsonRpc('PhotonAdminProxyService.', operations),
  constraints: () => appstreamConstraints,
  // No code of the model says that a value is wrong; the general one does.
  invalidParameter: () => 'ValidationException',
  answeredDryRuns: new Set(['CreateUpdatedImage']),
});
