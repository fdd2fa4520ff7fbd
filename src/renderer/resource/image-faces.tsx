import { type ComponentType, useMemo } from 'react';
import type { ImageTarget } from '../../contract/index.ts';
import { titleOfArn } from './arn-words.ts';
import type { FaceProps } from './face-props.ts';
import { LinksFace } from './links-face.tsx';
import { imageTabId } from './open-resource.ts';
import { SharingFace } from './sharing-face.tsx';
import { TagsFace } from './tags-face.tsx';
import { WithDetail } from './with-detail.tsx';

/** The faces that an image has in common with all other resources, for its own tab. */
const faceOfImage =
  (View: ComponentType<FaceProps>) =>
  ({ of: { connection, arn } }: { readonly of: ImageTarget }) => {
    const place = useMemo(() => ({ id: imageTabId(connection, arn), connection, arn, title: titleOfArn(arn) }), [connection, arn]);
    return <WithDetail place={place}>{(detail) => <View tab={place} detail={detail} />}</WithDetail>;
  };

export const ImageTags = faceOfImage(TagsFace);
export const ImageSharing = faceOfImage(SharingFace);
export const ImageLinks = faceOfImage(LinksFace);
