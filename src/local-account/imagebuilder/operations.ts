import type { Operations } from '../account.ts';
import { createComponent, deleteComponent, getComponent } from './components.ts';
import { listComponentBuildVersions, listComponents } from './list-components.ts';
import { listTagsForResource, tagResource, untagResource } from './tags.ts';

/** The emulated operations of Image Builder; what is not here is answered with UnsupportedOperationException. */
export const imagebuilderOperations: Operations = {
  CreateComponent: createComponent,
  GetComponent: getComponent,
  ListComponents: listComponents,
  ListComponentBuildVersions: listComponentBuildVersions,
  DeleteComponent: deleteComponent,
  TagResource: tagResource,
  UntagResource: untagResource,
  ListTagsForResource: listTagsForResource,
};
