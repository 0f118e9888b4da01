import { Modal } from '@mantine/core';
import type { SheetAnswers, SheetQuestion } from '@mortise/shared/decision';
import { useAppTexts } from '../../app/texts.ts';
import { QuestionForm } from './question-form.tsx';
import { useFileTexts } from './texts.ts';

type Props = { readonly questions: readonly SheetQuestion[]; onAnswer(answers: SheetAnswers): void; onClose(): void };

/** Asks what pasted cells mean before they are written. */
export function QuestionDialog({ questions, onAnswer, onClose }: Props) {
  const t = useFileTexts();
  const app = useAppTexts();
  return (
    <Modal opened onClose={onClose} title={t('pasteTitle')} closeButtonProps={{ 'aria-label': app('close') }} size="lg">
      <QuestionForm questions={questions} onAnswer={onAnswer} onCancel={onClose} />
    </Modal>
  );
}
