import { posix } from 'node:path';
import { MAX_DOWNLOADED_OBJECTS } from '../decisions.ts';
import type { S3Location } from '../s3-access.ts';
import { type Action, type ActionContext, emulated } from './action.ts';
import { ActionFailure } from './action-failure.ts';
import { flag, type InputMap, items, text } from './inputs.ts';
import { s3Access, s3Location } from './s3-inputs.ts';
import { makeParent, prelude } from './script.ts';
import { pour } from './streaming.ts';

const script = `${prelude}${makeParent}
target=$1 overwrite=$2
[[ ! -d $target ]] || fail "$target is a folder; the destination of a single object is a file"
[[ $overwrite == true || ! -e $target ]] || fail "$target exists already and overwrite is false"
make_parent "$target"
cat >"$target"
`;

export const s3Download: Action = {
  name: 'S3Download',
  async run(context) {
    for (const item of items(context.inputs)) {
      const source = s3Location(item, 'source');
      if (source.key.endsWith('/*')) await downloadPrefix(context, item, { ...source, key: source.key.slice(0, -1) });
      else if (source.key.includes('*'))
        throw new ActionFailure('a wildcard in source must be the whole last segment: s3://bucket/prefix/*');
      else await download(context, source, { target: text(item, 'destination'), overwrite: flag(item, 'overwrite', true) });
    }
    return emulated(['Kiln fetched the objects with its own credentials and put them into the sandbox']);
  },
};

async function downloadPrefix(context: ActionContext, item: InputMap, source: S3Location): Promise<void> {
  const keys = await s3Access(context).listKeys(source, MAX_DOWNLOADED_OBJECTS + 1, context.machine.signal);
  if (keys.length > MAX_DOWNLOADED_OBJECTS)
    throw new ActionFailure(`there are more than ${MAX_DOWNLOADED_OBJECTS} objects below ${source.key}`);
  const objects = keys.filter((key) => !key.endsWith('/')); // the S3 console makes such empty objects to show folders
  if (objects.length === 0) throw new ActionFailure(`there are no objects below s3://${source.bucket}/${source.key}`);
  for (const key of objects) {
    const relative = key.slice(source.key.length);
    if (relative.split('/').includes('..')) throw new ActionFailure(`the key ${key} would leave the destination folder`);
    const target = posix.join(text(item, 'destination'), relative);
    await download(context, { ...source, key }, { target, overwrite: flag(item, 'overwrite', true) });
  }
}

async function download(context: ActionContext, source: S3Location, to: { target: string; overwrite: boolean }): Promise<void> {
  const body = await s3Access(context).getObject(source, context.machine.signal);
  await pour(context.machine, body, { script, args: [to.target, String(to.overwrite)] });
}
