import type { TextRange } from '../text.ts';
import type { Reference } from './reference.ts';

const NAME = /^[A-Za-z0-9_-]+$/;
const INPUTS_OR_OUTPUTS = /^(inputs|outputs)(?:\[([0-9]+)\])?$/;
const RESOLVE = /^resolve\((.*)\)$/s;
const SSM = 'aws:ssm:';
const IMDS = 'aws:imds:';
const ENV = 'env:';
const CONTEXT = 'context:';

/** Reads what stands between the braces of one reference, by the grammar of component documents. `range` covers the braces. */
export function parseReference(inside: string, range: TextRange): Reference {
  const body = inside.trim();
  if (body === '') return malformed(range, body, 'nothing stands between the braces');
  if (NAME.test(body)) return { kind: 'name', range, name: body };
  return parsePrefixed(body, range) ?? parseChain(body, range);
}

function parsePrefixed(body: string, range: TextRange): Reference | undefined {
  if (body.startsWith(SSM)) return parseSsm(body.slice(SSM.length), range, body);
  if (body.startsWith(IMDS)) {
    const path = body.slice(IMDS.length);
    return path === '' ? malformed(range, body, 'a metadata path is missing') : { kind: 'imds', range, path };
  }
  if (body.startsWith(ENV)) {
    const variable = body.slice(ENV.length);
    return variable === '' ? malformed(range, body, 'the name of a variable is missing') : { kind: 'env', range, variable };
  }
  if (body.startsWith(CONTEXT)) return { kind: 'context', range, key: body.slice(CONTEXT.length) };
  return undefined;
}

function parseSsm(path: string, range: TextRange, body: string): Reference {
  const inner = RESOLVE.exec(path)?.[1]?.trim();
  if (inner === undefined) {
    return path === '' ? malformed(range, body, 'the name of a parameter is missing') : { kind: 'ssm', range, path, resolve: 'literal' };
  }
  if (NAME.test(inner)) return { kind: 'ssm', range, path: inner, resolve: 'parameter' };
  if (inner.startsWith(SSM) && inner.length > SSM.length) return { kind: 'ssm', range, path: inner.slice(SSM.length), resolve: 'ssm' };
  return malformed(range, body, 'resolve() takes a parameter of the document or another aws:ssm: reference');
}

function parseChain(body: string, range: TextRange): Reference {
  const parts = body.split('.');
  if (!parts.every((part) => part !== '')) return malformed(range, body, 'a part between two dots is missing');
  const [first = '', second = '', third = '', variable = ''] = parts;
  if (parts.length === 2 && (second === 'index' || second === 'value') && NAME.test(first)) {
    return { kind: 'loop', range, loop: first, variable: second };
  }
  const io = INPUTS_OR_OUTPUTS.exec(third);
  if (parts.length !== 4 || io === null || !NAME.test(first) || !NAME.test(second) || !NAME.test(variable)) {
    return malformed(range, body, 'this is neither a name, nor phase.step.outputs.name, nor any other form of reference');
  }
  const index = io[2] === undefined ? undefined : Number(io[2]);
  return { kind: 'step', range, phase: first, step: second, io: io[1] === 'inputs' ? 'inputs' : 'outputs', index, variable };
}

function malformed(range: TextRange, body: string, reason: string): Reference {
  return { kind: 'malformed', range, body, reason };
}
