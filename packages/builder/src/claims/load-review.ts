import { ReviewCase } from '@mortise/shared/claim';
import type { Json } from '@mortise/shared/json';
import { type Answers, api } from '../app/api.ts';

type Opened = Answers['tasks']['open'];

/** A task with the claim to review. What the task itself does not tell stays empty: the reviewer then works from the photos. */
export async function loadReview(task: string): Promise<{ readonly task: Opened; readonly claim: ReviewCase }> {
  const opened = await api.tasks.open.query({ id: task });
  return { task: opened, claim: reviewCaseFrom(opened) };
}

/** The case inside a task's data, or as much of one as the task tells. */
export function reviewCaseFrom({
  id,
  data,
  photos,
  choices,
  businessKey,
}: Pick<Opened, 'id' | 'data' | 'photos' | 'choices' | 'businessKey'>): ReviewCase {
  const whole = ReviewCase.safeParse(memberOf(data, 'review'));
  if (whole.success) return whole.data;
  const shown = memberOf(data, 'shown');
  return {
    claimNo: textOf(memberOf(data, 'claimNo')) || (businessKey ?? id),
    task: id,
    customer: textOf(memberOf(memberOf(shown, 'policy'), 'insuredName')),
    policyNo: textOf(memberOf(memberOf(shown, 'policy'), 'policyNo')),
    photos: photos.map(({ url, name }, at) => ({ id: `${at}`, url, name, width: 0, height: 0 })),
    receipts: [],
    findings: [],
    suggestion: { decision: 'approve', amountFen: amountOf(memberOf(data, 'amountFen')), reasons: [] },
    choices: choices.map(({ id: choice, title }) => ({ id: choice, title })),
  };
}

function memberOf(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function amountOf(value: Json | undefined): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : 0;
}
