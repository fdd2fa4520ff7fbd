import type { FaceProps } from './face-props.ts';
import { ReadOnlyText } from './read-only-text.tsx';

/** The document that the resource carries. */
export function DocumentFace({ detail: { document, name } }: FaceProps) {
  return document && <ReadOnlyText label={`${document.title} of ${name}, read-only`} language={document.language} text={document.text} />;
}

/** The resource as the API answers it. */
export function YamlFace({ detail: { name, yaml } }: FaceProps) {
  return <ReadOnlyText label={`${name} as YAML, read-only`} language="yaml" text={yaml} />;
}
