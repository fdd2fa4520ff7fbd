import type { Step } from '../kinds/component/model.ts';
import type { TextMap } from '../syntax/text-map.ts';

/** Shell or PowerShell text of a step. References are masked by text of the same length, so that offsets stay true. */
export interface Script {
  readonly language: 'bash' | 'powershell';
  readonly text: string;
  /** From `text` to the document. */
  readonly map: TextMap;
  readonly step: Step;
}

/** A node of a tree-sitter tree, as far as rules read it; offsets are UTF-16 code units of the script's text. */
export interface ScriptNode {
  readonly type: string;
  readonly text: string;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly isError: boolean;
  readonly isMissing: boolean;
  readonly hasError: boolean;
  readonly children: readonly ScriptNode[];
  readonly namedChildren: readonly ScriptNode[];
}

/** A script with its tree. */
export interface ParsedScript extends Script {
  readonly root: ScriptNode;
}

/** Parses a script; made by the host, which knows where its WebAssembly lies. Throws nothing; undefined when the text cannot be parsed. */
export type ScriptParser = (language: Script['language'], text: string) => ScriptNode | undefined;
