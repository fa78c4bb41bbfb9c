import { statSync } from 'node:fs';
import {
  importMachine,
  LineSieve,
  MACHINE_PAYS_FROM,
  type LineMachine,
  type SievedLine,
} from '../bytes';
import { LineParser, LineSplitter, parseAccepted, type RawLine } from '../json';
import { ofSyntax, problemsOfValue, type FileToCheck, type ProblemBatches } from './check-value';
import type { FileProblem } from './file-problem';
import { placeProblems, type FindPlace } from './place-problems';
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
  if (source) for await (const chunk of chunksOfStream(source, roomFor)) yield check.push(chunk);
  else yield check.pushAll(chunksOfFile(target.file, await roomFor(statSync(target.file).size)));
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

  *pushAll(chunks: Iterable<Uint8Array>): Generator<FileProblem> {
    for (const chunk of chunks) yield* this.push(chunk);
  }

  *push(chunk: Uint8Array): Generator<FileProblem> {
    const sieve = this.#sieve;
    if (sieve) {
      for (const line of sieve.push(chunk))
        for (const problem of this.#checkSieved(line)) yield problem;
    } else {
      for (const line of this.#splitter.push(chunk)) yield* this.#check(line);
    }
  }

  *end(): Generator<FileProblem> {
    for (const line of this.#splitter.end()) yield* this.#check(line);
    for (const problem of this.#parser.end(this.#splitter.lineCount))
      yield ofSyntax(this.target.file, problem, new Uint8Array(), 1);
  }

  #check(line: RawLine): readonly FileProblem[] {
    const { problems, value } = this.#parser.parse(line);
    const { bytes, lineNumber } = line;
    const { file } = this.target;
    const ofText = problems.map((problem) => ofSyntax(file, problem, bytes, lineNumber));
    if (value === undefined) return ofText;
    const ofValue = problemsOfValue(this.target, value, bytes, lineNumber, this.#record);
    return [...ofText, ...placeProblems(file, ofValue, bytes, lineNumber)];
  }

  #checkSieved({ line, known }: SievedLine): readonly FileProblem[] {
    if (known === 'nothing') return this.#check(line);
    return known === 'json' ? this.#checkStrict(line) : this.#take(line);
  }

  /** A line that is known to be JSON, in a machine. */
  #checkStrict(line: RawLine): readonly FileProblem[] {
    const { bytes, lineNumber } = line;
    const value = this.#parser.parseStrict(line);
    const problems = problemsOfValue(this.target, value, bytes, lineNumber, this.#record);
    return placeProblems(this.target.file, problems, bytes, lineNumber, this.#find);
  }

  /** A line that is known to be valid, in a machine. */
  #take({ bytes, lineNumber }: RawLine): readonly FileProblem[] {
    const problems = this.#record(parseAccepted(bytes), lineNumber, bytes);
    return placeProblems(this.target.file, problems, bytes, lineNumber, this.#find);
  }

  readonly #record: OnRecord = (value, line, bytes) => {
    this.#lastRecord = line;
    return this.sink.record(value, line, bytes);
  };

  readonly #find: FindPlace = (bytes, pointer, ofKey) => this.#sieve?.locate(bytes, pointer, ofKey);
}
