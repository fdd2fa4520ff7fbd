import type { AccountTarget, AppStreamImageDetail } from '../../../contract/index.ts';

/** What each side of an image's page gets. */
export interface ImageFaceProps {
  readonly place: AccountTarget;
  readonly detail: AppStreamImageDetail;
  /** Reads the image anew. */
  readonly again: () => void;
}
