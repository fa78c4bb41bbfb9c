import { useRef, useState } from 'preact/hooks';
import type { Experiment, ProblemDocument } from '../../contract';
import { useApi } from '../api/api';
import { hrefOf } from '../navigation/route';
import { Notice } from '../parts/notice';
import { ProblemNotice } from '../parts/problem-notice';
import { ParamField } from './param-field';
import { readForm, type Mistakes } from './read-form';
import { TextField } from './text-field';

/** A field for each parameter of an experiment, with its default in it. */
export function JobForm({ experiment }: { readonly experiment: Experiment }) {
  const { client } = useApi();
  const [mistakes, setMistakes] = useState<Mistakes>({});
  const [failure, setFailure] = useState<ProblemDocument | 'unreachable' | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  // Sent again with the same key, a request that did get through creates no second job.
  const key = useRef(randomKey());

  const submit = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { body, mistakes: found } = readForm(experiment, new FormData(form));
    setMistakes(found);
    if (!body) return focusMistake(form);
    setIsBusy(true);
    const params = { header: { 'Idempotency-Key': key.current } };
    const answer = await client.POST('/v1/jobs', { body, params }).catch(() => null);
    setIsBusy(false);
    if (answer?.data) {
      location.hash = hrefOf({ view: 'job', jobId: answer.data.job_id });
      return;
    }
    setFailure(answer?.error ?? 'unreachable');
    const pointers = answer?.error.errors ?? [];
    setMistakes(
      Object.fromEntries(pointers.map((one) => [one.pointer, `${one.message}. ${one.hint ?? ''}`])),
    );
  };

  return (
    <form
      noValidate
      onSubmit={(event) => void submit(event)}
      onInput={() => {
        key.current = randomKey();
      }}
    >
      {experiment.description !== undefined && <p>{experiment.description}</p>}
      <fieldset>
        <legend>Parameters</legend>
        {Object.entries(experiment.params_schema.properties).map(([name, schema]) => (
          <ParamField key={name} name={name} schema={schema} mistakes={mistakes} />
        ))}
      </fieldset>
      <fieldset>
        <legend>This job</legend>
        <TextField
          pointer="/seed"
          label="Seed"
          hint="A whole number. Empty: the experiment's own."
          mistakes={mistakes}
        />
        <TextField
          pointer="/name"
          label="Title"
          hint="To find it again. May be empty."
          mistakes={mistakes}
        />
      </fieldset>
      {failure === 'unreachable' && (
        <Notice kind="bad">
          The service did not answer. Submit again: it will not become two jobs.
        </Notice>
      )}
      {failure !== null && failure !== 'unreachable' && <ProblemNotice problem={failure} />}
      <button class="primary" disabled={isBusy}>
        {isBusy ? 'Submitting…' : 'Submit job'}
      </button>
    </form>
  );
}

function focusMistake(form: HTMLFormElement): void {
  // The mistakes are marked with the next rendering.
  setTimeout(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}

/** Pages that are not on loopback nor encrypted have no crypto.randomUUID. */
function randomKey(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}
