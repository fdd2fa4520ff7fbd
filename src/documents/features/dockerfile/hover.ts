import { instructionSpec } from '../../kinds/dockerfile/instructions.ts';
import { variableSpecs } from '../../kinds/dockerfile/variables.ts';
import type { Place } from '../language.ts';
import { holds } from '../node-chain.ts';
import type { Hover } from '../types.ts';
import { describeInstruction, describeVariable } from './describe.ts';

/** The variable or the instruction at a place, in words. */
export function hover({ analysis: { dockerfile }, offset }: Place): Hover | undefined {
  const variable = dockerfile?.variables.find(({ range }) => holds(range, offset));
  if (variable !== undefined) {
    const spec = variableSpecs.find(({ name }) => name === variable.name);
    return spec && { range: variable.range, contents: describeVariable(spec) };
  }
  const instruction = dockerfile?.instructions.find(({ keywordRange }) => holds(keywordRange, offset));
  const spec = instruction && instructionSpec(instruction.keyword);
  return instruction && spec && { range: instruction.keywordRange, contents: describeInstruction(spec) };
}
