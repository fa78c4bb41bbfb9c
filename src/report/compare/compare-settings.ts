import type { RunManifest } from '../../contract';
import type { StoredRunRecords } from '../run-records';
import type { SettingDifference } from './run-comparison';

type Settings = ReadonlyMap<string, RunManifest['params'][string]>;

/** What two runs were given, where it differs: parameters, seed, data, software, hedging policy. */
export function compareSettings(a: StoredRunRecords, b: StoredRunRecords): SettingDifference[] {
  const [inA, inB] = [settingsOf(a), settingsOf(b)];
  return [...new Set([...inA.keys(), ...inB.keys()])].flatMap((name) => {
    const [before, after] = [inA.get(name), inB.get(name)];
    if (before === after) return [];
    return [
      {
        name,
        ...(before !== undefined && { a: before }),
        ...(after !== undefined && { b: after }),
      },
    ];
  });
}

function settingsOf({ manifest, hedging }: StoredRunRecords): Settings {
  const { experiment_id, params, seed, dataset_manifest, environment } = manifest;
  const { name, version, split, sha256, num_examples } = dataset_manifest;
  return new Map([
    ['experiment_id', experiment_id],
    ...group('params', params),
    ['seed', seed],
    ...group('dataset', { name, version, split, sha256, num_examples }),
    ...group('environment', { ...environment }),
    ...group('hedging', { ...hedging?.policy, target_ms: hedging?.target_ms }),
  ]);
}

function group(
  prefix: string,
  settings: Readonly<Record<string, RunManifest['params'][string] | undefined>>,
): [string, RunManifest['params'][string]][] {
  return Object.entries(settings).flatMap(([name, value]) =>
    value === undefined ? [] : [[`${prefix}.${name}`, value]],
  );
}
