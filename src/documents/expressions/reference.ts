import type { TextRange } from '../text.ts';

/**
 * One `{{ … }}` of a component document, by the grammar of facts/awstoe.md section 8. `range` covers the braces.
 * `malformed` keeps what stands inside so that a rule can say what is wrong with it.
 */
export type Reference =
  | { readonly kind: 'name'; readonly range: TextRange; readonly name: string }
  | {
      readonly kind: 'step';
      readonly range: TextRange;
      readonly phase: string;
      readonly step: string;
      readonly io: 'inputs' | 'outputs';
      readonly index: number | undefined;
      readonly variable: string;
    }
  | { readonly kind: 'loop'; readonly range: TextRange; readonly loop: string; readonly variable: 'index' | 'value' }
  | { readonly kind: 'ssm'; readonly range: TextRange; readonly path: string; readonly resolve: 'literal' | 'parameter' | 'ssm' }
  | { readonly kind: 'env'; readonly range: TextRange; readonly variable: string }
  | { readonly kind: 'imds'; readonly range: TextRange; readonly path: string }
  | { readonly kind: 'context'; readonly range: TextRange; readonly key: string }
  | { readonly kind: 'malformed'; readonly range: TextRange; readonly body: string; readonly reason: string };
