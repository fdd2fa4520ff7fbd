/**
 * Kinds of document that Kiln tells apart by their content. `component` is an AWSTOE document; the other named kinds are the request
 * bodies of Image Builder's Create* calls; `unknown` is YAML or JSON that is none of them.
 */
export type DocumentKind =
  | 'component'
  | 'component-resource'
  | 'image-recipe'
  | 'infrastructure-configuration'
  | 'distribution-configuration'
  | 'image-pipeline'
  | 'unknown';
