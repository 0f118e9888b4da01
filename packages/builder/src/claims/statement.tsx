import { Stack, Title } from '@mantine/core';
import type { StatementLine } from '@mortise/shared/claim';
import { useTextIn } from '../app/language.ts';
import { yuan } from '../app/when.ts';
import { useReviewTexts } from './texts.ts';

/** The benefit statement as a tree: each figure with its formula, opened to what it was calculated from. */
export function Statement({ figure }: { readonly figure: StatementLine }) {
  const t = useReviewTexts();
  return (
    <Stack component="section" gap={8} aria-label={t('statement')}>
      <Title order={2} size="h5">
        {t('statement')}
      </Title>
      <div className="statement">
        <Figure figure={figure} depth={0} />
      </div>
    </Stack>
  );
}

function Figure({ figure, depth }: { readonly figure: StatementLine; readonly depth: number }) {
  const textIn = useTextIn();
  const line = (
    <>
      <span className="figure-title">{textIn(figure.title)}</span>
      <span className="amount">{figure.amountFen === undefined ? '' : yuan(figure.amountFen)}</span>
      {figure.formula && <span className="figure-formula">{textIn(figure.formula)}</span>}
    </>
  );
  if (figure.children.length === 0) return <div className="figure leaf">{line}</div>;
  return (
    <details className="figure-group" open={depth < 2}>
      <summary className="figure">{line}</summary>
      {figure.children.map((child) => (
        <Figure key={child.id} figure={child} depth={depth + 1} />
      ))}
    </details>
  );
}
