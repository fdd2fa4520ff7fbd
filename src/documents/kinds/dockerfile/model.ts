import type { TextRange } from '../../text.ts';

/** A Dockerfile template of a container recipe: its instructions, and the variables that Image Builder puts values in place of. */
export interface DockerfileTemplate {
  readonly text: string;
  readonly instructions: readonly DockerfileInstruction[];
  /** In the order of the text. */
  readonly variables: readonly TemplateVariable[];
}

export interface DockerfileInstruction {
  /** In capitals, however it is written. */
  readonly keyword: string;
  readonly keywordRange: TextRange;
  /** From the keyword to the end of its last line, heredocs included. */
  readonly range: TextRange;
  /**
   * What stands behind the keyword, on one line: blanks in place of escaped line ends and of comments between them, a word without
   * meaning in place of variables. As long as the text that it stands for.
   */
  readonly content: string;
  readonly contentRange: TextRange;
  /** Names of heredocs that nothing ends. */
  readonly openHeredocs: readonly string[];
}

/** `{{{ imagebuilder:name }}}`, or what is meant to be it. */
export interface TemplateVariable {
  readonly name: string;
  readonly nameRange: TextRange;
  readonly range: TextRange;
  /** How many braces open and close it: three, in templates. */
  readonly braces: { readonly opening: number; readonly closing: number };
  /** The instruction that it stands in; undefined for one that stands by itself. */
  readonly instruction: DockerfileInstruction | undefined;
}
