import { userGuide } from '../../user-guide.ts';
import type { Rule } from '../rule.ts';

export const dockerfileStages: Rule = {
  id: 'dockerfile-stages',
  severity: 'warning',
  category: 'structure',
  since: '0.1.0',
  summary: 'Of several stages the last one is the image, so it is the one for the parent image and the components.',
  explanation:
    'A Dockerfile may have several `FROM`; what earlier stages did is lost, save for what is copied from them. The parent image of the recipe and its components are meant for the image, so they belong into the last stage.',
  good: `FROM public.ecr.aws/docker/library/golang:1.25 AS tools
RUN go install example.com/tool@v1.0.0
FROM {{{ imagebuilder:parentImage }}}
COPY --from=tools /go/bin/tool /usr/local/bin/
`,
  bad: `FROM {{{ imagebuilder:parentImage }}} AS base
{{{ imagebuilder:environments }}}
{{{ imagebuilder:components }}}
FROM public.ecr.aws/docker/library/golang:1.25
`,
  exampleFile: 'Dockerfile',
  source: userGuide.containerRecipes,
  dockerfile: ({ instructions, variables }, { report }) => {
    const last = instructions.findLast(({ keyword }) => keyword === 'FROM');
    if (last === undefined) return;
    const lost = variables.find(({ name, range, instruction }) => {
      const isMeantForImage = name === 'components' || (name === 'parentImage' && instruction?.keyword === 'FROM');
      return isMeantForImage && range.end < last.range.start;
    });
    if (lost === undefined || variables.some(({ name, instruction }) => name === 'parentImage' && instruction === last)) return;
    report(last.range, `This FROM begins another stage: the image has nothing of ${lost.name} above it.`);
  },
};
