import { Badge, Group, Text, Title, Tooltip } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useActorName } from '../app/actor.ts';
import { api } from '../app/api.ts';
import { useTextIn } from '../app/language.ts';
import { Failure, Waiting } from '../app/list-frame.tsx';
import { usePageTitle } from '../app/page-frame.tsx';
import { useWhen } from '../app/when.ts';
import { noLights } from '../canvas/light.ts';
import { useCatalogue } from '../flows/catalogue.ts';
import { DrawingView } from '../flows/drawing-view.tsx';
import { Inspector } from '../inspector/inspector.tsx';
import { useVersionTexts } from './texts.ts';

/** A published version: the drawing as it was, with every setting, and nothing to change. */
export function VersionPage() {
  const t = useVersionTexts();
  const textIn = useTextIn();
  const { at } = useWhen();
  const nameOf = useActorName();
  const { flow, number } = useParams({ from: '/staff/flows/$flow/versions/$number' });
  const version = useQuery({
    queryKey: ['flows', 'version', flow, number],
    queryFn: () => api.flows.version.query({ id: flow, number: Number(number) }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const catalogue = useCatalogue();
  const specs = useMemo(() => new Map(catalogue.data?.map((spec) => [spec.kind, spec])), [catalogue.data]);
  usePageTitle(t('number', { number }));
  if (version.error) return <Failure error={version.error} onRetry={() => void version.refetch()} />;
  if (!version.data || !catalogue.data) return <Waiting />;
  const { graph, message, author, publishedAt } = version.data;
  return (
    <div className="drawing">
      <Group component="header" className="drawing-header" justify="space-between" wrap="nowrap">
        <Group gap={10} wrap="nowrap">
          <Tooltip label={t('back')}>
            <Link to="/flows/$flow" params={{ flow }} aria-label={t('back')} className="icon-link">
              <IconChevronLeft size={20} />
            </Link>
          </Tooltip>
          <Title order={1} size="h4">
            {textIn(graph.name)} · {t('number', { number })}
          </Title>
          <Badge variant="default" tt="none">
            {t('readOnly')}
          </Badge>
        </Group>
        <Text size="sm" c="gray.7" truncate>
          {message} — {t('by', { who: nameOf(author), at: at(publishedAt) })}
        </Text>
      </Group>
      <DrawingView
        graph={graph}
        catalogue={specs}
        lights={noLights}
        panel={
          <div className="drawing-panel-body">
            <Inspector />
          </div>
        }
      />
    </div>
  );
}
