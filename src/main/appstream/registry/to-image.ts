import { type AppStreamImage, type ImageApplication, type ImagePermission, parseImageArn } from '../../../contract/index.ts';
import type { AppStreamApplication, AppStreamServiceImage } from '../../aws/clients.ts';

const iso = (time: Date | undefined): string => time?.toISOString() ?? '';

/** `TRUE` and `FALSE` as the service writes them; undefined where it says nothing. */
const flag = (text: string | undefined): boolean | undefined => (text === undefined ? undefined : text === 'TRUE');

/** An image as the service tells it. */
export function toImage(image: AppStreamServiceImage): AppStreamImage {
  const { Arn: arn = '', Name: name = '', Visibility: visibility = 'PRIVATE', StateChangeReason: reason } = image;
  return {
    ...{ arn, name, visibility, displayName: image.DisplayName ?? '', description: image.Description ?? '' },
    ...{ owner: parseImageArn(arn)?.owner ?? '', sharedWithOthers: flag(image.ImageSharedWithOthers) },
    ...{ may: permissionOf(image), buildersSupported: image.ImageBuilderSupported ?? true },
    ...{ state: image.State ?? '', reason: reasonText(reason, image.ImageErrors) },
    ...{ platform: image.Platform ?? '', families: image.SupportedInstanceFamilies ?? [] },
    ...{ agent: image.AppstreamAgentVersion ?? '', agentIsLatest: flag(image.LatestAppstreamAgentVersion) },
    ...{ baseImage: image.BaseImageArn ?? '', baseReleased: iso(image.PublicBaseImageReleasedDate), created: iso(image.CreatedTime) },
    ...{ builder: image.ImageBuilderName ?? '', type: image.ImageType ?? '', applications: image.Applications?.length ?? 0 },
  };
}

function permissionOf({ ImagePermissions, Visibility }: AppStreamServiceImage): ImagePermission {
  if (Visibility === 'PUBLIC') return { fleet: false, imageBuilder: true };
  if (Visibility === 'PRIVATE') return { fleet: true, imageBuilder: true };
  return { fleet: ImagePermissions?.allowFleet ?? false, imageBuilder: ImagePermissions?.allowImageBuilder ?? false };
}

/** Why it is in its state, and what went wrong with it, as one text. */
function reasonText(reason: AppStreamServiceImage['StateChangeReason'], errors: AppStreamServiceImage['ImageErrors'] = []): string {
  const parts = [reason && [reason.Code, reason.Message], ...errors.map(({ ErrorCode, ErrorMessage }) => [ErrorCode, ErrorMessage])];
  return parts.flatMap((part) => part?.filter(Boolean).join(': ') || []).join('; ');
}

export function toApplication(application: AppStreamApplication): ImageApplication {
  return {
    ...{ name: application.Name ?? '', displayName: application.DisplayName || (application.Name ?? '') },
    ...{ enabled: application.Enabled ?? true, launchPath: application.LaunchPath ?? '' },
    ...{ launchParameters: application.LaunchParameters ?? '', workingDirectory: application.WorkingDirectory ?? '' },
    hasIcon: Boolean(application.IconURL),
  };
}
