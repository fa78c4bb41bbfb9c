import { id as contractId } from '../../../generated/shapes';
import { printable, type JsonObject, type JsonValue } from '../../artifacts';
import type { DatasetRecord } from './dataset-record';
import { count, listOf, object, text } from './record-checks';

/** A question, the passage it is about, and the answers that count as right. */
export interface SquadQuestion {
  readonly id: string;
  /** Title of the article that the passage is from. */
  readonly article: string;
  readonly passage: string;
  readonly question: string;
  /** At least one, each a piece of the passage, none twice. */
  readonly answers: readonly string[];
}

/** An article's questions, in the order of the file. */
export interface SquadArticle {
  readonly title: string;
  readonly questions: readonly SquadQuestion[];
}

const ANSWERABLE = 'expected is SQuAD 1.1, in which every question has an answer; not SQuAD 2.0';

/**
 * `{data: [{title, paragraphs: [{context, qas: [{id, question, answers: [{text, answer_start}]}]}]}]}`.
 *
 * @param seen ids that are taken; those of this file are added
 */
export function readArticles(file: DatasetRecord, seen: Set<string>): SquadArticle[] {
  const { data } = object(file, '', file.value);
  return listOf((_, at, entry) => {
    const article = object(file, at, entry);
    const title = text(file, `${at}/title`, article['title']);
    const paragraphs = listOf((_, pointer, paragraph) =>
      readParagraph(file, pointer, paragraph, seen),
    )(file, `${at}/paragraphs`, article['paragraphs']);
    const questions = paragraphs.flat().map((question) => ({ article: title, ...question }));
    return { title, questions };
  })(file, '/data', data);
}

function readParagraph(
  file: DatasetRecord,
  at: string,
  value: JsonValue | undefined,
  seen: Set<string>,
): Omit<SquadQuestion, 'article'>[] {
  const paragraph = object(file, at, value);
  const passage = text(file, `${at}/context`, paragraph['context']);
  const characters = Array.from(passage);
  return listOf((_, pointer, entry) => {
    const qa = object(file, pointer, entry);
    return {
      id: newId(file, `${pointer}/id`, qa['id'], seen),
      passage,
      question: text(file, `${pointer}/question`, qa['question']),
      answers: readAnswers(file, pointer, qa, characters),
    };
  })(file, `${at}/qas`, paragraph['qas']);
}

function newId(
  file: DatasetRecord,
  at: string,
  value: JsonValue | undefined,
  seen: Set<string>,
): string {
  const id = text(file, at, value);
  if (!contractId.pattern.test(id))
    throw file.wrong(at, `an id that matches ${contractId.pattern.source}`, id);
  if (seen.has(id)) throw file.wrong(at, 'an id that no earlier question has', id);
  seen.add(id);
  return id;
}

function readAnswers(
  file: DatasetRecord,
  at: string,
  qa: JsonObject,
  passage: readonly string[],
): string[] {
  const { is_impossible: impossible = false } = qa;
  if (impossible !== false)
    throw file.wrong(`${at}/is_impossible`, 'a question with an answer', impossible, ANSWERABLE);
  const answers = listOf((_, pointer, entry) => readAnswer(file, pointer, entry, passage))(
    file,
    `${at}/answers`,
    qa['answers'],
  );
  if (answers.length === 0)
    throw file.wrong(`${at}/answers`, 'at least one answer', [], ANSWERABLE);
  return [...new Set(answers)];
}

/** @param passage its code points: `answer_start` counts them, as SQuAD's own tools in Python do */
function readAnswer(
  file: DatasetRecord,
  at: string,
  value: JsonValue | undefined,
  passage: readonly string[],
): string {
  const entry = object(file, at, value);
  const answer = text(file, `${at}/text`, entry['text']);
  if (answer.trim() === '') throw file.wrong(`${at}/text`, 'an answer that is not blank', answer);
  const start = count(file, `${at}/answer_start`, entry['answer_start']);
  const end = start + Array.from(answer).length;
  const found = passage.slice(start, end).join('');
  if (found === answer) return answer;
  throw file.wrong(
    `${at}/answer_start`,
    `where ${JSON.stringify(printable(answer.slice(0, 80)))} begins in the passage`,
    start,
    `answers must be copied from the passage, and answer_start counts Unicode code points from 0`,
  );
}
