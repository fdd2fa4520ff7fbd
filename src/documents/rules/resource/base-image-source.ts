import type { ResourceKind } from '../../kinds/kind.ts';
import { scalarNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { changed, imageCopy } from './example.ts';

const members: Partial<Record<ResourceKind, readonly [string, string]>> = {
  'appstream-image-copy': ['SourceImageName', 'copied'],
  'appstream-updated-image': ['existingImageName', 'updated'],
  'appstream-image-permissions': ['Name', 'shared'],
};
const ofAmazon = /^(?:AppStream|Amazon|aws)[-_.]/i;

export const baseImageSource: Rule = {
  id: 'base-image-source',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'Base images of Amazon can be neither copied nor updated nor shared.',
  explanation:
    'These requests are for images of your own. Base images are in every Region already, and Amazon publishes newer ones; start an image builder from one and make an image of it.',
  good: imageCopy,
  bad: changed(imageCopy, 'SourceImageName: office-1', 'SourceImageName: AppStream-WinServer2022-06-01-2026'),
  source: 'https://docs.aws.amazon.com/appstream2/latest/developerguide/manage-images.html',
  resource({ kind, node }, { report }) {
    const [member, done] = members[kind] ?? [];
    const name = member === undefined ? undefined : scalarNamed(node, member);
    if (name !== undefined && ofAmazon.test(name.value)) report(name.range, `This is a base image of Amazon’s, which cannot be ${done}.`);
  },
};
