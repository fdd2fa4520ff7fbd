import { expect, test } from 'vitest';
import { type SeccompOptions, seccompProgram } from './seccomp.ts';

const ALLOWED = 'allowed';
const MOUNT = 165;
const CHOWN = 92;
const CLONE = 56;
const CLONE3 = 435;
const MKNODAT = 259;
const IOCTL = 16;
const GETPID = 39;
const X64 = 0xc000003e;
const I386 = 0x40000003;

/** What the kernel would answer: runs the program over a struct seccomp_data as linux/seccomp.h lays it out. */
function ask(options: Partial<SeccompOptions>, call: { number: number; args?: number[]; audit?: number }): typeof ALLOWED | number {
  const program = seccompProgram({ architecture: 'x64', fakeRoot: false, ...options });
  const data = Buffer.alloc(64);
  data.writeUInt32LE(call.number, 0);
  data.writeUInt32LE(call.audit ?? X64, 4);
  for (const [index, value] of (call.args ?? []).entries()) data.writeUInt32LE(value, 16 + 8 * index);
  let accumulator = 0;
  for (let at = 0; at < program.length; at += 8) {
    const code = program.readUInt16LE(at);
    const value = program.readUInt32LE(at + 4);
    const jump = (isTrue: boolean) => {
      at += 8 * program.readUInt8(at + (isTrue ? 2 : 3));
    };
    if (code === 0x20) accumulator = data.readUInt32LE(value);
    else if (code === 0x15) jump(accumulator === value);
    else if (code === 0x35) jump(accumulator >= value);
    else if (code === 0x45) jump((accumulator & value) !== 0);
    else if (code === 0x54) accumulator = (accumulator & value) >>> 0;
    else return value === 0x7fff0000 ? ALLOWED : value & 0xffff;
  }
  throw new Error('The program has no end');
}

test('ordinary calls pass, those of the kernel keeper do not', () => {
  expect(ask({}, { number: GETPID })).toBe(ALLOWED);
  expect(ask({}, { number: MOUNT })).toBe(1);
});

test('other call tables are refused whole', () => {
  expect(ask({}, { number: GETPID, audit: I386 })).toBe(38);
  expect(ask({}, { number: GETPID + 0x40000000 })).toBe(38);
});

test('clone makes processes but no namespaces, and clone3 is not there', () => {
  expect(ask({}, { number: CLONE, args: [0x11] })).toBe(ALLOWED);
  expect(ask({}, { number: CLONE, args: [0x10000000] })).toBe(1);
  expect(ask({}, { number: CLONE3 })).toBe(38);
});

test('nobody types into a terminal', () => {
  expect(ask({}, { number: IOCTL, args: [0, 0x5412] })).toBe(1);
  expect(ask({}, { number: IOCTL, args: [0, 0x5401] })).toBe(ALLOWED);
});

test('with one uid, owners and devices only seem to change', () => {
  expect(ask({ fakeRoot: true }, { number: CHOWN })).toBe(0);
  expect(ask({ fakeRoot: true }, { number: MKNODAT, args: [0, 0, 0o020600] })).toBe(0);
  expect(ask({ fakeRoot: true }, { number: MKNODAT, args: [0, 0, 0o010600] })).toBe(ALLOWED);
  expect(ask({ fakeRoot: true }, { number: GETPID })).toBe(ALLOWED);
});

test('with many uids they really change', () => {
  expect(ask({}, { number: CHOWN })).toBe(ALLOWED);
});

test('arm64 has its own numbers', () => {
  const options = { architecture: 'arm64' } as const;
  expect(ask(options, { number: 40, audit: 0xc00000b7 })).toBe(1); // mount
  expect(ask(options, { number: GETPID, audit: X64 })).toBe(38);
});
