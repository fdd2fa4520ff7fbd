import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/use-workbench.ts';
import { type ImageView, imageViewKey, plainImageView } from '../../stores/image-views-store.ts';
import type { ImageSubject } from './open-image.ts';

/** What was begun with an image, and how to go on with it. */
export function useImageView({ arn, connection }: ImageSubject): readonly [ImageView, (view: Partial<ImageView>) => void] {
  const { imageViews } = useWorkbench();
  const view = useStore(imageViews, (views) => views[imageViewKey({ arn, connection })] ?? plainImageView);
  const change = useMemo(
    () => (part: Partial<ImageView>) => imageViews.apply({ type: 'changed', connection, arn, view: part }),
    [imageViews, connection, arn],
  );
  return [view, change];
}
