import {
  type AccountTarget,
  type AppStreamImage,
  type ImageVisibility,
  imageVisibilities,
  isPassingImageState,
  type LiveListEvent,
} from '../../../contract/index.ts';
import { type AwsOf, reachAccount } from '../../aws/reach.ts';
import { createLiveLists, type LiveLists } from '../live-lists.ts';
import { imagePages } from './read-images.ts';

export interface ImageFollows {
  watch(at: AccountTarget, visibility: ImageVisibility, signal: AbortSignal): AsyncIterable<LiveListEvent<AppStreamImage>>;
  /** Looks at once at all lists of an account that are followed. */
  touched(at: AccountTarget): void;
  close(): void;
}

/** The images of accounts, a list for each visibility: who looks at base images does not have the account's own read as well. */
export function followImages(aws: AwsOf): ImageFollows {
  const listOf = (visibility: ImageVisibility): LiveLists<AppStreamImage> =>
    createLiveLists({
      async *read(at) {
        yield* imagePages(await (await reachAccount(aws, at)).appstream(), visibility);
      },
      keyOf: ({ arn }) => arn,
      isPassing: ({ state }) => isPassingImageState(state),
    });
  const lists = { PUBLIC: listOf('PUBLIC'), PRIVATE: listOf('PRIVATE'), SHARED: listOf('SHARED') };
  return {
    watch: (at, visibility, signal) => lists[visibility].watch(at, signal),
    touched(at) {
      for (const visibility of imageVisibilities) lists[visibility].touched(at);
    },
    close() {
      for (const visibility of imageVisibilities) lists[visibility].close();
    },
  };
}
