import type { ComponentType } from 'react';
import type { ResourceDetail } from '../../contract/index.ts';
import { DocumentFace, YamlFace } from './document-face.tsx';
import type { FaceProps } from './face-props.ts';
import { LinksFace } from './links-face.tsx';
import { OverviewFace } from './overview-face.tsx';
import { SharingFace } from './sharing-face.tsx';
import { TagsFace } from './tags-face.tsx';

/** One side from which a resource is looked at. */
export interface ResourceFace {
  readonly id: string;
  readonly title: (detail: ResourceDetail) => string;
  readonly shownFor: (detail: ResourceDetail) => boolean;
  readonly view: ComponentType<FaceProps>;
}

const always = () => true;

export const resourceFaces: readonly ResourceFace[] = [
  { id: 'overview', title: () => 'Overview', shownFor: always, view: OverviewFace },
  {
    id: 'document',
    title: ({ document }) => document?.title ?? 'Document',
    shownFor: ({ document }) => document !== undefined,
    view: DocumentFace,
  },
  { id: 'yaml', title: () => 'YAML', shownFor: always, view: YamlFace },
  { id: 'tags', title: ({ tags }) => `Tags (${Object.keys(tags).length})`, shownFor: always, view: TagsFace },
  { id: 'sharing', title: () => 'Sharing', shownFor: always, view: SharingFace },
  { id: 'links', title: () => 'Uses', shownFor: always, view: LinksFace },
];
