import type { Disposition } from '../../contract/index.ts';
import { isImageBuild } from '../resource/arn-words.ts';
import type { ResourceAction } from '../resource/resource-action.ts';
import type { ResourceSubject } from '../resource/subject.ts';
import { changeImage, removeImage } from './change-image.ts';

const ofBuild = ({ arn }: ResourceSubject) => (isImageBuild(arn) ? true : 'Open one build of the image first.');

const change = (to: Disposition, id: string, title: string): ResourceAction => ({
  id,
  title,
  kinds: ['image'],
  enabled: ofBuild,
  run: (workbench, resource) => changeImage(workbench, resource, to),
});

/** What can become of an image after its build. */
export const imageActions: readonly ResourceAction[] = [
  change('DEPRECATED', 'image.deprecate', 'Deprecate…'),
  change('DISABLED', 'image.disable', 'Disable…'),
  change('AVAILABLE', 'image.restore', 'Restore…'),
  change('DELETED', 'image.delete', 'Delete with AMIs…'),
  { id: 'image.remove', title: 'Remove from Image Builder…', kinds: ['image'], enabled: ofBuild, run: removeImage },
];
