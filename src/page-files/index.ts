/** The built page of `src/page`, as files to serve beside the API. */
export { readPage, type AnswerPage } from './read-page';
