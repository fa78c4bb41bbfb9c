import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { ApiContext, createApi } from './api/api';
import { ConnectionNotice } from './api/connection-notice';
import { useMayChange } from './api/use-may-change';
import { hrefOf, routeOf, type Route } from './navigation/route';
import { useHash } from './navigation/use-hash';
import { JobsPage } from './jobs/jobs-page';
import { Heading } from './parts/heading';
import { RunPage } from './run/run-page';
import { SignIn } from './session/sign-in';
import { forgetToken, saveToken, takeToken } from './session/token';
import { SubmitPage } from './submit/submit-page';

const REFUSED = 'The service does not accept this token (any more).';

/** The page: who has a token sees the view that the address names. */
export function App() {
  // First: it may change the address.
  const [token, setToken] = useState(takeToken);
  const hash = useHash();
  const [reason, setReason] = useState<string | null>(null);
  // Someone may open a link with a token where the page is open already.
  useEffect(() => setToken(takeToken()), [hash]);
  const signOut = useCallback((why: string | null) => {
    forgetToken();
    setReason(why);
    setToken(null);
  }, []);
  const api = useMemo(
    () => (token === null ? null : createApi(token, () => signOut(REFUSED))),
    [token, signOut],
  );
  const signIn = (given: string) => {
    saveToken(given);
    setReason(null);
    setToken(given);
  };
  const route = routeOf(hash);
  return (
    <ApiContext.Provider value={api}>
      <Banner route={route} onSignOut={api && (() => signOut(null))} />
      {api && <ConnectionNotice />}
      <main id="main">
        {api ? <View route={route} /> : <SignIn reason={reason} onToken={signIn} />}
      </main>
    </ApiContext.Provider>
  );
}

interface BannerProps {
  readonly route: Route;
  /** Null while nobody is signed in. */
  readonly onSignOut: (() => void) | null;
}

function Banner({ route, onSignOut }: BannerProps) {
  return (
    <header class="banner">
      <span class="brand">Crucible</span>
      {onSignOut && (
        <>
          <Views current={route.view} />
          <button onClick={onSignOut}>Sign out</button>
        </>
      )}
    </header>
  );
}

function Views({ current }: { readonly current: Route['view'] }) {
  const mayChange = useMayChange();
  const link = (view: 'jobs' | 'submit', label: string) => (
    <a href={hrefOf({ view })} aria-current={view === current ? 'page' : undefined}>
      {label}
    </a>
  );
  return (
    <nav aria-label="Views">
      {link('jobs', 'Jobs')}
      {mayChange && link('submit', 'Submit')}
    </nav>
  );
}

function View({ route }: { readonly route: Route }) {
  switch (route.view) {
    case 'jobs':
      return <JobsPage state={route.state} cursor={route.cursor} />;
    case 'submit':
      return <SubmitPage experimentId={route.experimentId} />;
    case 'job':
      return <RunPage key={route.jobId} jobId={route.jobId} />;
    case 'unknown':
      return (
        <>
          <Heading title="No such view" />
          <p>
            This address names nothing here. <a href={hrefOf({ view: 'jobs' })}>All jobs</a>
          </p>
        </>
      );
  }
}
