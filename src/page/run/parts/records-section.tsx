import { Section } from '../../parts/section';
import { Table } from '../../parts/table';
import type { RecordProblem } from '../records/check';
import type { CheckedFile } from '../records/check-records';

/** Problems that are listed. */
const MOST_PROBLEMS = 100;

interface Props {
  readonly files: readonly CheckedFile[];
}

/** What the validators of the contract, which run in this browser, say of the records of a run. */
export function RecordsSection({ files }: Props) {
  const problems = files.flatMap((file) => file.problems);
  const documents = files.reduce((sum, file) => sum + file.documents, 0);
  const skipped = files.filter((file) => file.skipped !== null);
  return (
    <Section id="records" title="Records">
      <p role="status">
        {problems.length === 0 ? (
          <span class="good">✓ No problem</span>
        ) : (
          <span class="bad">✗ {count(problems.length, 'problem')}</span>
        )}{' '}
        in {count(documents, 'document')} of {count(files.length, 'file')}, checked in this browser.
      </p>
      {skipped.map(({ path, skipped: why }) => (
        <p key={path}>
          {path} was not checked: {why}.
        </p>
      ))}
      {problems.length > 0 && <Problems problems={problems.slice(0, MOST_PROBLEMS)} />}
      {problems.length > MOST_PROBLEMS && (
        <p class="muted">The first {MOST_PROBLEMS} are shown; crucible validate lists them all.</p>
      )}
    </Section>
  );
}

function Problems({ problems }: { readonly problems: readonly RecordProblem[] }) {
  return (
    <Table
      caption="Problems of the records"
      hidesCaption
      columns={['File', 'Place', 'Problem', 'How to mend it']}
      rows={problems.map(({ path, line, pointer, message, hint }) => [
        line === null ? path : `${path}, line ${line}`,
        <code>{pointer === '' ? 'the whole document' : pointer}</code>,
        message,
        hint,
      ])}
    />
  );
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
