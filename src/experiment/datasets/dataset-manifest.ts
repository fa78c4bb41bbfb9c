import { datasetHash } from '../../artifacts';
import { SCHEMA_VERSIONS, type DatasetFile, type DatasetManifest } from '../../contract';

/** What the dataset manifest says of data, apart from what is counted and hashed. */
export interface DatasetOrigin {
  readonly name: string;
  readonly version: string;
  /** SPDX expression; `NOASSERTION` when nobody has said. */
  readonly license: string;
  readonly source: string;
}

/** The manifest of data in a train and a dev split, read from these files in this order. */
export function trainDevManifest(
  { name, version, license, source }: DatasetOrigin,
  files: DatasetFile[],
  num_examples: number,
): DatasetManifest {
  return {
    schema_version: SCHEMA_VERSIONS.dataset_manifest.version,
    name,
    version,
    split: 'train+dev',
    sha256: datasetHash(files),
    num_examples,
    license,
    source,
    files,
  };
}
