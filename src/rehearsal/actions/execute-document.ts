import { type Action, emulated, type NestedOutcome } from './action.ts';
import { ActionFailure } from './action-failure.ts';
import { readDocument } from './document-source.ts';
import { type InputMap, inputMap, items, optionalText, text } from './inputs.ts';

export const executeDocument: Action = {
  name: 'ExecuteDocument',
  async run(context) {
    const map = inputMap(context.inputs);
    const source = await readDocument(context, map);
    const nested = await context.runNested({
      text: source.text,
      title: text(map, 'document'),
      phases: phasesOf(map),
      parameters: parametersOf(map),
      log: context.log,
    });
    if (nested.failureMessage !== undefined) throw new ActionFailure(nested.failureMessage, { outputs: nested.outputs });
    return { outputs: nested.outputs, ...emulated(caveats(source.caveat, nested)) };
  },
};

function phasesOf(map: InputMap): readonly string[] | undefined {
  const names = optionalText(map, 'phases')
    ?.split(',')
    .map((name) => name.trim());
  const chosen = names?.filter((name) => name !== '');
  return chosen === undefined || chosen.length === 0 ? undefined : chosen;
}

function parametersOf(map: InputMap): Readonly<Record<string, string>> {
  const given = Object.hasOwn(map, 'parameters') ? map.parameters : undefined;
  if (given === undefined) return {};
  return Object.fromEntries(items(given).map((item) => [text(item, 'name'), optionalText(item, 'value') ?? '']));
}

function caveats(source: string | undefined, nested: NestedOutcome): string[] {
  return [source, nested.caveat].filter((caveat) => caveat !== undefined);
}
