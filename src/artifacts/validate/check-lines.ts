import { importMachine, LineSieve, MACHINE_PAYS_FROM, type LineMachine } from '../bytes';
import { LineParser, LineSplitter, parseAccepted, type RawLine } from '../json';
import { checkValue, ofSyntax, type FileToCheck, type ProblemBatches } from './check-value';
import type { FileProblem } from './file-problem';
import { placeProblems } from './place-problems';
import { chunksOfFile, chunksOfStream } from './read-chunks';
import type { OnRecord, RecordSink } from './record-sink';

/** Checks a file that holds one document a line. Returns the line of the last valid one, 1 if none. */
export async function* checkLines(
  target: FileToCheck,
  source: AsyncIterable<Uint8Array> | undefined,
  sink: RecordSink,
): ProblemBatches<number> {
  const startsAt = MACHINE_PAYS_FROM[target.engine ?? 'auto'];
  const check = new LinesCheck(target, sink);
  const roomFor = async (bytes: number) =>
    bytes >= startsAt ? (await check.startMachine())?.input : undefined;
  const chunks = source ? chunksOfStream(source, roomFor) : chunksOfFile(target.file, roomFor);
  for await (const chunk of chunks) yield check.push(chunk);
  yield check.end();
  return check.lastRecordLine;
}

/** The lines of one file: those that a machine does not accept are parsed and held to the schema. */
class LinesCheck {
  readonly #splitter = new LineSplitter();
  readonly #parser = new LineParser();
  #sieve: LineSieve | undefined;
  #lastRecord = 1;

  constructor(
    private readonly target: FileToCheck,
    private readonly sink: RecordSink,
  ) {}

  get lastRecordLine(): number {
    return Math.max(this.#lastRecord, this.#sieve?.lastValidLine ?? 0);
  }

  /** From the next chunk on, passes over the lines that a machine accepts, if there is one. */
  async startMachine(): Promise<LineMachine | undefined> {
    const { createLineMachine } = await importMachine();
    const machine = createLineMachine(this.target.document, this.target.profile);
    if (machine) this.#sieve = new LineSieve(machine, this.#splitter, this.sink);
    return machine;
  }

  *push(chunk: Uint8Array): Generator<FileProblem> {
    if (!this.#sieve) {
      for (const line of this.#splitter.push(chunk)) yield* this.#check(line);
      return;
    }
    for (const { line, known } of this.#sieve.push(chunk)) {
      yield* known === 'valid' ? this.#take(line) : this.#check(line, known === 'json');
    }
  }

  *end(): Generator<FileProblem> {
    for (const line of this.#splitter.end()) yield* this.#check(line);
    for (const problem of this.#parser.end(this.#splitter.lineCount))
      yield ofSyntax(this.target.file, problem, new Uint8Array(), 1);
  }

  *#check(line: RawLine, isStrict = false): Generator<FileProblem> {
    const { problems, value } = this.#parser.parse(line, isStrict);
    const { bytes, lineNumber } = line;
    for (const problem of problems) yield ofSyntax(this.target.file, problem, bytes, lineNumber);
    if (value === undefined) return;
    yield* checkValue(this.target, value, bytes, lineNumber, this.#record);
  }

  readonly #record: OnRecord = (value, line, bytes) => {
    this.#lastRecord = line;
    return this.sink.record(value, line, bytes);
  };

  /** A line that is known to be valid. */
  #take({ bytes, lineNumber }: RawLine): Iterable<FileProblem> {
    const problems = this.#record(parseAccepted(bytes), lineNumber, bytes);
    return placeProblems(this.target.file, problems, bytes, lineNumber);
  }
}
