import { type Disposition, type ImageChange, mayBecome, refusalText } from '../../contract/index.ts';
import type { Enabled } from '../commands/command.ts';
import { isImageBuild } from '../resource/arn-words.ts';
import type { ResourceAction } from '../resource/resource-action.ts';
import type { ResourceSubject } from '../resource/subject.ts';
import { changeImage, removeImage } from './change-image.ts';

/** Judges by what is known where the action is offered; the rest is looked at when it is chosen. */
const forImage =
  (action: ImageChange) =>
  ({ arn, detail, image }: ResourceSubject): Enabled => {
    if (!isImageBuild(arn)) return 'Open one build of the image first.';
    if (detail?.whyFixed !== undefined) return detail.whyFixed;
    const may = image === undefined || mayBecome(image, action);
    return may === true ? true : refusalText(may);
  };

const change = (to: Disposition, id: string, title: string): ResourceAction => ({
  id,
  title,
  kinds: ['image'],
  enabled: forImage(to),
  run: (workbench, resource) => changeImage(workbench, resource, to),
});

/** What can become of an image after its build. */
export const imageActions: readonly ResourceAction[] = [
  change('DEPRECATED', 'image.deprecate', 'Deprecate…'),
  change('DISABLED', 'image.disable', 'Disable…'),
  change('AVAILABLE', 'image.restore', 'Restore…'),
  change('DELETED', 'image.delete', 'Delete with AMIs…'),
  { id: 'image.remove', title: 'Remove from Image Builder…', kinds: ['image'], enabled: forImage('REMOVED'), run: removeImage },
];
