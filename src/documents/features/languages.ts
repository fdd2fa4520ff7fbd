import type { Analysis } from '../analysis.ts';
import type { DocumentKind } from '../kinds/kind.ts';
import { componentFeatures } from './component/index.ts';
import { dockerfileFeatures } from './dockerfile/index.ts';
import { hostFeatures } from './host/index.ts';
import { kilnConfigFeatures } from './kiln-config/index.ts';
import type { LanguageFeatures } from './language.ts';
import { resourceFeatures } from './resource/index.ts';
import { workflowFeatures } from './workflow/index.ts';

/** Of kinds without a language of their own: what the dispatching functions answer for any YAML is all there is. */
const none: LanguageFeatures = {};

const languages: Readonly<Record<DocumentKind, LanguageFeatures>> = {
  component: componentFeatures,
  workflow: workflowFeatures,
  dockerfile: dockerfileFeatures,
  'component-resource': resourceFeatures,
  'image-recipe': resourceFeatures,
  'container-recipe': resourceFeatures,
  'infrastructure-configuration': resourceFeatures,
  'distribution-configuration': resourceFeatures,
  'image-pipeline': resourceFeatures,
  image: resourceFeatures,
  'lifecycle-policy': resourceFeatures,
  'workflow-resource': resourceFeatures,
  'appstream-image-builder': resourceFeatures,
  'appstream-image-copy': resourceFeatures,
  'appstream-image-permissions': resourceFeatures,
  'appstream-updated-image': resourceFeatures,
  'appstream-image': resourceFeatures,
  cloudformation: hostFeatures,
  terraform: hostFeatures,
  'kiln-config': kilnConfigFeatures,
  unknown: none,
};

/** What the language of a document answers to an editor. */
export function languageOf({ kind }: Analysis): LanguageFeatures {
  return languages[kind];
}
