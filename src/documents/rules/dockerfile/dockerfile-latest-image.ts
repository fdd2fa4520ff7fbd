import { dockerReference } from '../../kinds/dockerfile/instructions.ts';
import { argumentsOf } from '../../kinds/dockerfile/words.ts';
import type { Rule } from '../rule.ts';

/** With a tag, a digest, or a variable whose value nobody sees here. */
const PINNED = /@sha256:|:[^/]*$|[$]/;
const LATEST = /:latest$/;

export const dockerfileLatestImage: Rule = {
  id: 'dockerfile-latest-image',
  severity: 'info',
  category: 'safety',
  since: '0.1.0',
  summary: 'An image without a version may be another one tomorrow.',
  explanation:
    'Without a tag, `FROM` takes `latest`, which changes whenever somebody publishes: two builds of one recipe differ, and nobody sees why. Name a version, or the digest of the image.',
  good: `FROM public.ecr.aws/docker/library/golang:1.25 AS tools
FROM {{{ imagebuilder:parentImage }}}
`,
  bad: `FROM public.ecr.aws/docker/library/golang:latest AS tools
FROM {{{ imagebuilder:parentImage }}}
`,
  exampleFile: 'Dockerfile',
  source: dockerReference,
  dockerfile: ({ instructions, variables }, { report }) => {
    const stages = new Set(['scratch']);
    for (const instruction of instructions) {
      if (instruction.keyword !== 'FROM') continue;
      const [image, as, name] = argumentsOf(instruction);
      const isVariable = variables.some((variable) => variable.instruction === instruction);
      const isFloating = image !== undefined && !isVariable && (LATEST.test(image.text) || !PINNED.test(image.text));
      if (isFloating && !stages.has(image.text))
        report(image.range, `The image ${image.text} changes with time: name a version or a digest.`);
      if (as?.text.toUpperCase() === 'AS' && name !== undefined) stages.add(name.text);
    }
  },
};
