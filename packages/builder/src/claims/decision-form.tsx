import { Alert, Button, Group, NumberInput, Radio, Stack, Textarea, Title } from '@mantine/core';
import type { ReviewCase } from '@mortise/shared/claim';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../app/api.ts';
import { useFaultText } from '../app/fault.ts';
import { useTextIn } from '../app/language.ts';
import { useNotice } from '../app/notice.ts';
import { yuan } from '../app/when.ts';
import { type Decision, decisionProblem, valuesOf } from './decision.ts';
import { useReviewTexts } from './texts.ts';

/** The reviewer's decision: accept, change the amount with a reason, decline with a reason, or ask for documents. */
export function DecisionForm({ claim }: { readonly claim: ReviewCase }) {
  const t = useReviewTexts();
  const textIn = useTextIn();
  const faultText = useFaultText();
  const notice = useNotice();
  const navigate = useNavigate();
  const client = useQueryClient();
  const most = claim.suggestion.amountFen;
  const [decision, setDecision] = useState<Decision>({ choice: 'accept', amountFen: most, reason: '', documents: '' });
  const change = (next: Partial<Decision>) => setDecision({ ...decision, ...next });
  const decide = useMutation({
    mutationFn: () => {
      const reason = decision.reason.trim();
      return api.tasks.decide.mutate({
        id: claim.task,
        choice: decision.choice,
        values: valuesOf(decision),
        ...(reason ? { reason } : {}),
      });
    },
    onSuccess: async () => {
      const choice = claim.choices.find(({ id }) => id === decision.choice);
      notice(t('decided', { choice: choice ? textIn(choice.title) : decision.choice }));
      await client.invalidateQueries({ queryKey: ['tasks'] });
      await navigate({ to: '/review' });
    },
  });
  const needsReason = decision.choice === 'change' || decision.choice === 'decline';
  return (
    <form
      className="decision"
      aria-label={t('decide')}
      onSubmit={(event) => {
        event.preventDefault();
        decide.mutate();
      }}
    >
      <Stack gap="sm">
        <Title order={2} size="h5">
          {t('decide')}
        </Title>
        {decide.error && (
          <Alert color="red" variant="light" role="alert">
            {faultText(decide.error)}
          </Alert>
        )}
        <Radio.Group aria-label={t('decide')} value={decision.choice} onChange={(choice) => change({ choice })}>
          <Group gap="md">
            {claim.choices.map(({ id, title }) => (
              <Radio key={id} value={id} label={textIn(title)} />
            ))}
          </Group>
        </Radio.Group>
        {decision.choice === 'change' && (
          <NumberInput
            label={t('amount')}
            description={t('amountHelp', { amount: yuan(most) })}
            prefix="¥"
            thousandSeparator
            decimalScale={2}
            min={0}
            max={most / 100}
            value={decision.amountFen / 100}
            onChange={(next) => change({ amountFen: Math.round(Number(next) * 100) })}
          />
        )}
        {decision.choice === 'documents' && (
          <Textarea
            label={t('documents')}
            description={t('documentsHelp')}
            required
            maxLength={1000}
            autosize
            minRows={2}
            value={decision.documents}
            onChange={(event) => change({ documents: event.currentTarget.value })}
          />
        )}
        {needsReason && (
          <Textarea
            label={t('reason')}
            description={t('reasonHelp')}
            required
            maxLength={2000}
            autosize
            minRows={2}
            value={decision.reason}
            onChange={(event) => change({ reason: event.currentTarget.value })}
          />
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={decide.isPending} disabled={decisionProblem(decision, most) !== undefined}>
            {t('confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
