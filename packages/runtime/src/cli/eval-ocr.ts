import { inReadingOrder, ocrTruthFrom } from './ocr-truth.ts';
import { definePictureEval } from './picture-eval.ts';
import { overall, scoreText } from './text-score.ts';

/** `mortise eval ocr`: reads every picture that has a truth and compares the text, row by row. */
export const evalOcr = definePictureEval<string>({
  name: 'eval ocr',
  usage: '--images DIR --truth DIR|JSONL [--json]',
  summary:
    'Reads pictures and compares their text: changes per character (cer) and the share of words found (wordRecall). A truth all in capitals is compared in capitals.',
  loadTruth: ({ truth, files }) => ocrTruthFrom(truth, files),
  measure(pairs) {
    // some truths are written in capitals whatever was printed; then case tells nothing
    const inCapitals = pairs.every(({ truth }) => truth === truth.toUpperCase());
    const fold = (text: string) => (inCapitals ? text.toUpperCase() : text);
    return overall(pairs.map(({ page, truth }) => scoreText({ read: fold(inReadingOrder(page.lines)), truth })));
  },
});
