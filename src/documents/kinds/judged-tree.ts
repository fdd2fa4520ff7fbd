import type { SyntaxFault, SyntaxTree } from '../syntax/tree.ts';
import type { DocumentKind } from './kind.ts';

type Code = SyntaxFault['code'];

const EVERYDAY: ReadonlySet<Code> = new Set<Code>(['tag', 'multiple-documents']);
const UNREADABLE: ReadonlySet<Code> = new Set<Code>(['syntax', 'tab-indentation', 'too-large', 'too-deep']);
/** Lines of tools that make the template out of the file (Terraform, Jinja, Go, ERB): it is no YAML yet. */
const GENERATED = /^[ \t]*(?:%\{|\{%|\{\{-?[ \t]|<%)/m;

/** A tree that is judged, as a part of what kind of file. */
export interface Judged {
  readonly kind: DocumentKind;
  readonly text: string;
  /** It is a host that holds documents of ours. */
  readonly isHolding: boolean;
}

/**
 * A tree with the faults that concern us alone: in a language that is not ours, tags and several documents are everyday things; in a
 * template, only what keeps us from reading the documents in it counts.
 */
export function judgedTree(tree: SyntaxTree, { kind, text, isHolding }: Judged): SyntaxTree {
  if (kind === 'unknown') return { root: tree.root, faults: tree.faults.filter(({ code }) => !EVERYDAY.has(code)) };
  if (kind !== 'cloudformation') return tree;
  const faults = isHolding && !GENERATED.test(text) ? tree.faults.filter(({ code }) => UNREADABLE.has(code)) : [];
  return { root: tree.root, faults };
}
