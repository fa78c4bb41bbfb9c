import { useState } from 'preact/hooks';
import type { Job } from '../../contract';
import { useApi } from '../api/api';
import { Notice } from '../parts/notice';

interface Props {
  readonly jobId: string;
  readonly onCanceled: (job: Job) => void;
}

/** Cancels a job when it is pressed twice. */
export function CancelButton({ jobId, onCanceled }: Props) {
  const { client } = useApi();
  const [isAsking, setIsAsking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const cancel = async () => {
    const params = { path: { id: jobId } };
    const answer = await client.POST('/v1/jobs/{id}/cancel', { params }).catch(() => null);
    setIsAsking(false);
    if (answer?.data) onCanceled(answer.data);
    else setFailure(answer?.error.detail ?? 'The connection is lost: the job was not canceled.');
  };
  return (
    <p class="actions">
      {isAsking ? (
        <>
          <button class="danger" onClick={() => void cancel()}>
            Yes, cancel this job
          </button>
          <button onClick={() => setIsAsking(false)}>No, let it run</button>
        </>
      ) : (
        <button onClick={() => setIsAsking(true)}>Cancel job</button>
      )}
      {failure !== null && <Notice kind="bad">{failure}</Notice>}
    </p>
  );
}
