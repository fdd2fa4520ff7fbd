import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeInSandbox, openSandbox } from '../../test-kit.ts';
import type { ExecRequest, ExecResult, Sandbox } from '../driver.ts';

let sandbox: Sandbox;

interface Told extends ExecResult {
  readonly stdout: string;
  readonly stderr: string;
}

async function tell(script: string, request: Omit<ExecRequest, 'script'> = {}): Promise<Told> {
  const lines = { stdout: [] as string[], stderr: [] as string[] };
  const result = await sandbox.exec({ ...request, script, onOutput: (stream, batch) => lines[stream].push(...batch) });
  return { ...result, stdout: lines.stdout.join('\n'), stderr: lines.stderr.join('\n') };
}

describeInSandbox('a sandbox of namespaces', () => {
  beforeEach(async () => {
    sandbox = await openSandbox();
  });
  afterEach(() => sandbox.close());

  test('runs a script as root, with arguments, environment, directory and stdin of its own', async () => {
    const told = await tell('id -u; pwd; echo "$1|$2|$NAME"; cat; echo to-stderr >&2; exit 7', {
      ...{ args: ['a b', "it's"], env: { NAME: "x'$y" }, cwd: '/usr', stdin: Readable.from(['from ', 'stdin']) },
    });
    expect(told).toMatchObject({ exitCode: 7, timedOut: false, cancelled: false, stderr: 'to-stderr' });
    expect(told.stdout).toBe("0\n/usr\na b|it's|x'$y\nfrom stdin");
  });

  test('stdin is at its end unless given, and /dev/stderr is a file like any other', async () => {
    expect(await tell('cat; echo open >/dev/stderr; echo out >/dev/stdout')).toMatchObject({ exitCode: 0, stdout: 'out', stderr: 'open' });
  });

  test('a million lines arrive whole', async () => {
    const hash = createHash('sha256');
    await sandbox.exec({ script: 'seq 1000000', onOutput: (_, lines) => void hash.update(`${lines.join('\n')}\n`) });
    const expected = createHash('sha256');
    for (let number = 1; number <= 1_000_000; number++) expected.update(`${number}\n`);
    expect(hash.digest('hex')).toBe(expected.digest('hex'));
  });

  test('raw stdout arrives byte by byte and ends its target, even when a daemon keeps the pipe', async () => {
    const target = new PassThrough();
    const bytes = target.toArray();
    await sandbox.exec({ script: "printf 'a\\0b\\n\\377'; sleep 60 &", stdout: target });
    expect(Buffer.concat(await bytes)).toEqual(Buffer.from([97, 0, 98, 10, 255]));
  });

  test('what one step writes the next finds, and nothing outside changes', async () => {
    const before = statSync('/etc/hosts');
    await tell('echo 127.0.0.9 canary >> /etc/hosts; echo x > /usr/kiln-canary; echo t > /tmp/kiln-canary');
    expect((await tell('grep -c canary /etc/hosts; cat /usr/kiln-canary /tmp/kiln-canary')).stdout).toBe('1\nx\nt');
    expect(existsSync('/usr/kiln-canary')).toBe(false);
    expect(existsSync('/tmp/kiln-canary')).toBe(false);
    expect(statSync('/etc/hosts').mtimeMs).toBe(before.mtimeMs);
  });

  test('neither our environment nor our home can be read', async () => {
    const home = mkdtempSync(join(homedir(), '.kiln-canary-'));
    process.env.KILN_CANARY = 'canary-of-the-environment';
    try {
      writeFileSync(join(home, 'credentials'), 'canary-of-the-home');
      const { stdout } = await tell(`env; cat /proc/*/environ 2>/dev/null | tr '\\0' '\\n'; cat '${home}/credentials' 2>/dev/null
        for root in /proc/[0-9]*/root; do cat "$root${home}/credentials" 2>/dev/null; done; ls -A /home /root`);
      expect(stdout).not.toContain('canary');
    } finally {
      delete process.env.KILN_CANARY;
      rmSync(home, { recursive: true });
    }
  });

  test('only loopback answers', async () => {
    const { stdout } = await tell(
      "sed 1,2d /proc/net/dev | cut -d: -f1; timeout 2 bash -c 'exec 3<>/dev/tcp/169.254.169.254/80' 2>/dev/null; echo $?",
    );
    expect(stdout.trim()).toBe('lo\n1');
  });

  test('mounts, namespaces and other processes’ memory are out of reach', async () => {
    const { stdout } = await tell(
      'mount -t tmpfs x /mnt 2>/dev/null && echo mounted; unshare -r true 2>/dev/null && echo unshared; ls /proc/1/root/ 2>/dev/null; cat /proc/1/environ 2>/dev/null; echo end',
    );
    expect(stdout).toBe('end');
  });

  test('no descriptor of ours is left open inside', async () => {
    const { stdout } = await tell('for fd in /proc/self/fd/*; do readlink "$fd"; done');
    const targets = stdout
      .split('\n')
      .filter((target) => !/^(\/dev\/null|.*pipe-\d+ \(deleted\)|\/proc\/\d+\/fd|pid:\[\d+\])$/.test(target));
    expect(targets).toEqual(['/run/.kiln/step.sh'].filter((path) => targets.includes(path)));
  });

  test('an environment can not smuggle options to the sandbox', async () => {
    await expect(tell('true', { env: { A: 'x\0--bind\0/s\0/mnt' } })).rejects.toThrow(TypeError);
  });

  test('a step may leave a daemon, which the next step finds and a reboot does not', async () => {
    expect((await tell('sleep 987 & echo started')).stdout).toBe('started');
    const count = 'grep -lz ^987 /proc/[0-9]*/cmdline 2>/dev/null | wc -l';
    expect((await tell(count)).stdout).toBe('1');
    await tell('echo kept > /etc/kept; touch /tmp/gone /run/gone');
    await sandbox.reboot();
    expect((await tell(`${count}; cat /etc/kept; ls /tmp`)).stdout).toBe('0\nkept');
  });

  test('time-out ends the whole tree of a step, escapees and all, and nothing of earlier steps', async () => {
    await tell('sleep 986 & true');
    const told = await tell(
      '(setsid bash -c "while :; do sleep 985; done" &); (trap "" TERM HUP; setsid nohup sleep 985 & disown); sleep 985',
      { timeoutMs: 400 },
    );
    expect(told).toMatchObject({ timedOut: true, cancelled: false });
    const alive = 'for n in 985 986; do grep -lz "^$n" /proc/[0-9]*/cmdline 2>/dev/null | wc -l; done';
    expect((await tell(alive)).stdout).toBe('0\n1');
  });

  test('cancelling ends a step, and one that was cancelled before is not begun', async () => {
    const stop = new AbortController();
    const running = tell('echo begun; sleep 984', { signal: stop.signal });
    setTimeout(() => stop.abort(), 200);
    expect(await running).toMatchObject({ cancelled: true, timedOut: false, stdout: 'begun' });
    expect(await tell('echo begun', { signal: stop.signal })).toMatchObject({ cancelled: true, stdout: '' });
  });

  test('a fork bomb meets its limit, and the sandbox lives on', async () => {
    await sandbox.close();
    sandbox = await openSandbox({ processes: 200 });
    await tell('sleep 983 & true');
    expect(await tell('bomb() { bomb | bomb & }; bomb 2>/dev/null; sleep 60', { timeoutMs: 1500 })).toMatchObject({ timedOut: true });
    expect((await tell('grep -lz ^983 /proc/[0-9]*/cmdline 2>/dev/null | wc -l; ls -d /proc/[0-9]* | wc -l')).stdout).toMatch(/^1\n\d$/);
  });

  test('changes are told by kind, folders on the way left out, replaced folders with what was lost in them', async () => {
    await tell(
      'echo new > /etc/kiln-new; echo x >> /etc/hosts; rm /etc/hostname; mkdir /srv/kiln; cp -r /etc/default /etc/kiln-copy; rm -r /etc/default; mkdir /etc/default; touch /etc/default/anew',
    );
    const changes = new Map((await sandbox.changes()).map((change) => [change.path, change]));
    expect(changes.get('/etc/kiln-new')).toEqual({ kind: 'added', path: '/etc/kiln-new', type: 'file', size: 4 });
    expect(changes.get('/etc/hosts')?.kind).toBe('changed');
    expect(changes.get('/etc/hostname')?.kind).toBe('deleted');
    expect(changes.get('/srv/kiln')).toMatchObject({ kind: 'added', type: 'directory' });
    expect(changes.has('/etc')).toBe(false);
    const readable = readdirSync('/etc/default').filter((name) => (statSync(`/etc/default/${name}`).mode & 0o004) !== 0);
    expect(new Set(readable.map((name) => changes.get(`/etc/default/${name}`)?.kind))).toEqual(new Set(['deleted']));
    expect(changes.get('/etc/default/anew')?.kind).toBe('added');
  });

  test('installing and dropping privileges work as far as the notes say', async () => {
    const { stdout, exitCode } = await tell('touch /srv/f && chown 33:33 /srv/f && stat -c %u /srv/f');
    expect(exitCode).toBe(0);
    expect(stdout).toBe(sandbox.notes.some((note) => note.includes('only user')) ? '0' : '33');
  });

  test('after closing, nothing is left on the disk, and closing again is nothing', async () => {
    await tell('mkdir -m 000 /srv/closed; touch /srv/closed/x');
    await sandbox.close();
    await sandbox.close();
    expect(() => sandbox.exec({ script: 'true' })).toThrow();
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('kiln-image-'))).toEqual([]);
  });
});
