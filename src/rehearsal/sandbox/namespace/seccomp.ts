import { CLONE, CLONE3, DENIED_CALLS, IOCTL, MKNOD, MKNODAT, OWNERSHIP_CALLS, type SyscallNumbers } from './syscalls.ts';

export interface SeccompOptions {
  readonly architecture: 'x64' | 'arm64';
  /** One uid only: calls that change owners or make devices answer "done" and do nothing, so that package managers go on. */
  readonly fakeRoot: boolean;
}

// Opcodes of classic BPF, as linux/bpf_common.h composes them.
const LOAD = 0x20;
const JUMP_EQUAL = 0x15;
const JUMP_GREATER_OR_EQUAL = 0x35;
const JUMP_ANY_BIT = 0x45;
const AND = 0x54;
const RETURN = 0x06;

const ALLOW = 0x7fff0000;
const answer = (errno: number) => 0x00050000 | errno;
const DONE = answer(0);
const EPERM = answer(1);
const ENOSYS = answer(38);

// Offsets in struct seccomp_data. Arguments are 64 bits each; their lower half comes first on both architectures.
const NUMBER_OFFSET = 0;
const ARCHITECTURE_OFFSET = 4;
const argumentOffset = (index: number) => 16 + 8 * index;

const AUDIT_ARCHITECTURE = { x64: 0xc000003e, arm64: 0xc00000b7 };
const X32_BIT = 0x40000000;
const CLONE_NEW_ANY = 0x7e020000;
const TIOCSTI = 0x5412;
const TIOCLINUX = 0x541c;
const S_IFMT = 0o170000;
const S_IFCHR = 0o020000;
const S_IFBLK = 0o060000;

type Instruction = readonly [code: number, ifTrue: number, ifFalse: number, value: number];

const load = (offset: number): Instruction => [LOAD, 0, 0, offset];
const give = (result: number): Instruction => [RETURN, 0, 0, result];

/** A program for `bwrap --seccomp`: a deny list, in the kernel's own byte format, so that no native module is needed. */
export function seccompProgram(options: SeccompOptions): Buffer {
  const { architecture, fakeRoot } = options;
  const number = (call: SyscallNumbers) => call[architecture];
  const refuse = (calls: readonly SyscallNumbers[], result: number) =>
    calls.filter((call) => number(call) >= 0).flatMap((call): Instruction[] => [[JUMP_EQUAL, 0, 1, number(call)], give(result)]);
  return encode([
    // A 32-bit program (int 0x80) or the x32 ABI would have other numbers: both are refused whole.
    load(ARCHITECTURE_OFFSET),
    [JUMP_EQUAL, 1, 0, AUDIT_ARCHITECTURE[architecture]],
    give(ENOSYS),
    load(NUMBER_OFFSET),
    ...(architecture === 'x64' ? ([[JUMP_GREATER_OR_EQUAL, 0, 1, X32_BIT], give(ENOSYS)] as const) : []),
    ...(fakeRoot ? refuse(OWNERSHIP_CALLS, DONE) : []),
    ...refuse(DENIED_CALLS, EPERM),
    // clone3 keeps its flags behind a pointer that a filter can't follow; on ENOSYS the C library falls back to clone.
    ...refuse([CLONE3], ENOSYS),
    [JUMP_EQUAL, 0, 4, number(CLONE)],
    load(argumentOffset(0)),
    [JUMP_ANY_BIT, 0, 1, CLONE_NEW_ANY],
    give(EPERM),
    give(ALLOW),
    // Typing into another's terminal.
    [JUMP_EQUAL, 0, 5, number(IOCTL)],
    load(argumentOffset(1)),
    [JUMP_EQUAL, 1, 0, TIOCSTI],
    [JUMP_EQUAL, 0, 1, TIOCLINUX],
    give(EPERM),
    give(ALLOW),
    ...(fakeRoot ? [...pretendDevice(number(MKNOD), 1), ...pretendDevice(number(MKNODAT), 2)] : []),
    give(ALLOW),
  ]);
}

/** Device nodes answer "done"; fifos, sockets and files of the same calls are really made. */
function pretendDevice(number: number, modeArgument: number): Instruction[] {
  if (number < 0) return [];
  return [
    [JUMP_EQUAL, 0, 6, number],
    load(argumentOffset(modeArgument)),
    [AND, 0, 0, S_IFMT],
    [JUMP_EQUAL, 1, 0, S_IFCHR],
    [JUMP_EQUAL, 0, 1, S_IFBLK],
    give(DONE),
    give(ALLOW),
  ];
}

function encode(program: readonly Instruction[]): Buffer {
  const bytes = Buffer.alloc(program.length * 8);
  program.forEach(([code, ifTrue, ifFalse, value], index) => {
    bytes.writeUInt16LE(code, index * 8);
    bytes.writeUInt8(ifTrue, index * 8 + 2);
    bytes.writeUInt8(ifFalse, index * 8 + 3);
    bytes.writeUInt32LE(value >>> 0, index * 8 + 4);
  });
  return bytes;
}
