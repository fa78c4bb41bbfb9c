import { useState } from 'preact/hooks';
import type { Artifact } from '../../../contract';
import { useApi } from '../../api/api';
import { byteWords } from '../../parts/byte-words';
import { Notice } from '../../parts/notice';
import { Section } from '../../parts/section';
import { Table } from '../../parts/table';
import { download } from './download';

interface Props {
  readonly jobId: string;
  readonly artifacts: readonly Artifact[];
}

/** The files that a run has left so far. */
export function ArtifactsSection({ jobId, artifacts }: Props) {
  const { client } = useApi();
  const [failure, setFailure] = useState<string | null>(null);
  const start = async (path: string) => setFailure(await download(client, jobId, path));
  return (
    <Section id="artifacts" title="Artifacts">
      {failure !== null && <Notice kind="bad">{failure}</Notice>}
      {artifacts.length === 0 && <p class="empty">The run has no complete file yet.</p>}
      {artifacts.length > 0 && (
        <Table
          caption="Artifacts"
          hidesCaption
          columns={['File', '#Size', 'Download', 'SHA-256']}
          rows={artifacts.map(({ path, bytes, sha256 }) => [
            path,
            byteWords(bytes),
            <button onClick={() => void start(path)} aria-label={`Download ${path}`}>
              Download
            </button>,
            <code title={sha256}>{sha256.slice(0, 12)}…</code>,
          ])}
        />
      )}
    </Section>
  );
}
