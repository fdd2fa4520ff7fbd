import type { TextRange } from '../text.ts';

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** What YAML 1.2's core schema makes of a scalar; quoted and block scalars are always strings. */
export type ScalarType = 'string' | 'integer' | 'float' | 'boolean' | 'null';

/**
 * A scalar. `value` is the decoded text (quotes and escapes undone, block scalars unindented) and never a converted number:
 * `permissions: 0755` has the value "0755". `range` covers the source text of the scalar, quotes and block header included.
 */
export interface ScalarNode {
  readonly kind: 'scalar';
  readonly range: TextRange;
  readonly style: ScalarStyle;
  readonly type: ScalarType;
  readonly value: string;
}

/** `value` is undefined where the source has a key and nothing after it (`inputs:`). `range` covers key and value. */
export interface MapEntry {
  readonly key: ScalarNode;
  readonly value: SyntaxNode | undefined;
  readonly range: TextRange;
}

export interface MapNode {
  readonly kind: 'map';
  readonly range: TextRange;
  readonly flow: boolean;
  readonly entries: readonly MapEntry[];
}

/** A missing item (`-` with nothing, or only a comment, behind it) is undefined. */
export interface ListNode {
  readonly kind: 'list';
  readonly range: TextRange;
  readonly flow: boolean;
  readonly items: readonly ListItem[];
}

/** `range` covers the dash (block lists) and the value. */
export interface ListItem {
  readonly value: SyntaxNode | undefined;
  readonly range: TextRange;
}

/** `*name`; `target` is undefined when no anchor of that name stands before it. */
export interface AliasNode {
  readonly kind: 'alias';
  readonly range: TextRange;
  readonly name: string;
  readonly target: SyntaxNode | undefined;
}

export type SyntaxNode = ScalarNode | MapNode | ListNode | AliasNode;

/** A fault of the YAML or JSON text itself, or a limit that was reached; see `syntax-error` and its siblings among the rules. */
export interface SyntaxFault {
  readonly code:
    | 'syntax'
    | 'duplicate-key'
    | 'unknown-alias'
    | 'multiple-documents'
    | 'too-large'
    | 'too-deep'
    | 'too-many-aliases'
    | 'tab-indentation'
    | 'tag';
  readonly message: string;
  readonly range: TextRange;
}

export interface SyntaxTree {
  readonly root: SyntaxNode | undefined;
  readonly faults: readonly SyntaxFault[];
  /** No faults, anchors or aliases: each part of the tree depends on its own text alone, and another text's tree may use it again. */
  readonly plain?: boolean;
}
