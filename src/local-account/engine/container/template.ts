// What a Dockerfile template comes to: pieces that a builder builds one after the other, with the components of the recipe between them.
import { analyze } from '../../../documents/index.ts';

/** A piece of one stage: the instructions between its beginning or the components, and its end or the next components. */
export interface TemplatePiece {
  /** The number of its stage, from 0. */
  readonly stage: number;
  /** `FROM` of the stage; undefined for a piece that goes on with what the components left. */
  readonly from: StageStart;
  /** Whether it is the first of its stage. */
  readonly isFirst: boolean;
  /** The instructions behind `FROM`, as text. */
  readonly text: string;
  /** Whether anything in the text is to be built. */
  readonly hasInstructions: boolean;
  /** Whether the components of the recipe are run behind it. */
  readonly runsComponents: boolean;
}

export interface StageStart {
  /** Options, as `--platform=…`; with a blank behind them. */
  readonly options: string;
  /** The image, or the name of an earlier stage. */
  readonly image: string;
  /** `AS name`. */
  readonly name: string | undefined;
}

export interface DockerfilePlan {
  /** What stands before the first FROM: directives of the parser, and arguments. */
  readonly preamble: string;
  readonly pieces: readonly TemplatePiece[];
  /** Images of others that instructions copy from. */
  readonly copiesFrom: readonly string[];
}

/** A template that cannot be built; its text was checked when the recipe was made, so that little is left that can be wrong. */
export class TemplateFault extends Error {}

const FROM = /^((?:--\S+\s+)*)(\S+)(?:\s+AS\s+(\S+))?\s*$/i;
const COPY_FROM = /(?<!\S)--from=(\S+)/;

/**
 * Takes a template apart. The parent image takes the place of its variable; environments are what the scripts of a real build
 * instance need, and nothing here.
 */
export function planDockerfile(template: string, parentImage: string): DockerfilePlan {
  const text = fill(template, { parentImage, environments: '' });
  const { dockerfile } = analyze(text, { kind: 'dockerfile' });
  if (!dockerfile) throw new TemplateFault('The template is no Dockerfile');
  const components = dockerfile.variables.filter(({ name }) => name === 'components').map(({ range }) => range);
  const starts = dockerfile.instructions.filter(({ keyword }) => keyword === 'FROM');
  const [first] = starts;
  if (!first) throw new TemplateFault('The template has no FROM, and builds upon nothing');
  const pieces = starts.flatMap((start, stage) => {
    const end = starts[stage + 1]?.range.start ?? text.length;
    const cuts = components.filter((range) => range.start >= start.range.end && range.end <= end);
    const from = readFrom(start.content);
    return [...cuts, undefined].map((cut, index): TemplatePiece => {
      const at = cuts[index - 1]?.end ?? start.range.end;
      const to = cut?.start ?? end;
      const hasInstructions = dockerfile.instructions.some(({ range }) => range.start >= at && range.end <= to);
      return { stage, from, isFirst: index === 0, text: text.slice(at, to), hasInstructions, runsComponents: cut !== undefined };
    });
  });
  const copies = dockerfile.instructions.filter(({ keyword }) => keyword === 'COPY' || keyword === 'ADD');
  const named = new Set(pieces.flatMap(({ from, stage }) => [from.name?.toLowerCase() ?? '', String(stage)]));
  const copiesFrom = copies.flatMap(({ content }) => COPY_FROM.exec(content)?.[1] ?? []).filter((name) => !named.has(name.toLowerCase()));
  return { preamble: text.slice(0, first.range.start), pieces, copiesFrom: [...new Set(copiesFrom)] };
}

/** Puts values in place of variables; those that have none stay. */
function fill(template: string, values: Readonly<Record<string, string>>): string {
  const { dockerfile } = analyze(template, { kind: 'dockerfile' });
  let filled = '';
  let at = 0;
  for (const { name, range } of dockerfile?.variables ?? []) {
    const value = values[name];
    if (value === undefined) continue;
    filled += template.slice(at, range.start) + value;
    at = range.end;
  }
  return filled + template.slice(at);
}

function readFrom(content: string): StageStart {
  const [whole, options = '', image = '', name] = FROM.exec(content) ?? [];
  if (whole === undefined) throw new TemplateFault(`FROM ${content} cannot be read`);
  return { options, image, name };
}

/** Names of arguments that a piece declares: a piece behind it does not know them by itself. */
export function argumentsOf(text: string): readonly string[] {
  const { dockerfile } = analyze(`FROM scratch\n${text}`, { kind: 'dockerfile' });
  return (dockerfile?.instructions ?? []).filter(({ keyword }) => keyword === 'ARG').map(({ content }) => `ARG ${content}`);
}
