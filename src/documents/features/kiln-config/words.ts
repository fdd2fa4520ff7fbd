import { rules } from '../../rules/index.ts';
import { levels, overrideKeys, platforms, profiles, settingKeys } from '../../settings/keys.ts';

/** A word that may stand at a place of a settings file. */
export interface Word {
  readonly name: string;
  readonly description: string;
}

const ruleWords: readonly Word[] = rules.map(({ id, summary }) => ({ name: id, description: summary }));
const levelWords: readonly Word[] = levels.map((name) => ({ name, description: name === 'off' ? 'the rule does not run' : '' }));
const profileWords: readonly Word[] = Object.entries(profiles).map(([name, description]) => ({ name, description }));
const platformWords: readonly Word[] = platforms.map((name) => ({ name, description: '' }));

/** The keys of the map that a way leads to, or the words of the list; `#` is an item of a list. */
export function wordsAt(place: readonly string[]): readonly Word[] {
  switch (place.join('.')) {
    case '':
      return settingKeys;
    case 'rules':
    case 'overrides.#.rules':
      return ruleWords;
    case 'overrides.#':
      return overrideKeys;
    default:
      return listWords(place);
  }
}

/** The words that the value of a key can be. */
export function valuesOf(place: readonly string[], key: string): readonly Word[] {
  if (place.at(-1) === 'rules') return levelWords;
  return place.length === 0 && key === 'profile' ? profileWords : [];
}

function listWords(place: readonly string[]): readonly Word[] {
  return place.at(-1) === '#' && place.at(-2) === 'platforms' ? platformWords : [];
}
