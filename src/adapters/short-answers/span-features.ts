import { describeForm } from './form-features';
import { describeGrammar } from './grammar-features';
import { describeMeaning } from './meaning-features';
import type { PreparedQuestion } from './prepared-question';
import { placeOf, type DescribeSpan } from './span-place';
import { FeatureWriter, type SparseFeatures } from './sparse-features';
import { needsGrammar, needsMeaning, needsWords, type View } from './views';
import { describeWords } from './word-features';

/** Raised whenever a question gets other features: weights are of no use with others. */
export const FEATURES_VERSION = 2;

/** The features of every span under a view. */
export function spanFeatures(view: View, question: PreparedQuestion): SparseFeatures {
  const describe: DescribeSpan[] = [
    describeForm(question),
    ...(needsWords(view) ? [describeWords(question)] : []),
    ...(needsGrammar(view) ? [describeGrammar(question)] : []),
    ...(needsMeaning(view) ? [describeMeaning(question)] : []),
  ];
  const writer = new FeatureWriter();
  for (const span of question.spans) {
    const place = placeOf(question.passage, span);
    for (const add of describe) add(place, writer);
    writer.next();
  }
  return writer.features();
}
