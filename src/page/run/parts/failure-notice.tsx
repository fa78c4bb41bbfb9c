import { StreamError } from '../../../client';
import { Notice } from '../../parts/notice';

/** Why the run cannot be followed any more. */
export function FailureNotice({ failure }: { readonly failure: Error }) {
  const problems = failure instanceof StreamError ? failure.problems : [];
  return (
    <Notice kind="bad">
      <strong>The run cannot be followed any more.</strong> {failure.message}
      {problems.length > 0 && (
        <ul>
          {problems.map(({ instancePath, message, hint }, i) => (
            <li key={i}>
              <code>{instancePath}</code>: {message}; {hint}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
