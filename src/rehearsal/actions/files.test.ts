import { expect, it } from 'vitest';
import { bash, describeInSandbox, runSteps, type Story } from '../test-kit.ts';

/** One step of a list-shaped action with one item, after a script that prepares and before one that looks. */
function act(action: string, item: string, { before = 'true', look = 'true' } = {}): Promise<Story> {
  const step = `- name: Act\n  action: ${action}\n  onFailure: Continue\n  inputs:\n    - ${item}\n`;
  return runSteps(bash('Before', `umask 022; cd /opt; ${before}`) + step + bash('Look', `cd /opt; ${look}`));
}

describeInSandbox('CreateFile', () => {
  it('makes folders above and applies the umask to the default permissions', async () => {
    const story = await act('CreateFile', '{path: /opt/a/b/c.txt, content: "x y"}', { look: 'cat a/b/c.txt; stat -c %a a/b/c.txt' });
    expect(story.output('Look')).toEqual(['x y644']);
  });

  it('applies the umask to permissions that are given, too', async () => {
    const story = await act('CreateFile', '{path: /opt/run, permissions: "0777"}', { look: 'stat -c "%a %s" run' });
    expect(story.output('Look')).toEqual(['755 0']);
  });

  it('overwrites by default and keeps the mode of the file that was there', async () => {
    const story = await act('CreateFile', '{path: /opt/f, content: new}', {
      before: 'echo long old text >f; chmod 600 f',
      look: 'stat -c %a f; cat f',
    });
    expect(story.output('Look')).toEqual(['600', 'new']);
  });

  it('fails on an existing file when overwrite is false', async () => {
    const story = await act('CreateFile', '{path: /opt/f, content: new, overwrite: false}', { before: 'echo old >f', look: 'cat f' });
    expect(story.step('Act')).toMatchObject({ status: 'Failed', message: expect.stringContaining('overwrite') });
    expect(story.output('Look')).toEqual(['old']);
  });

  it.each([
    ['utf-16', '68 00 69 00'],
    ['UTF16-BE', '00 68 00 69'],
    ['utf32', '68 00 00 00 69 00 00 00'],
    ['utf-32-be', '00 00 00 68 00 00 00 69'],
    ['utf8', '68 69'],
  ])('writes %s', async (encoding, bytes) => {
    const story = await act('CreateFile', `{path: /opt/f, content: hi, encoding: ${encoding}}`, { look: 'od -An -v -tx1 f' });
    expect(story.output('Look').map((line) => line.trim())).toEqual([bytes]);
  });

  it('sets owner and group by name', async () => {
    const story = await act('CreateFile', '{path: /opt/f, owner: daemon, group: mail}', { look: 'stat -c "%U %G" f' });
    expect(story.step('Act').status).toBe('Success');
    if (story.step('Act').fidelity.level === 'exact') expect(story.output('Look')).toEqual(['daemon mail']);
    else expect(story.step('Act').fidelity.reason).toContain('one user id');
  });

  it('fails for an owner that does not exist', async () => {
    expect((await act('CreateFile', '{path: /opt/f, owner: nobody-of-that-name}')).step('Act').status).toBe('Failed');
  });

  it('fails for permissions that are not octal', async () => {
    const story = await act('CreateFile', '{path: /opt/f, permissions: "{{ context:step }}"}');
    expect(story.step('Act')).toMatchObject({ status: 'Failed', message: expect.stringContaining('octal') });
  });
});

describeInSandbox('AppendFile', () => {
  it('adds at the end', async () => {
    const story = await act('AppendFile', '{path: /opt/f, content: "more\\n"}', { before: 'echo some >f', look: 'cat f' });
    expect(story.output('Look')).toEqual(['some', 'more']);
  });

  it('fails when there is no such file', async () => {
    const story = await act('AppendFile', '{path: /opt/f, content: x}', { look: 'ls' });
    expect(story.step('Act').status).toBe('Failed');
    expect(story.output('Look')).not.toContain('f');
  });
});

describeInSandbox('ReadFile', () => {
  it('gives the content as an output, line ends included', async () => {
    const story = await act('ReadFile', '{path: /opt/f, printFileContent: true}', { before: 'printf "a\\nb\\n" >f' });
    expect(story.step('Act').outputs).toEqual({ content: 'a\nb\n' });
    expect(story.output('Act')).toEqual(['a', 'b']);
  });

  it('decodes, drops a byte order mark, and prints nothing unless told to', async () => {
    const story = await act('ReadFile', '{path: /opt/f, encoding: utf-16-LE}', { before: String.raw`printf '\xff\xfeh\0i\0' >f` });
    expect(story.step('Act').outputs).toEqual({ content: 'hi' });
    expect(story.output('Act')).toEqual([]);
  });

  it('follows links and fails on what is no file or not in that encoding', async () => {
    expect((await act('ReadFile', '{path: /opt/l}', { before: 'echo x >f; ln -s f l' })).step('Act').outputs).toEqual({ content: 'x\n' });
    expect((await act('ReadFile', '{path: /opt}')).step('Act').message).toContain('not a file');
    expect((await act('ReadFile', '{path: /opt/none}')).step('Act').message).toContain('no file');
    expect((await act('ReadFile', '{path: /opt/f}', { before: String.raw`printf '\xff' >f` })).step('Act').status).toBe('Failed');
  });
});

describeInSandbox('SetFileEncoding', () => {
  it('converts from UTF-8 in place', async () => {
    const story = await act('SetFileEncoding', '{path: /opt/f, encoding: utf-16-BE}', {
      before: 'printf hi >f; chmod 640 f',
      look: 'od -An -v -tx1 f; stat -c %a f',
    });
    expect(story.output('Look').map((line) => line.trim())).toEqual(['00 68 00 69', '640']);
  });
});

