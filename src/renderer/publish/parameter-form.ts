import type { BuildParameter, ParameterValues } from '../../contract/index.ts';

/** A parameter among those of all components. */
export const parameterKey = ({ component, name }: Pick<BuildParameter, 'component' | 'name'>) => `${component}\n${name}`;

/** Lists are typed as one value a line. */
export const isList = ({ type }: BuildParameter) => /list/i.test(type);
export const textOf = ({ value }: BuildParameter) => value.join('\n');

const valuesFrom = (parameter: BuildParameter, text: string) =>
  isList(parameter) ? text.split('\n').filter((line) => line !== '') : [text];

/** What was typed that differs from what the recipe and the documents say. */
export function changedValues(parameters: readonly BuildParameter[], typed: Readonly<Record<string, string>>): ParameterValues {
  return parameters.flatMap((parameter) => {
    const text = typed[parameterKey(parameter)];
    if (text === undefined || text === textOf(parameter)) return [];
    return [{ component: parameter.component, name: parameter.name, value: valuesFrom(parameter, text) }];
  });
}
