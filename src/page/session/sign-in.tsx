import { useState } from 'preact/hooks';
import { createClient } from '../../client';
import { Field } from '../parts/field';
import { Heading } from '../parts/heading';
import { Notice } from '../parts/notice';

interface Props {
  /** Why a token is asked for again. */
  readonly reason: string | null;
  readonly onToken: (token: string) => void;
}

/** Asks for an API token, and takes it when the service does. */
export function SignIn({ reason, onToken }: Props) {
  const [mistake, setMistake] = useState(reason);
  const [isBusy, setIsBusy] = useState(false);

  const submit = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget).get('token');
    const token = typeof given === 'string' ? given.trim() : '';
    setIsBusy(true);
    const refusal = await refusalOf(token);
    setIsBusy(false);
    if (refusal === null) onToken(token);
    else setMistake(refusal);
  };

  return (
    <div class="narrow">
      <Heading title="Sign in" />
      <p>
        This service asks for an API token. <code>crucible serve</code> prints the first one, with a
        link that has it; <code>crucible token mint --name &lt;name&gt;</code> makes another.
      </p>
      {mistake !== null && <Notice kind="bad">{mistake}</Notice>}
      <form onSubmit={(event) => void submit(event)}>
        <Field
          id="token"
          label="API token"
          hint="It is kept in this tab until you close it or sign out."
        >
          {(ids) => <input {...ids} type="password" name="token" required autocomplete="off" />}
        </Field>
        <button class="primary" disabled={isBusy}>
          {isBusy ? 'Signing in…' : 'Sign in'}
        </button>
      </form>
    </div>
  );
}

/** Why a token cannot be used; null when it can. One that may not list jobs may be good for more. */
async function refusalOf(token: string): Promise<string | null> {
  if (!/^[!-~]+$/.test(token)) return 'A token has letters, digits and signs, and no space.';
  const client = createClient({ baseUrl: '', token });
  try {
    const { error } = await client.GET('/v1/jobs', { params: { query: { limit: 1 } } });
    return error && error.status !== 403 ? (error.detail ?? error.title) : null;
  } catch {
    return 'The service cannot be reached.';
  }
}
