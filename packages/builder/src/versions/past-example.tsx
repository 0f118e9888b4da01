import { Text } from '@mantine/core';
import type { Json } from '@mortise/shared/json';
import type { Fared, Place, Rehearsal } from '@mortise/shared/rehearsal';
import { Link } from '@tanstack/react-router';
import { yuan } from '../app/when.ts';
import { usePastTexts } from './past-texts.ts';
import { usePlaceName } from './place-name.ts';

/** One past execution that would fare otherwise: where it parts, which amounts change, and the way to look at it. */
export function PastExample({ example }: { readonly example: Fared }) {
  const t = usePastTexts();
  const { execution } = example;
  return (
    <li className="setting-row">
      <Text size="sm">
        <Link to="/executions/$execution" params={{ execution }} className="row-link">
          {t('example', { execution: execution.slice(-8) })}
        </Link>
      </Text>
      {example.fared === 'rehearsed' ? (
        <Changes rehearsal={example.rehearsal} />
      ) : (
        <Text size="sm">{example.fared === 'unreadable' ? `${t('unreadable')}: ${example.code}` : t('notReplayable')}</Text>
      )}
    </li>
  );
}

function Changes({ rehearsal: { path, amounts, open } }: { readonly rehearsal: Rehearsal }) {
  const t = usePastTexts();
  const nameOf = usePlaceName();
  const stepOf = (place: Place | undefined) =>
    place ? `${nameOf(place)}${place.exit === undefined ? '' : ` → ${place.exit}`}` : t('nothing');
  const lines = [
    ...(path
      ? [t('parts', { node: path.after ? nameOf(path.after) : t('start0'), was: stepOf(path.recorded), is: stepOf(path.rehearsed) })]
      : []),
    ...amounts.map(({ name, recordedFen, rehearsedFen }) => t('amount', { name, was: shown(recordedFen), is: shown(rehearsedFen) })),
    ...(open ? [`${t('openFromHere')}: ${nameOf(open)}, ${t(`why.${open.why}`)}`] : []),
  ];
  return lines.map((line) => (
    <Text key={line} size="sm">
      {line}
    </Text>
  ));
}

function shown(fen: Json): string {
  return typeof fen === 'number' ? yuan(fen) : String(fen ?? '–');
}
