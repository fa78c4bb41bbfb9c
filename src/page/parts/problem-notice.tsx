import type { ProblemDocument } from '../../contract';
import { Notice } from './notice';

/** A problem of the service in words: what, where, and how to mend it. */
export function ProblemNotice({ problem }: { readonly problem: ProblemDocument }) {
  const { title, detail, errors = [] } = problem;
  return (
    <Notice kind="bad">
      <strong>{title}.</strong> {detail}
      {errors.length > 0 && (
        <ul>
          {errors.map(({ pointer, message, hint }, i) => (
            <li key={i}>
              <code>{pointer}</code>: {message}. {hint}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
