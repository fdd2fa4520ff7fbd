// What the service derives from a component's document when the component is created.
import { analyze } from '../../documents/index.ts';
import type { ComponentParameterDetail } from '../protocol/imagebuilder-shapes.ts';
import { invalidValue } from './arn.ts';
import { refuseFaults } from './document-fault.ts';

export interface ComponentDocumentFacts {
  readonly type: 'BUILD' | 'TEST';
  readonly parameters: readonly ComponentParameterDetail[];
}

/** Reads the document; throws InvalidParameterValueException for one that the service's own validator would refuse. */
export function readComponentDocument(data: string): ComponentDocumentFacts {
  const analysis = analyze(data, { fileName: 'component.yaml' });
  refuseFaults(analysis, 'data');
  const { kind, component } = analysis;
  if (kind !== 'component' || !component) throw invalidValue('data', 'It is not a component document.');
  const [only, ...more] = component.phases;
  return {
    type: only?.name?.value === 'test' && more.length === 0 ? 'TEST' : 'BUILD',
    parameters: component.parameters.map(({ name, type, default: value, description }) => ({
      name: name?.value,
      type: type?.value,
      ...(value?.kind === 'scalar' ? { defaultValue: [value.value] } : {}),
      ...(description ? { description: description.value } : {}),
    })),
  };
}
