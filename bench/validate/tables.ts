import type { ColdStart } from './cold-start';
import type { System, SystemName } from './commands';
import type { EventsFile } from './files';
import { milliseconds, type Goal, type Usages } from './goals';

type Systems = Readonly<Record<SystemName, System>>;

/** What every system took on a file, as Markdown; times are compared with the first line's. */
export function usageTable(file: EventsFile, usages: Usages, systems: Systems): string {
  const entries = Object.entries(usages) as [SystemName, NonNullable<Usages[SystemName]>][];
  const first = entries[0]?.[1].seconds ?? NaN;
  const rows = entries.map(([name, { seconds, megabytes, rounds }]) => [
    systems[name].name,
    `${seconds.toFixed(2)} s`,
    `${(seconds / first).toFixed(2)}×`,
    name === 'node' ? '' : (file.megabytes / seconds).toFixed(0),
    megabytes.toFixed(0),
    String(rounds),
  ]);
  const title = `### ${file.lines.toLocaleString('en')} events, ${file.name} (${file.megabytes.toFixed(0)} MB)`;
  return `${title}\n\n${markdown(['', 'time', 'of ours', 'MB/s', 'peak MB', 'rounds'], rows)}`;
}

export function coldStartTable({ folder, file, ajvCli, node }: ColdStart): string {
  const rows = Object.entries({
    '`crucible validate <folder of four small files>`': folder,
    '`crucible validate run_manifest.json`': file,
    '`ajv validate` (ajv-cli), the same file': ajvCli,
    'Node, doing nothing': node,
  }).map(([name, { seconds }]) => [name, milliseconds(seconds)]);
  return `### Cold start\n\n${markdown(['', 'time'], rows)}`;
}

export function goalTable(goals: readonly Goal[]): string {
  const rows = goals.map(({ what, promised, measured, isMet }) => [
    what,
    promised,
    measured,
    isMet ? 'yes' : '**no**',
  ]);
  return markdown(['against', 'promised', 'measured', 'met'], rows);
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
