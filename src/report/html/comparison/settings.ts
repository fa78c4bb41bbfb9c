import type { SettingDifference } from '../../compare';
import { markup, type Child } from '../markup';
import { nameText } from '../name-text';
import type { Section } from '../section';
import { table } from '../table';

/** What the runs were given, where it differs. */
export function settingsSection(settings: readonly SettingDifference[]): Section {
  const content =
    settings.length === 0
      ? markup`<p>Parameters, seed, data and environment are the same in both runs.</p>`
      : table(
          'What the runs were given, where it differs',
          [
            { head: 'Setting', kind: 'name' },
            { head: 'A', kind: 'text' },
            { head: 'B', kind: 'text' },
          ],
          settings.map(({ name, a, b }) => [nameText(name), valueOf(a), valueOf(b)]),
        );
  return { id: 'settings', title: 'Settings', content };
}

function valueOf(value: SettingDifference['a']): Child {
  if (value === undefined) return markup`<em>not set</em>`;
  return typeof value === 'string' ? nameText(value) : String(value);
}
