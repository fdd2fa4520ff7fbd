import { describe, expect, it } from 'vitest';
import { services } from '../services.ts';

const models = (await Promise.all([...services.values()].map((load) => load()))).map(({ model }) => ({ name: model.name, model }));

describe('the models of the services', () => {
  it.each(models)('$name can be read whole', ({ model }) => {
    for (const { name, input, output } of model.operations.values()) {
      expect(input.kind, name).toBe('structure');
      expect(output.kind, name).toBe('structure');
    }
  });

  it.each(models)('$name has patterns that are expressions', ({ model }) => {
    for (const [shape, { pattern }] of Object.entries(model.constraints)) {
      if (pattern !== undefined) expect(() => new RegExp(pattern, pattern.includes('\\p{') ? 'u' : ''), shape).not.toThrow();
    }
  });
});
