// The services whose clients the suite tries, with what their models say of requests.
import * as appstream from '@aws-sdk/client-appstream';
import * as imagebuilder from '@aws-sdk/client-imagebuilder';
import { appstreamModel } from '../../../src/local-account/protocol/appstream-model.ts';
import { imagebuilderModel } from '../../../src/local-account/protocol/imagebuilder-model.ts';

type Client = imagebuilder.ImagebuilderClient;

export interface SdkService {
  readonly open: (configuration: imagebuilder.ImagebuilderClientConfig) => Client;
  /** Each command under the name of its operation, with `Command` behind it. */
  readonly commands: object;
  readonly isRefusal: (error: unknown) => error is Error;
  readonly model: typeof imagebuilderModel;
}

export const imagebuilderSdk: SdkService = {
  open: (configuration) => new imagebuilder.ImagebuilderClient(configuration),
  commands: imagebuilder,
  isRefusal: (error) => error instanceof imagebuilder.ImagebuilderServiceException,
  model: imagebuilderModel,
};

export const appstreamSdk: SdkService = {
  // Its commands have other types, of which the suite uses none.
  open: (configuration) => new appstream.AppStreamClient(configuration as appstream.AppStreamClientConfig) as unknown as Client,
  commands: appstream,
  isRefusal: (error) => error instanceof appstream.AppStreamServiceException,
  model: appstreamModel,
};
