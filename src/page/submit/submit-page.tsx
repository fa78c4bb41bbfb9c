import { useCallback } from 'preact/hooks';
import { useApi } from '../api/api';
import { useMayChange } from '../api/use-may-change';
import { usePolled } from '../api/use-polled';
import { hrefOf } from '../navigation/route';
import { Field } from '../parts/field';
import { Heading } from '../parts/heading';
import { Loading } from '../parts/loading';
import { Notice } from '../parts/notice';
import { ProblemNotice } from '../parts/problem-notice';
import { JobForm } from './job-form';

/** Which experiment to run, and with which parameters. */
export function SubmitPage({ experimentId }: { readonly experimentId: string | undefined }) {
  const { client } = useApi();
  const load = useCallback(
    (signal: AbortSignal) => client.GET('/v1/experiments', { signal }),
    [client],
  );
  const { data, problem } = usePolled(load, null);
  const mayChange = useMayChange();
  if (mayChange === false)
    return (
      <div class="narrow">
        <Heading title="Submit a job" />
        <p class="empty">This service only shows runs: no job can be submitted here.</p>
      </div>
    );
  const experiments = data?.items ?? [];
  const wanted = experimentId ?? experiments[0]?.experiment_id;
  const experiment = experiments.find(({ experiment_id }) => experiment_id === wanted);
  return (
    <div class="narrow">
      <Heading title="Submit a job" />
      {problem && <ProblemNotice problem={problem} />}
      {!data && !problem && <Loading what="experiments" />}
      {data?.items.length === 0 && (
        <p class="empty">This service has no experiment that can be submitted.</p>
      )}
      {experiments.length > 0 && (
        <Field id="experiment" label="Experiment">
          {(ids) => (
            <select
              {...ids}
              value={wanted}
              onChange={({ currentTarget }) => {
                location.hash = hrefOf({ view: 'submit', experimentId: currentTarget.value });
              }}
            >
              {!experiment && <option value={wanted}>{wanted}</option>}
              {experiments.map(({ experiment_id, name }) => (
                <option key={experiment_id} value={experiment_id}>
                  {name ?? experiment_id}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {experiments.length > 0 && !experiment && (
        <Notice kind="bad">This service has no experiment {wanted}. Choose another.</Notice>
      )}
      {experiment && <JobForm key={experiment.experiment_id} experiment={experiment} />}
    </div>
  );
}
