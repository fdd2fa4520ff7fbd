import type { Analysis } from '../../analysis.ts';
import type { DockerfileInstruction, DockerfileTemplate, TemplateVariable } from '../../kinds/dockerfile/model.ts';
import { shorten } from '../shorten.ts';
import type { OutlineItem } from '../types.ts';

/** The stages of a template, each with its instructions and the variables between them; what is before FROM stands before them. */
export function outline({ dockerfile }: Analysis): readonly OutlineItem[] | undefined {
  return dockerfile && stagesOf(dockerfile);
}

interface Stage extends OutlineItem {
  readonly children: OutlineItem[];
}

function stagesOf(template: DockerfileTemplate): readonly OutlineItem[] {
  const { text, instructions, variables } = template;
  const alone = variables.filter(({ instruction }) => instruction === undefined).map(variableItem);
  const items = [...instructions.map((instruction) => instructionItem(instruction, text)), ...alone];
  const found: OutlineItem[] = [];
  let stage: Stage | undefined;
  for (const item of items.sort((a, b) => a.range.start - b.range.start)) {
    if (item.kind === 'phase') {
      stage = { ...item, children: [] };
      found.push(stage);
    } else (stage?.children ?? found).push(item);
  }
  return found.map((item) => ({ ...item, range: { start: item.range.start, end: item.children.at(-1)?.range.end ?? item.range.end } }));
}

function instructionItem({ keyword, keywordRange, range, contentRange }: DockerfileInstruction, text: string): OutlineItem {
  const detail = shorten(text.slice(contentRange.start, contentRange.end));
  const kind = keyword === 'FROM' ? 'phase' : 'step';
  return { name: keyword, detail, kind, range, selectionRange: keywordRange, children: [] };
}

function variableItem({ name, range, nameRange }: TemplateVariable): OutlineItem {
  return {
    name: name === '' ? '(no name)' : name,
    detail: 'put in by Image Builder',
    kind: 'key',
    range,
    selectionRange: nameRange,
    children: [],
  };
}
