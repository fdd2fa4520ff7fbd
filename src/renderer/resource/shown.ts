/** A value as it is shown. */
export type Shown =
  | { readonly kind: 'text'; readonly text: string }
  /** Of Image Builder: a link. */
  | { readonly kind: 'arn'; readonly arn: string }
  | { readonly kind: 'time'; readonly iso: string }
  | { readonly kind: 'list'; readonly items: readonly Shown[] }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] };

export interface Fact {
  readonly label: string;
  readonly value: Shown;
}

export interface FactTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Shown[])[];
}

export interface FactSection {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly table: FactTable | undefined;
}

export const textual = (text: string): Shown => ({ kind: 'text', text });