describeInSandbox('DeleteFile', () => {
  it('deletes what the wildcard matches in that folder, and files only', async () => {
    const story = await act('DeleteFile', "{path: '/opt/d/*.rpm'}", {
      before: 'mkdir -p d/sub.rpm; touch d/a.rpm d/b.rpm d/c.deb',
      look: 'ls d',
    });
    expect(story.step('Act').fidelity.level).toBe('exact');
    expect(story.output('Look')).toEqual(['c.deb', 'sub.rpm']);
  });

  it('takes ? and [ literally', async () => {
    const story = await act('DeleteFile', "{path: '/opt/a[b]?'}", { before: 'touch "a[b]?" abc', look: 'ls' });
    expect(story.output('Look')).toContain('abc');
    expect(story.output('Look')).not.toContain('a[b]?');
  });

  it('deletes a link and not what it points at', async () => {
    const story = await act('DeleteFile', '{path: /opt/l}', { before: 'touch f; ln -s f l', look: 'ls' });
    expect(story.output('Look')).toContain('f');
    expect(story.output('Look')).not.toContain('l');
  });

  it('says that AWS is silent about a file that is not there', async () => {
    expect((await act('DeleteFile', '{path: /opt/none}')).step('Act')).toMatchObject({
      status: 'Success',
      fidelity: { level: 'emulated' },
    });
  });

  it('refuses a folder, and a wildcard above the last segment', async () => {
    expect((await act('DeleteFile', '{path: /opt}')).step('Act').status).toBe('Failed');
    expect((await act('DeleteFile', '{path: "/op*/x"}')).step('Act').message).toContain('wildcard');
  });
});

describeInSandbox('ListFiles', () => {
  const before = 'mkdir -p d/sub/deep; touch d/b.log d/a.log d/c.txt d/sub/e.log d/sub/deep/f.log; ln -s c.txt d/l.log';

  it('lists one folder, sorted and separated by commas', async () => {
    const story = await act('ListFiles', "{path: /opt/d, fileNamePattern: '*.log'}", { before });
    expect(story.step('Act').outputs).toEqual({ files: '/opt/d/a.log,/opt/d/b.log,/opt/d/l.log' });
  });

  it('goes into folders when told to', async () => {
    const story = await act('ListFiles', "{path: /opt/d/, fileNamePattern: '*.log', recursive: true}", { before });
    expect(story.step('Act').outputs.files?.split(',')).toEqual([
      '/opt/d/a.log',
      '/opt/d/b.log',
      '/opt/d/l.log',
      '/opt/d/sub/deep/f.log',
      '/opt/d/sub/e.log',
    ]);
  });

  it('fails when the folder is missing', async () => {
    expect((await act('ListFiles', '{path: /opt/none}')).step('Act').status).toBe('Failed');
  });
});

describeInSandbox('CreateSymlink', () => {
  it('makes folders above and the link', async () => {
    const story = await act('CreateSymlink', '{path: /opt/a/l, target: /opt/f}', { before: 'echo x >f', look: 'readlink a/l' });
    expect(story.output('Look')).toEqual(['/opt/f']);
  });

  it('replaces a link only with force, and never a file', async () => {
    const before = 'touch f g file; ln -s f l';
    expect((await act('CreateSymlink', '{path: /opt/l, target: /opt/g}', { before })).step('Act').status).toBe('Failed');
    expect((await act('CreateSymlink', '{path: /opt/file, target: /opt/g, force: true}', { before })).step('Act').status).toBe('Failed');
    const forced = await act('CreateSymlink', '{path: /opt/l, target: /opt/g, force: true}', { before, look: 'readlink l' });
    expect(forced.output('Look')).toEqual(['/opt/g']);
  });

  it('fails when the target is missing', async () => {
    expect((await act('CreateSymlink', '{path: /opt/l, target: /opt/none}')).step('Act').status).toBe('Failed');
  });
});

describeInSandbox('SetFilePermissions and SetFileOwner', () => {
  it('sets the mode as written, through a link', async () => {
    const story = await act('SetFilePermissions', '{path: /opt/l, permissions: "0777"}', {
      before: 'touch f; ln -s f l',
      look: 'stat -c %a f',
    });
    expect(story.output('Look')).toEqual(['777']);
  });

  it('takes a mode of three digits, and leaves folders to the other action', async () => {
    const story = await act('SetFilePermissions', '{path: /opt/f, permissions: "640"}', { before: 'touch f', look: 'stat -c %a f' });
    expect(story.output('Look')).toEqual(['640']);
    expect((await act('SetFilePermissions', '{path: /opt, permissions: "0755"}')).step('Act').status).toBe('Failed');
  });

  it("gives a file to a user and the user's own group", async () => {
    const story = await act('SetFileOwner', '{path: /opt/f, owner: daemon}', { before: 'touch f', look: 'stat -c "%U %G" f' });
    expect(story.step('Act').status).toBe('Success');
    if (story.step('Act').fidelity.level === 'exact') expect(story.output('Look')).toEqual(['daemon daemon']);
  });

  it('fails for a missing file and an unknown user', async () => {
    expect((await act('SetFileOwner', '{path: /opt/none, owner: daemon}')).step('Act').status).toBe('Failed');
    expect((await act('SetFileOwner', '{path: /opt/f, owner: nobody-of-that-name}', { before: 'touch f' })).step('Act').status).toBe(
      'Failed',
    );
  });
});
