import { analyze } from '../../documents/index.ts';
import { refuseFaults } from './document-fault.ts';

/** Throws InvalidParameterValueException for a template that no container engine would build. */
export function checkDockerfileTemplate(data: string): void {
  refuseFaults(analyze(data, { kind: 'dockerfile' }), 'dockerfileTemplateData');
}
