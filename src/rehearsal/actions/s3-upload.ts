import { ask } from '../machine.ts';
import { parseS3Uri, type S3Location } from '../s3-access.ts';
import { type Action, type ActionContext, emulated } from './action.ts';
import { ActionFailure } from './action-failure.ts';
import { flag, items, optionalText, text } from './inputs.ts';
import { s3Access } from './s3-inputs.ts';
import { prelude } from './script.ts';
import { drain } from './streaming.ts';
import { selection, selectPaths } from './wildcard.ts';

/**
 * Lists what to upload as SIZE PATH NAME, each ended by NUL; NAME is the path below the folder that was named, or below the folder
 * that holds what the wildcard matched. The first record tells which it was: "file" or "folder".
 */
const listScript = `${prelude}${selectPaths}
folder=$1 pattern=$2 wildcard=$3 source=$4 recurse=$5
depth=()
[[ $recurse == true ]] || depth=(-maxdepth 1)
list() {
  local path
  while IFS= read -r -d '' path; do
    printf '%s\\0%s\\0%s\\0' "$(stat -L -c %s -- "$path")" "$path" "\${path#"$2"}"
  done < <(find -L "$1" "\${depth[@]}" -type f -print0 | LC_ALL=C sort -z)
}
if [[ $wildcard == true ]]; then
  printf 'folder\\0'
  select_paths f "$folder" "$pattern"
  for path in "\${paths[@]}"; do list "$path" "\${path%/*}/"; done
  if [[ $recurse == true ]]; then
    select_paths d "$folder" "$pattern"
    for path in "\${paths[@]}"; do list "$path" "\${path%/*}/"; done
  fi
else
  [[ $source == /* ]] || source=./$source
  if [[ -d $source ]]; then
    printf 'folder\\0'
    list "\${source%/}/" "\${source%/}/"
  elif [[ -f $source ]]; then
    printf 'file\\0'
    list "$source" "\${source%/*}/"
  else
    fail "there is no file or folder $4"
  fi
fi
`;

interface Upload {
  readonly path: string;
  readonly name: string;
  readonly size: number;
}

export const s3Upload: Action = {
  name: 'S3Upload',
  async run(context) {
    const s3 = s3Access(context);
    for (const item of items(context.inputs)) {
      const destination = parseS3Uri(text(item, 'destination'));
      if (destination === undefined) throw new ActionFailure('destination must be s3://bucket/key');
      const owner = optionalText(item, 'expectedBucketOwner');
      const target: S3Location = owner ? { ...destination, expectedBucketOwner: owner } : destination;
      const { isFile, uploads } = await list(context, text(item, 'source'), flag(item, 'recurse', false));
      for (const upload of uploads) {
        const key = isFile && !/(^|\/)$/.test(target.key) ? target.key : below(target.key, upload.name);
        await drain(context.machine, upload.path, (stream) =>
          s3.putObject({ ...target, key }, { stream, size: upload.size }, context.machine.signal),
        );
      }
    }
    return emulated(['Kiln took the files out of the sandbox and stored them with its own credentials']);
  },
};

function below(prefix: string, name: string): string {
  return prefix === '' || prefix.endsWith('/') ? `${prefix}${name}` : `${prefix}/${name}`;
}

async function list(context: ActionContext, source: string, recurse: boolean): Promise<{ isFile: boolean; uploads: Upload[] }> {
  const { folder, pattern, hasWildcard } = selection(source);
  const args = [folder, pattern, String(hasWildcard), source, String(recurse)];
  const [kind, ...fields] = (await ask(context.machine, listScript, { args })).toString('utf8').split('\0');
  const uploads: Upload[] = [];
  for (let at = 0; at + 2 < fields.length; at += 3) {
    uploads.push({ size: Number(fields[at]), path: fields[at + 1] ?? '', name: fields[at + 2] ?? '' });
  }
  if (uploads.length === 0) throw new ActionFailure(`there are no files to upload in ${source}`);
  return { isFile: kind === 'file', uploads };
}
