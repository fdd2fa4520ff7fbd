import type { TextMap } from '../syntax/text-map.ts';
import type { TextRange } from '../text.ts';

export type ScriptLanguage = 'bash' | 'powershell';

/** Shell or PowerShell text. References are masked by text of the same length, so that offsets stay true. */
export interface ScriptText {
  readonly language: ScriptLanguage;
  readonly text: string;
  /** A step runs it; or it is written to a file, and whoever runs that file decides about its exit code. */
  readonly purpose: 'step' | 'file';
}

/** A script of a document. */
export interface Script extends ScriptText {
  /** From `text` to the document. */
  readonly map: TextMap;
}

/** A node of a script's tree, as plain data. Ranges are of the script's text. */
export interface ScriptNode {
  /** As the grammar names it; of an anonymous node (a keyword, an operator) its text. */
  readonly type: string;
  readonly range: TextRange;
  readonly children: readonly ScriptNode[];
}

/** Parses a script; made by the host, which knows where its WebAssembly lies. Throws nothing; undefined when the text cannot be parsed. */
export type ScriptParser = (language: ScriptLanguage, text: string) => ScriptNode | undefined;

/** One word of a command: quotes are taken off, expansions stay as they are written. */
export interface ScriptWord {
  readonly text: string;
  readonly range: TextRange;
}

/** A call of a program, a function, a cmdlet or (with a dot before its name) a method of .NET. */
export interface ScriptCommand {
  /** Without the path and what only wraps it (`sudo`, `env`); in lower case in PowerShell. */
  readonly name: string;
  readonly nameRange: TextRange;
  readonly words: readonly ScriptWord[];
  readonly range: TextRange;
  /** What reads its output: the next command of the pipeline. */
  readonly pipedInto: ScriptCommand | undefined;
}

export interface ScriptAssignment {
  readonly name: string;
  readonly range: TextRange;
  /** Undefined for anything but one literal. */
  readonly value: ScriptWord | undefined;
}

/** Why a script would not run at all, at the smallest place that tells a reader what to mend. */
export interface ScriptFault {
  readonly range: TextRange;
  readonly message: string;
}

/** A script and what it says, in its order; of one with a fault what stands before that. */
export interface ParsedScript extends ScriptText {
  readonly fault: ScriptFault | undefined;
  /** The openings of here-documents whose last line is missing: the rest of the script is their text. */
  readonly endlessHeredocs: readonly TextRange[];
  readonly commands: readonly ScriptCommand[];
  /** Looked for when asked, because few rules do, about few scripts. */
  assignments(): readonly ScriptAssignment[];
}
