import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import type { S3Access } from '../s3-access.ts';
import { bash, describeInSandbox, runSteps, type Story } from '../test-kit.ts';
import { ActionFailure } from './action-failure.ts';

/** The far end: one bucket's objects in memory. */
function fakeS3(objects: Record<string, string | Buffer>): S3Access & { readonly owners: (string | undefined)[] } {
  const owners: (string | undefined)[] = [];
  return {
    owners,
    getObject({ key, expectedBucketOwner }) {
      owners.push(expectedBucketOwner);
      const content = objects[key];
      if (content === undefined) return Promise.reject(new ActionFailure(`S3 has no ${key}`));
      return Promise.resolve(Readable.from([Buffer.from(content)]));
    },
    listKeys: ({ key }, limit) =>
      Promise.resolve(
        Object.keys(objects)
          .filter((name) => name.startsWith(key))
          .slice(0, limit),
      ),
    async putObject({ key, expectedBucketOwner }, { stream, size }) {
      owners.push(expectedBucketOwner);
      const content = await buffer(stream);
      if (content.length !== size) throw new ActionFailure(`${size} bytes were announced, ${content.length} came`);
      objects[key] = content;
    },
  };
}

function act(
  action: string,
  item: string,
  { s3, before = 'true', look = 'true' }: { s3: S3Access; before?: string; look?: string },
): Promise<Story> {
  const step = `- name: Act\n  action: ${action}\n  onFailure: Continue\n  inputs:\n    - ${item}\n`;
  return runSteps(bash('Before', `cd /opt; ${before}`) + step + bash('Look', `cd /opt; ${look}`), { services: { s3 } });
}

describeInSandbox('S3Download', () => {
  const objects = { 'a/one.txt': '1', 'a/b/two.txt': '2', 'a/': '', 'other.txt': '3' };

  it('puts an object into the sandbox', async () => {
    const s3 = fakeS3({ ...objects });
    const story = await act('S3Download', '{source: s3://bkt/a/one.txt, destination: /opt/x/1, expectedBucketOwner: "012345678901"}', {
      s3,
      look: 'cat x/1',
    });
    expect(story.output('Look')).toEqual(['1']);
    expect(story.step('Act')).toMatchObject({ status: 'Success', fidelity: { level: 'emulated' } });
    expect(s3.owners).toEqual(['012345678901']);
  });

  it('takes everything below a prefix, with its folders', async () => {
    const s3 = fakeS3({ ...objects });
    const story = await act('S3Download', "{source: 's3://bkt/a/*', destination: /opt/x}", { s3, look: 'cat x/one.txt x/b/two.txt; ls x' });
    expect(story.output('Look')).toEqual(['12b', 'one.txt']);
  });

  it('fails with what S3 says, and for a key that would leave the destination', async () => {
    expect((await act('S3Download', '{source: s3://bkt/none, destination: /opt/x}', { s3: fakeS3({}) })).step('Act').message).toContain(
      'none',
    );
    const s3 = fakeS3({ 'a/../../etc/x': '' });
    expect((await act('S3Download', "{source: 's3://bkt/a/*', destination: /opt/x}", { s3 })).step('Act').status).toBe('Failed');
  });

  it('fails when there are more objects than AWSTOE takes', async () => {
    const s3 = fakeS3(Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`a/${index}`, ''])));
    expect((await act('S3Download', "{source: 's3://bkt/a/*', destination: /opt/x}", { s3 })).step('Act').message).toContain('1000');
  });

  it('leaves a file alone when overwrite is false', async () => {
    const s3 = fakeS3({ ...objects });
    const story = await act('S3Download', '{source: s3://bkt/other.txt, destination: /opt/f, overwrite: false}', {
      s3,
      before: 'echo old >f',
      look: 'cat f',
    });
    expect(story.step('Act').status).toBe('Failed');
    expect(story.output('Look')).toEqual(['old']);
  });

  it('fails when the transfer breaks off, instead of waiting', async () => {
    const s3: S3Access = { ...fakeS3({}), getObject: () => Promise.resolve(breaking()) };
    const story = await act('S3Download', '{source: s3://bkt/x, destination: /opt/x}', { s3 });
    expect(story.step('Act')).toMatchObject({ status: 'Failed', message: expect.stringContaining('gone away') });
  });

  it('needs a connection', async () => {
    const story = await runSteps('- name: Act\n  action: S3Download\n  inputs:\n    - {source: s3://bkt/x, destination: /opt/x}\n');
    expect(story.step('Act')).toMatchObject({ status: 'Failed', message: expect.stringContaining('connection') });
  });
});

function breaking(): Readable {
  return Readable.from(
    (async function* () {
      yield Buffer.from('half');
      throw new Error('gone away');
    })(),
  );
}

describeInSandbox('S3Upload', () => {
  const before = 'mkdir -p d/sub; printf 1 >d/a.log; printf 22 >d/b.log; printf 3 >d/c.txt; printf 4 >d/sub/e.log';

  async function upload(item: string): Promise<{ story: Story; objects: Record<string, string> }> {
    const objects: Record<string, Buffer> = {};
    const story = await act('S3Upload', item, { s3: fakeS3(objects), before });
    return { story, objects: Object.fromEntries(Object.entries(objects).map(([key, content]) => [key, content.toString()])) };
  }

  it('uploads one file under the key that is given, or into a prefix', async () => {
    expect((await upload('{source: /opt/d/a.log, destination: s3://bkt/x/y}')).objects).toEqual({ 'x/y': '1' });
    expect((await upload('{source: /opt/d/a.log, destination: s3://bkt/x/}')).objects).toEqual({ 'x/a.log': '1' });
  });

  it('uploads a folder, and those below it only when told to', async () => {
    expect((await upload('{source: /opt/d, destination: s3://bkt/x}')).objects).toEqual({
      'x/a.log': '1',
      'x/b.log': '22',
      'x/c.txt': '3',
    });
    const all = await upload('{source: /opt/d/, destination: s3://bkt/x/, recurse: true}');
    expect(all.objects).toEqual({ 'x/a.log': '1', 'x/b.log': '22', 'x/c.txt': '3', 'x/sub/e.log': '4' });
  });

  it('uploads what a wildcard matches', async () => {
    expect((await upload("{source: '/opt/d/*.log', destination: s3://bkt/x}")).objects).toEqual({ 'x/a.log': '1', 'x/b.log': '22' });
    const all = await upload("{source: '/opt/d/*', destination: s3://bkt, recurse: true}");
    expect(Object.keys(all.objects).sort()).toEqual(['a.log', 'b.log', 'c.txt', 'sub/e.log']);
  });

  it('fails when there is nothing to upload', async () => {
    expect((await upload('{source: /opt/none, destination: s3://bkt/x}')).story.step('Act').message).toContain('/opt/none');
    expect((await upload("{source: '/opt/*.none', destination: s3://bkt/x}")).story.step('Act').status).toBe('Failed');
  });

  it('fails with what S3 says, without waiting for the rest of a large file', async () => {
    const s3: S3Access = { ...fakeS3({}), putObject: () => Promise.reject(new ActionFailure('S3 says no')) };
    const story = await act('S3Upload', '{source: /opt/big, destination: s3://bkt/x}', { s3, before: 'truncate -s 50M big' });
    expect(story.step('Act')).toMatchObject({ status: 'Failed', message: 'S3 says no' });
  });
});
