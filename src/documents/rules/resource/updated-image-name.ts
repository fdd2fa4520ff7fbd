import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import { scalarNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';

const updated = (name: string) => `existingImageName: office-1\nnewImageName: ${name}\n`;

export const updatedImageName: Rule = {
  id: 'updated-image-name',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'An updated image has a name of its own.',
  explanation: 'The update makes a second image beside the existing one, and a name belongs to one image of an account and Region.',
  good: updated('office-2'),
  bad: updated('office-1'),
  source: 'https://docs.aws.amazon.com/appstream2/latest/APIReference/API_CreateUpdatedImage.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'appstream-updated-image') return;
    const name = scalarNamed(node, 'newImageName');
    if (
      name !== undefined &&
      name.value !== '' &&
      !isPlaceholder(name.value) &&
      name.value === scalarNamed(node, 'existingImageName')?.value
    )
      report(name.range, 'The existing image keeps its name; give the new one another.');
  },
};
