import type { Action } from './action.ts';
import { ActionFailure } from './action-failure.ts';
import { executeScript } from './execute-script.ts';
import { inputMap, textList } from './inputs.ts';

/**
 * $1: how many packages to include; then those, then the packages to exclude. Packages that were on hold before stay so. An archive that
 * cannot be reached is only a warning to apt, and nothing would be updated and nobody the wiser.
 */
const script = `set -uo pipefail
count=$1; shift
include=("\${@:1:count}") exclude=("\${@:count+1}")
if command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  for package in "\${exclude[@]}"; do
    apt-mark showhold | grep -qx -- "$package" || held+=("$package")
  done
  if [[ -v held ]]; then
    apt-mark hold "\${held[@]}" || exit
    trap 'apt-mark unhold "\${held[@]}"' EXIT
  fi
  apt-get -o APT::Update::Error-Mode=any update || exit
  if (( count > 0 )); then apt-get install -y --only-upgrade "\${include[@]}"; else apt-get upgrade -y; fi
elif command -v yum >/dev/null; then
  options=()
  for package in "\${exclude[@]}"; do options+=(--exclude="$package"); done
  yum update -y "\${options[@]}" "\${include[@]}"
else
  echo 'UpdateOS needs apt-get or yum, and this system has neither' >&2
  exit 1
fi
`;

export const updateOs: Action = {
  name: 'UpdateOS',
  async run(context) {
    const map = inputMap(context.inputs);
    if (context.network === 'none') throw new ActionFailure('UpdateOS needs the network, which is off in this rehearsal');
    const exclude = textList(map, 'exclude');
    const include = textList(map, 'include').filter((name) => !exclude.includes(name));
    const { exitCode = null } = await executeScript(context, script, [String(include.length), ...include, ...exclude]);
    return { exitCode };
  },
};
