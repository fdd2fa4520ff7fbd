import type { Sharing } from '../../contract/index.ts';
import type { FaceProps } from './face-props.ts';
import type { SharingDraft } from './sharing-draft.ts';

/** What the parts of the sharing editor get. */
export interface SharingProps extends FaceProps {
  readonly sharing: Sharing;
  readonly draft: SharingDraft;
  readonly edit: (draft: SharingDraft) => void;
}
