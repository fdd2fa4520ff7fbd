import { startOf } from '../../kinds/dockerfile/start-of.ts';
import { userGuide } from '../../user-guide.ts';
import type { Rule } from '../rule.ts';
import { templateWith } from './example.ts';

const inlineLimit = 16_000;
const fileLimit = 65_536;

export const dockerfileSize: Rule = {
  id: 'dockerfile-size',
  severity: 'warning',
  category: 'structure',
  since: '0.1.0',
  summary: 'Long templates must reach AWS through S3, and very long ones not at all.',
  explanation:
    'A container recipe takes up to 16,000 characters of a template in `dockerfileTemplateData`; a longer one has to be uploaded to S3 and named by `dockerfileTemplateUri`. 64 KB is the quota there. Move long commands into components or files.',
  good: templateWith('# A short comment.'),
  bad: templateWith('# A long comment.\n'.repeat(1000)),
  exampleFile: 'Dockerfile',
  source: `${userGuide.containerRecipes}; CreateContainerRecipe in the API reference`,
  dockerfile: (template, { report }) => {
    const { length } = template.text;
    if (length > fileLimit) {
      report(startOf(template), `The template has ${length} characters; Image Builder takes at most 64 KB.`);
    } else if (length > inlineLimit) {
      report(startOf(template), `The template has ${length} characters; beyond ${inlineLimit} a recipe takes it only from S3.`);
    }
  },
};
