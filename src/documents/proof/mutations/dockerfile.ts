import type { Analysis } from '../../analysis.ts';
import { instructionSpec } from '../../kinds/dockerfile/instructions.ts';
import type { DockerfileInstruction, TemplateVariable } from '../../kinds/dockerfile/model.ts';
import { edited, type Mutant, type Mutation, misspelt, withLineBefore } from '../mutation.ts';

function ofInstructions(id: string, mutants: (analysis: Analysis, instruction: DockerfileInstruction) => readonly Mutant[]): Mutation {
  return {
    id: `Dockerfile: ${id}`,
    mutants: (analysis) => analysis.dockerfile?.instructions.flatMap((instruction) => mutants(analysis, instruction)) ?? [],
  };
}

function ofVariables(id: string, mutants: (analysis: Analysis, variable: TemplateVariable) => readonly Mutant[]): Mutation {
  return {
    id: `Dockerfile: ${id}`,
    mutants: (analysis) => analysis.dockerfile?.variables.flatMap((variable) => mutants(analysis, variable)) ?? [],
  };
}

/** What an instruction without its argument leaves. */
function withoutArgument(analysis: Analysis, { range, keywordRange }: DockerfileInstruction): Mutant {
  return edited(analysis, { start: keywordRange.end, end: range.end }, { newText: '', fault: keywordRange });
}

function firstFrom({ dockerfile }: Analysis): number {
  return dockerfile?.instructions.find(({ keyword }) => keyword === 'FROM')?.range.start ?? 0;
}

export const dockerfileMutations: readonly Mutation[] = [
  ofInstructions('an instruction is misspelt', (analysis, { keyword, keywordRange }) => [
    edited(analysis, keywordRange, misspelt(keyword)),
  ]),
  ofInstructions('an instruction has no argument', (analysis, instruction) =>
    instructionSpec(instruction.keyword)?.minimum === 0 ? [] : [withoutArgument(analysis, instruction)],
  ),
  ofInstructions('an instruction stands before FROM', (analysis, instruction) =>
    instruction.keyword === 'FROM' && analysis.dockerfile?.instructions[0] === instruction
      ? [withLineBefore(analysis, instruction.range.start, 'WORKDIR /srv')]
      : [],
  ),
  ofInstructions('nothing builds upon the parent image', (analysis, { keyword, contentRange }) => {
    if (keyword !== 'FROM' || !analysis.text.slice(contentRange.start, contentRange.end).includes('parentImage')) return [];
    const newText = 'public.ecr.aws/amazonlinux/amazonlinux:2023';
    // Of several stages any could be the one that was meant.
    return [edited(analysis, contentRange, { newText, fault: { start: firstFrom(analysis), end: contentRange.start + newText.length } })];
  }),
  ofInstructions('a heredoc is not ended', (analysis, { keyword, range }) =>
    keyword === 'RUN' ? [edited(analysis, { start: range.end, end: range.end }, { newText: ' <<NEVER', fault: range })] : [],
  ),
  ofVariables('a variable does not exist', (analysis, { name, nameRange }) => [edited(analysis, nameRange, misspelt(name))]),
  ofVariables('a brace is missing before a variable', (analysis, { range }) => [
    edited(analysis, { start: range.start, end: range.start + 1 }, { newText: '', fault: { start: range.start, end: range.end - 1 } }),
  ]),
  ofVariables('a brace is missing behind a variable', (analysis, { range }) => [
    edited(analysis, { start: range.end - 1, end: range.end }, { newText: '', fault: { start: range.start, end: range.end - 1 } }),
  ]),
  {
    id: 'Dockerfile: the components stand before their environment',
    mutants: (analysis) => {
      const [environment, components] = ['environments', 'components'].map((name) =>
        analysis.dockerfile?.variables.find((variable) => variable.name === name),
      );
      if (environment === undefined || components === undefined || environment.range.start > components.range.start) return [];
      const between = analysis.text.slice(environment.range.end, components.range.start);
      const range = { start: environment.range.start, end: components.range.end };
      const [first, second] = [components, environment].map((each) => analysis.text.slice(each.range.start, each.range.end));
      return [edited(analysis, range, `${first}${between}${second}`)];
    },
  },
];
